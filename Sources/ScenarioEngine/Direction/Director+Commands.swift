// What the script's commands mean to the director.

extension Director {
  /// Longer than any session.
  private static let longestWaitMs = 86_400_000

  /// Does what a command says; true where the track does not go on at once.
  mutating func obey(
    _ command: PresentedCommand, _ id: TrackID, _ output: inout DirectorOutput
  ) -> Bool {
    switch command.name {
    case "timer":
      guard id == .main else {
        fault("timer", id, &output)
        return false
      }
      self[id].pendingTimerMs = Self.time(command)
      return false
    case "wait":
      self[id].phase = .wait(until: now + (Self.time(command) ?? 0))
      return true
    case "end": return end(command, id, &output)
    case "start":
      startTrack(command.arguments.first ?? "", by: id, &output)
      return false
    case "halt":
      haltTrack(command.arguments.first ?? "", by: id, &output)
      return false
    default:
      if let cue = Self.cue(command) { show(cue, id, &output) }
      return false
    }
  }

  /// The time that a command names, kept within what a session can last.
  static func time(_ command: PresentedCommand) -> Int? {
    command.milliseconds(at: 0).map { max(0, min($0, longestWaitMs)) }
  }

  /// `<<end ID>>`: the scene is over, and everything behind it.
  private mutating func end(
    _ command: PresentedCommand, _ id: TrackID, _ output: inout DirectorOutput
  ) -> Bool {
    guard id == .main else {
      fault("end", id, &output)
      return false
    }
    let end = command.arguments.first ?? ""
    closeAll(cause: "end", &output)
    main.phase = .ended(end)
    output.record(Draft(.end, .engine, id: end), in: main.node)
    output.ask(.end(id: end))
    return true
  }

  func show(_ cue: StageCue, _ id: TrackID, _ output: inout DirectorOutput) {
    output.record(Draft(.cue, .engine, id: cue.summary), in: self[id].node)
    output.ask(.cue(cue))
  }

  /// The cue that a command is, or nil for the commands that the director obeys itself.
  static func cue(_ command: PresentedCommand) -> StageCue? {
    switch command.name {
    case "timer", "wait", "end", "start", "halt", "ladder": nil
    default: StageCue(name: command.name, arguments: command.arguments)
    }
  }
}
