// How the director follows the ladders.

extension Director {
  func readLadders() -> [Int] {
    program.ladders.map { value(of: $0) }
  }

  mutating func reportLadders(_ output: inout Output) {
    for (index, ladder) in program.ladders.enumerated() {
      let value = value(of: ladder)
      let before = ladderValues[index]
      guard value != before else { continue }
      ladderValues[index] = value
      output.record(
        Draft(.ladder, .engine, id: ladder.name) {
          $0.value = value
          $0.delta = value - before
        })
    }
    for saturation in machine.saturations {
      output.record(
        Draft(.ladderSaturated, .engine, id: program.ladders[saturation.ladder].name))
    }
  }

  func value(of ladder: LadderInfo) -> Int {
    guard case .number(let number)? = machine.value(ofVariable: ladder.name) else {
      return ladder.lower
    }
    return Int(number)
  }

  /// The value of a ladder, for the search for ways and for the review.
  package func ladder(_ name: String) -> Int? {
    program.ladders.firstIndex { $0.name == name }.map { ladderValues[$0] }
  }
}
