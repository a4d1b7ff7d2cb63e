// How the director follows the ladders.

extension Director {
  /// Notes what a step changed; a background track's writes are taken back.
  mutating func followLadders(_ id: TrackID, _ output: inout DirectorOutput) {
    for (index, ladder) in program.ladders.enumerated() {
      let value = value(of: ladder)
      let before = ladderValues[index]
      guard value != before else { continue }
      if case .background = id {
        _ = machine.setValue(.number(Float(before)), ofVariable: ladder.name)
        fault("ladder", id, &output)
        continue
      }
      ladderValues[index] = value
      output.record(
        Draft(.ladder, .engine, id: ladder.name) {
          $0.value = value
          $0.delta = value - before
        }, in: self[id].node)
    }
    if case .background = id { return }
    for saturation in machine.saturations {
      output.record(
        Draft(.ladderSaturated, .engine, id: program.ladders[saturation.ladder].name),
        in: self[id].node)
    }
  }

  func value(of ladder: LadderInfo) -> Int {
    guard case .number(let number) = machine.state.shared.variables[ladder.slot] else {
      return ladder.lower
    }
    return Int(number)
  }

  /// The value of a ladder, for the search for ways and for the review.
  package func ladder(_ name: String) -> Int? {
    program.ladders.firstIndex { $0.name == name }.map { ladderValues[$0] }
  }
}
