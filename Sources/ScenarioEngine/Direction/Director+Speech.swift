// How lines get their time, and cues their way to the stage.

extension Director {
  /// Starts a line and every `#with` line behind it.
  mutating func begin(_ line: PresentedLine, _ output: inout Output) {
    var lines = [line.lineIndex]
    var longest = say(line, &output)
    while let next = companion(&output) {
      lines.append(next.lineIndex)
      longest = max(longest, say(next, &output))
    }
    phase = .beat(lines: lines, endsAt: now + longest)
  }

  func say(_ line: PresentedLine, _ output: inout Output) -> Int {
    let duration = durations[line.lineIndex]
    output.record(
      Draft(.line, .engine, id: program.lines[line.lineIndex].id) { $0.value = duration })
    output.effects.append(
      .say(
        LineBeat(
          lineIndex: line.lineIndex, substitutions: line.substitutions, durationMs: duration)))
    return duration
  }

  /// The next line where it carries `#with`; cues between are carried along.
  ///
  /// Looks ahead on a copy of the machine: state is a value.
  mutating func companion(_ output: inout Output) -> PresentedLine? {
    var probe = machine
    var cues: [StageCue] = []
    while let yield = try? probe.next() {
      switch yield {
      case .command(let command):
        guard let cue = Self.cue(command) else { return nil }
        cues.append(cue)
      case .line(let line) where program.lines[line.lineIndex].hasTag("with"):
        machine = probe
        for cue in cues { show(cue, &output) }
        return line
      case .line, .options, .nodeEntered, .returned, .finished: return nil
      }
    }
    return nil
  }

  /// Cuts whatever is spoken or shown; the scene will not go on from here.
  mutating func cut(output: inout Output) {
    switch phase {
    case .beat(let lines, _):
      for line in lines {
        output.record(Draft(.lineCut, .engine, id: program.lines[line].id))
        output.effects.append(.lineEnded(lineIndex: line))
      }
    case .choosing: output.effects.append(.hideOptions)
    case .idle, .wait, .ended, .failed: break
    }
  }
}

// MARK: - Commands

extension Director {
  /// Does what a command says; true where it takes time or ends the scene.
  mutating func obey(_ command: PresentedCommand, _ output: inout Output) -> Bool {
    switch command.name {
    case "timer":
      pendingTimerMs = command.milliseconds(at: 0)
      return false
    case "wait":
      phase = .wait(until: now + (command.milliseconds(at: 0) ?? 0))
      return true
    case "end":
      let id = command.arguments.first ?? ""
      phase = .ended(id)
      output.record(Draft(.end, .engine, id: id))
      output.effects.append(.end(id: id))
      return true
    case "ladder": return false
    default:
      if let cue = Self.cue(command) { show(cue, &output) }
      return false
    }
  }

  func show(_ cue: StageCue, _ output: inout Output) {
    output.record(Draft(.cue, .engine, id: cue.summary))
    output.effects.append(.cue(cue))
  }

  /// The cue that a command is, or nil for the commands that the director obeys itself.
  static func cue(_ command: PresentedCommand) -> StageCue? {
    guard !["timer", "wait", "end", "ladder"].contains(command.name) else { return nil }
    return StageCue(name: command.name, arguments: command.arguments)
  }
}
