// What a segment writes past the bounds that the author gave it.

extension Explorer {
  /// Whether a number is outside its range before anything is written; the scene fails by it.
  mutating func beginsOutOfRange(_ start: Int) -> Bool {
    for (slot, bounds) in machine.watchedBounds.enumerated() {
      guard let bounds, case .number(let number) = machine.state.shared.variables[slot],
        !bounds.contains(number)
      else { continue }
      lastPlace = .node(start)
      failMain(.outOfRange(slot))
      return true
    }
    return false
  }

  /// Looks what the machine wrote: past a ladder's bounds, or out of a number's range.
  ///
  /// A background track's writes to a ladder are taken back. A number that is outside its range ends
  /// the way, since what follows would prove nothing.
  mutating func followWrites(_ runner: Runner) {
    if let write = machine.stray {
      stray = write
      lastPlace = ScriptPlace.assignment(by: write.instruction, in: program) ?? lastPlace
    }
    if case .track = runner {
      guard tracksWriteLadders else { return }
      for ladder in program.ladders {
        machine.state.shared.variables[ladder.slot] = keptVariables[ladder.slot]
      }
      return
    }
    guard !machine.saturations.isEmpty else { return }
    for saturation in machine.saturations {
      let place = saturation.instruction.flatMap {
        ScriptPlace.assignment(by: $0, in: program)
      }
      pendingFaults.append(
        SceneFault(kind: .pushedPast(saturation.ladder), place: place ?? lastPlace))
    }
  }
}
