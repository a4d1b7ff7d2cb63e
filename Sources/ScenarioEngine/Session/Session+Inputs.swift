// What each input does.

extension Session {
  mutating func obey(_ input: Input, _ output: inout SessionOutput) {
    switch input {
    case .choose(let option, let modality):
      choose(option, modality, modality == .voice ? .operator : .participant, &output)
    case .tag(let option): choose(option, .voice, .operator, &output)
    case .gaze(let target): gaze(target, &output)
    case .stop(let cause): stop(cause, &output)
    case .pause(let inCalmPlace): pause(inCalmPlace: inCalmPlace, &output)
    case .resume: resume(&output)
    case .rewind(let number): rewind(to: number, &output)
    case .intervene(let node): intervene(node, &output)
    case .level(let level): change(to: level, &output)
    case .volume(let percent): change(toVolume: percent, &output)
    case .typed(let text, let option): type(text, meaning: option, &output)
    case .rate(let question, let value): take(.value(value), to: question, &output)
    case .answer(let question, let reply): take(reply, to: question, &output)
    case .fault(let cause): suffer(cause, &output)
    }
  }

  mutating func refuse(
    _ id: String?, _ cause: String, _ actor: Actor, _ output: inout SessionOutput
  ) {
    emit(Draft(.refused, actor, id: id) { $0.cause = cause }, &output)
  }

  /// Why nothing of the scene can be answered now; nil where it can.
  private var hindrance: String? {
    if stage != .scene { return "no-scene" }
    return isPaused ? "paused" : nil
  }

  // MARK: - The young person

  private mutating func choose(
    _ option: String, _ modality: Modality, _ actor: Actor, _ output: inout SessionOutput
  ) {
    if let hindrance { return refuse(option, hindrance, actor, &output) }
    var isTaken = false
    direct(&output) {
      isTaken = $0.choose(option: option, modality: modality, actor: actor, output: &$1)
    }
    if !isTaken { refuse(option, "not-on-show", actor, &output) }
  }

  private mutating func gaze(_ target: GazeTarget?, _ output: inout SessionOutput) {
    if target == .down {
      if lookingDownSince == nil { lookingDownSince = now }
    } else {
      lookingDownSince = nil
    }
    gazeOption = if case .option(let id) = target { id } else { nil }
    followGazeOnPrompt()
    followGaze(&output)
  }

  private mutating func followGaze(_ output: inout SessionOutput) {
    guard hindrance == nil else { return }
    let option = gazeOption
    direct(&output) { $0.gaze(atOption: option, output: &$1) }
  }

  // MARK: - The operator

  private mutating func intervene(_ node: String, _ output: inout SessionOutput) {
    guard stage == .scene else {
      emit(
        Draft(.interventionRefused, .engine, id: node) { $0.cause = "no-scene" }, &output)
      return
    }
    let isPaused = isPaused
    direct(&output) { $0.intervene(node: node, isPaused: isPaused, output: &$1) }
  }

  /// One dial from 1 to 5; the script sees the new level from the next boundary on.
  private mutating func change(to level: Int, _ output: inout SessionOutput) {
    guard stage == .scene || stage == .baseline else {
      return refuse("level", "no-scene", .operator, &output)
    }
    guard plan.levels.contains(level), director.level != nil else {
      return refuse("level", "unknown-level", .operator, &output)
    }
    director.pendingLevel = level
  }

  /// The volume holds at once and in every stage; a rewind leaves it where it is.
  private mutating func change(toVolume percent: Int, _ output: inout SessionOutput) {
    volumePercent = min(max(percent, 0), 100)
    emit(Draft(.volume, .operator) { $0.value = volumePercent }, &output)
    output.effects.append(.volume(volumePercent))
  }

  /// What was said, as somebody typed it: the answer to a question, an option, or a record of it.
  private mutating func type(
    _ text: String, meaning option: String?, _ output: inout SessionOutput
  ) {
    if let prompt {
      guard option == nil, prompt.accepts(.text(text)) else {
        return refuse(option ?? prompt.id, "no-words-wanted", .operator, &output)
      }
      return take(.text(text), to: prompt.id, &output)
    }
    guard stage == .scene else { return refuse(option, "no-scene", .operator, &output) }
    emit(
      Draft(.typed, .operator, id: option) {
        $0.modality = Modality.voice.rawValue
        $0.text = text
      }, &output)
    if let option { choose(option, .voice, .operator, &output) }
  }

  // MARK: - Devices

  private mutating func suffer(_ cause: String, _ output: inout SessionOutput) {
    emit(Draft(.fault, .engine) { $0.cause = cause }, &output)
    switch KnownFault(rawValue: cause) {
    case .headsetOff: takeOffHeadset(&output)
    case .headsetOn: headsetOffSince = nil
    case .operatorLost:
      if stage == .scene, !isPaused { hold(.engine, cause: cause, inCalmPlace: false, &output) }
    case .operatorBack, nil: break
    }
  }

  /// The scene waits in the calm place; who does not come back within twenty seconds has stopped.
  private mutating func takeOffHeadset(_ output: inout SessionOutput) {
    lookingDownSince = nil
    promptDwell = nil
    guard headsetOffSince == nil else { return }
    headsetOffSince = now
    guard stage == .scene else { return }
    if isPaused {
      showCalmPlace(&output)
    } else {
      hold(.engine, cause: KnownFault.headsetOff.rawValue, inCalmPlace: true, &output)
    }
  }
}

// MARK: - Pause

extension Session {
  private mutating func pause(inCalmPlace: Bool, _ output: inout SessionOutput) {
    guard stage == .scene else { return refuse("pause", "no-scene", .operator, &output) }
    if !isPaused {
      hold(.operator, cause: nil, inCalmPlace: inCalmPlace, &output)
    } else if inCalmPlace, !isCalmPlaceShown {
      showCalmPlace(&output)
    } else {
      refuse("pause", "paused", .operator, &output)
    }
  }

  /// Everything of the scene stands still: tracks, clocks, and the dwell of a gaze is forgotten.
  private mutating func hold(
    _ actor: Actor, cause: String?, inCalmPlace: Bool, _ output: inout SessionOutput
  ) {
    isPaused = true
    pausedAt = now
    director.dropDwell()
    emit(Draft(.pause, actor) { $0.cause = cause }, &output)
    output.effects.append(.pause)
    if inCalmPlace { showCalmPlace(&output) }
  }

  /// A scene that begins while the headset is off waits for it, as long as any other.
  mutating func holdWithoutHeadset(_ output: inout SessionOutput) {
    guard stage == .scene, headsetOffSince != nil else { return }
    headsetOffSince = now
    hold(.engine, cause: KnownFault.headsetOff.rawValue, inCalmPlace: true, &output)
  }

  private mutating func showCalmPlace(_ output: inout SessionOutput) {
    guard !isCalmPlaceShown else { return }
    isCalmPlaceShown = true
    emit(Draft(.calmPlace, .engine), &output)
    output.effects.append(.calmPlace(isShown: true))
  }

  private mutating func resume(_ output: inout SessionOutput) {
    guard isPaused else { return refuse("resume", "not-paused", .operator, &output) }
    guard headsetOffSince == nil else {
      return refuse("resume", KnownFault.headsetOff.rawValue, .operator, &output)
    }
    goOn(.operator, &output)
    followGaze(&output)
    direct(&output) { $0.serveQueue(output: &$1) }
  }

  private mutating func goOn(_ actor: Actor, _ output: inout SessionOutput) {
    guard isPaused, let pausedAt else { return }
    sceneOffset += now - pausedAt
    isPaused = false
    self.pausedAt = nil
    if isCalmPlaceShown {
      isCalmPlaceShown = false
      emit(Draft(.calmPlaceLeft, .engine), &output)
      output.effects.append(.calmPlace(isShown: false))
    }
    emit(Draft(.resume, actor), &output)
    output.effects.append(.resume)
  }
}

// MARK: - Rewind

extension Session {
  /// "Prøv igen": everything of the scene is as it was when that choice was presented.
  ///
  /// The session clock and the numbering go on; nothing is deleted from the log.
  /// What the pedagogue asked for since then is forgotten. Without a headset the
  /// scene stays held.
  mutating func rewind(to number: Int, _ output: inout SessionOutput) {
    guard stage != .baseline, stage != .closed,
      let index = snapshots.firstIndex(where: { $0.number == number })
    else {
      return refuse("rewind", "unknown-choice", .participant, &output)
    }
    closeScene(cause: "rewind", &output)
    closePrompt(&output)
    questionnaire = nil
    endID = nil
    stopCause = nil
    attempt += 1
    let levelBefore = director.level
    snapshots.removeSubrange((index + 1)...)
    director = snapshots[index].director
    director.forgetRequests()
    emit(Draft(.rewind, .participant) { $0.value = number }, &output)
    output.effects.append(.rewound(attempt: attempt))
    goOn(.engine, &output)
    sceneOffset = now - director.now
    if stage != .scene { enter(.scene, &output) }
    direct(&output) { $0.presentAgain(levelBefore: levelBefore, output: &$1) }
    holdWithoutHeadset(&output)
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
      let whole = group.timerMs, whole > 0
    else { return nil }
    let sceneTime = isPaused ? director.now : time - sceneOffset
    return max(0, min(1, Double(expiresAt - sceneTime) / Double(whole)))
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

// MARK: - What the pedagogue can ask for

extension Session {
  /// What the scenario lets the pedagogue call while the scene plays.
  package var interventions: [InterventionOffer] { plan.interventions }

  /// The choice that "prøv igen" goes back to: the last one that is not waiting for an answer.
  package var choiceToTryAgain: Int? {
    guard stage != .baseline, stage != .closed else { return nil }
    let waiting = stage == .scene ? director.openGroup?.number : nil
    return snapshots.last { $0.number != waiting }?.number
  }

  /// The scenario's next level up or down from the one that holds or was asked for.
  package func nextLevel(isHarder: Bool) -> Int? {
    guard stage == .scene, let level = director.pendingLevel ?? director.level else { return nil }
    let levels = plan.levels.sorted()
    return isHarder ? levels.first { $0 > level } : levels.last { $0 < level }
  }
}

extension Session {
  /// The id of a line of the session's program.
  package func lineID(_ index: Int) -> String { plan.program.lines[index].id }
}
