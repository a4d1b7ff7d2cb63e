// What each input does.

extension Session {
  mutating func obey(_ input: Input, _ output: inout SessionOutput) {
    switch input {
    case .choose(let option, let modality):
      choose(option, modality, modality == .voice ? .operator : .participant, &output)
    case .tag(let option): choose(option, .voice, .operator, &output)
    case .gaze(let target): gaze(target, &output)
    case .stop(let cause): stop(cause, &output)
    case .pause: pause(&output)
    case .resume: resume(&output)
    case .rate(let question, let value): take(.value(value), to: question, &output)
    case .answer(let question, let reply): take(reply, to: question, &output)
    case .rewind(let number): rewind(to: number, &output)
    case .fault(let cause): emit(Draft(.fault, .engine) { $0.cause = cause }, &output)
    }
  }

  private mutating func choose(
    _ option: String, _ modality: Modality, _ actor: Actor, _ output: inout SessionOutput
  ) {
    guard stage == .scene, !isPaused else {
      refuse(option, actor, &output)
      return
    }
    var isTaken = false
    direct(&output) {
      isTaken = $0.choose(option: option, modality: modality, actor: actor, output: &$1)
    }
    if !isTaken { refuse(option, actor, &output) }
  }

  private mutating func refuse(_ id: String?, _ actor: Actor, _ output: inout SessionOutput) {
    emit(Draft(.refused, actor, id: id), &output)
  }

  private mutating func gaze(_ target: GazeTarget?, _ output: inout SessionOutput) {
    if target == .down {
      if lookingDownSince == nil { lookingDownSince = now }
    } else {
      lookingDownSince = nil
    }
    guard stage == .scene, !isPaused else { return }
    let option: String? = if case .option(let id) = target { id } else { nil }
    direct(&output) { $0.gaze(atOption: option, output: &$1) }
  }

  private mutating func pause(_ output: inout SessionOutput) {
    guard stage == .scene, !isPaused else {
      refuse("pause", .operator, &output)
      return
    }
    isPaused = true
    pausedAt = now
    director.dropDwell()
    emit(Draft(.pause, .operator), &output)
    output.effects.append(.pause)
  }

  private mutating func resume(_ output: inout SessionOutput) {
    guard isPaused, let pausedAt else {
      refuse("resume", .operator, &output)
      return
    }
    sceneOffset += now - pausedAt
    isPaused = false
    self.pausedAt = nil
    emit(Draft(.resume, .operator), &output)
    output.effects.append(.resume)
  }

  /// "Prøv igen": everything of the scene is as it was when that choice was presented.
  ///
  /// The session clock and the numbering go on; nothing is deleted from the log.
  private mutating func rewind(to number: Int, _ output: inout SessionOutput) {
    guard stage != .baseline, stage != .closed,
      let index = snapshots.firstIndex(where: { $0.number == number })
    else {
      refuse("rewind", .participant, &output)
      return
    }
    cutScene(&output)
    closePrompt(&output)
    questionnaire = nil
    isPaused = false
    pausedAt = nil
    endID = nil
    attempt += 1
    snapshots.removeSubrange((index + 1)...)
    director = snapshots[index].director
    sceneOffset = now - director.now
    emit(Draft(.rewind, .participant) { $0.value = number }, &output)
    output.effects.append(.rewound(attempt: attempt))
    if stage != .scene { enter(.scene, &output) }
    direct(&output) { $0.presentAgain(output: &$1) }
  }

  private mutating func cutScene(_ output: inout SessionOutput) {
    guard stage == .scene else { return }
    direct(&output) { $0.cut(output: &$1) }
  }
}

// MARK: - What the picture shows

extension Session {
  /// How far the dwell ring has filled and on which option, at `time` on the session clock.
  package func dwellProgress(at time: Int) -> (option: Int, fraction: Double)? {
    guard stage == .scene, !isPaused, let group = director.openGroup else { return nil }
    return group.dwellProgress(at: time - sceneOffset).map { ($0.entry, $0.fraction) }
  }

  /// How much of the time to answer is left, 1 to 0; nil where there is no clock.
  package func timerFraction(at time: Int) -> Double? {
    guard stage == .scene, let group = director.openGroup, let expiresAt = group.expiresAt,
      expiresAt > group.shownAt
    else { return nil }
    let sceneTime = isPaused ? director.now : time - sceneOffset
    return max(0, min(1, Double(expiresAt - sceneTime) / Double(expiresAt - group.shownAt)))
  }

  /// How far the ring of looking down has filled, 0 to 1.
  package func lookDownProgress(at time: Int) -> Double? {
    guard settings.lookingDownStops, let lookingDownSince, stage != .calm, stage != .closed else {
      return nil
    }
    return max(0, min(1, Double(time - lookingDownSince) / Double(Self.lookDownMs)))
  }

  /// The options on show, in the order that keys name them from 1.
  package var optionsOnShow: OptionsOnShow? {
    stage == .scene ? director.openGroup?.onShow : nil
  }
}

extension Session {
  /// The id of a line of the session's program.
  package func lineID(_ index: Int) -> String { plan.program.lines[index].id }
}
