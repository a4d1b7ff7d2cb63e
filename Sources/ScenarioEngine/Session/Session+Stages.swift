// How a session moves from stage to stage.

extension Session {
  /// Lets the director act and takes over what it says.
  mutating func direct(
    _ output: inout SessionOutput, _ act: (inout Director, inout DirectorOutput) -> Void
  ) {
    var said = DirectorOutput()
    swap(&said, &scratch)
    act(&director, &said)
    for draft in said.events { emit(draft, &output) }
    output.effects.append(contentsOf: said.effects)
    said.removeAll()
    swap(&said, &scratch)
    rememberChoice()
    leaveSceneIfOver(&output)
  }

  func stamped(_ draft: Draft, sequence: Int) -> SessionEvent {
    SessionEvent(
      timeMs: now, sequence: sequence, attempt: attempt, kind: draft.kind, actor: draft.actor,
      node: draft.node ?? (stage == .scene ? director.node : nil), id: draft.id,
      modality: draft.modality, began: draft.began, latency: draft.latency, style: draft.style,
      value: draft.value,
      delta: draft.delta, choice: draft.choice, cause: draft.cause, text: draft.text)
  }

  mutating func emit(_ draft: Draft, _ output: inout SessionOutput) {
    sequence += 1
    output.records.append(.event(stamped(draft, sequence: sequence)))
  }

  mutating func enter(_ next: SessionStage, _ output: inout SessionOutput) {
    stage = next
    emit(Draft(.stage, .engine, id: next.rawValue), &output)
    output.effects.append(.stage(next))
  }

  mutating func beginScene(_ output: inout SessionOutput) {
    enter(.scene, &output)
    sceneOffset = now
    let node = plan.startNode
    direct(&output) { $0.start(node: node, output: &$1) }
    holdWithoutHeadset(&output)
  }

  /// Keeps a copy of the director at each choice that is presented.
  private mutating func rememberChoice() {
    guard let group = director.openGroup, group.number > (snapshots.last?.number ?? 0) else {
      return
    }
    snapshots.append(Snapshot(number: group.number, director: director))
  }

  private mutating func leaveSceneIfOver(_ output: inout SessionOutput) {
    guard stage == .scene else { return }
    switch director.phase {
    case .ended(let id):
      endID = id
      beginReflection(&output)
    case .failed: toCalm(&output)
    case .idle, .ready, .beat, .wait, .choosing, .hidden: break
    }
  }

  /// STOP: from every stage, at once.
  mutating func stop(_ cause: StopCause, _ output: inout SessionOutput) {
    lookingDownSince = nil
    guard stage != .calm, stage != .closed else { return }
    let stopsScene = stage == .scene
    closeScene(cause: "stop", &output)
    stopCause = cause
    emit(
      Draft(.stop, cause == .headsetOff ? .engine : .participant) { $0.cause = cause.rawValue },
      &output)
    if cause == .key || cause == .controller { recordSelfCare(&output) }
    output.effects.append(.stop(cause))
    toCalm(&output)
    canGoOn = stopsScene && choiceToTryAgain != nil
  }

  /// Cuts all that sounds and ends all that goes on beside the script.
  mutating func closeScene(cause: String, _ output: inout SessionOutput) {
    guard stage == .scene else { return }
    direct(&output) { $0.closeAll(cause: cause, &$1) }
  }

  /// Stopping is good self-care, and counts as it where the act was meant.
  mutating func recordSelfCare(_ output: inout SessionOutput) {
    emit(Draft(.selfCare, .participant) { $0.cause = stopCause?.rawValue }, &output)
  }

  private mutating func toCalm(_ output: inout SessionOutput) {
    closePrompt(&output)
    isPaused = false
    pausedAt = nil
    isCalmPlaceShown = false
    calmSince = now
    canGoOn = false
    enter(.calm, &output)
  }

  mutating func askAfterStop(_ output: inout SessionOutput) {
    show(.afterStop(confirmsSelfCare: stopCause == .lookingDown, canGoOn: canGoOn), &output)
  }

  mutating func beginReflection(_ output: inout SessionOutput) {
    guard let node = plan.reflectionNode else {
      close(&output)
      return
    }
    enter(.reflection, &output)
    ask(node, &output)
  }

  mutating func close(_ output: inout SessionOutput) {
    closePrompt(&output)
    stage = .closed
    emit(Draft(.closed, .engine), &output)
    output.effects.append(.stage(.closed))
  }
}

// MARK: - Questions

extension Session {
  /// Asks the questions of a node; a node that cannot be run is passed over with a fault in the log.
  mutating func ask(_ node: String, _ output: inout SessionOutput) {
    do {
      let questions = try Questionnaire(
        program: plan.program, machine: questionMachine, node: node)
      questionnaire = questions
      showCurrentQuestion(&output)
    } catch {
      emit(Draft(.fault, .engine, id: node) { $0.cause = "questionnaire" }, &output)
      output.effects.append(.failed(error))
      questionsDone(&output)
    }
  }

  /// The machine that questions run on: it sees the scene's variables and writes none of them.
  private var questionMachine: VirtualMachine {
    stage == .baseline ? blankMachine : director.machine
  }

  mutating func take(_ reply: PromptReply, to question: String, _ output: inout SessionOutput) {
    guard let prompt, prompt.id == question, prompt.accepts(reply) else {
      return refuse(question, "no-such-question", .participant, &output)
    }
    record(reply, to: prompt, &output)
    switch prompt.kind {
    case .afterStop: return decideAfterStop(reply, &output)
    case .calmPlace: return chooseCalmPlace(reply, &output)
    case .statement, .scale, .words, .choices: break
    }
    do {
      try questionnaire?.reply(reply)
      showCurrentQuestion(&output)
    } catch {
      emit(Draft(.fault, .engine, id: question) { $0.cause = "questionnaire" }, &output)
      output.effects.append(.failed(error))
      questionsDone(&output)
    }
  }

  private mutating func record(
    _ reply: PromptReply, to prompt: Prompt, _ output: inout SessionOutput
  ) {
    if case .statement = prompt.kind { return }
    var draft = Draft(.answered, .participant, id: prompt.id)
    switch reply {
    case .value(let value): draft.value = value
    case .text(let text): draft.text = text
    case .choice(let id): draft.choice = id
    case .skip:
      draft.kind = .skipped
      draft.value = -1
    }
    emit(draft, &output)
  }

  private mutating func decideAfterStop(_ reply: PromptReply, _ output: inout SessionOutput) {
    switch reply {
    case .choice(Prompt.selfCareID):
      recordSelfCare(&output)
      stopCause = .key
      closePrompt(&output)
      askAfterStop(&output)
    case .choice(Prompt.talkID):
      closePrompt(&output)
      beginReflection(&output)
    case .choice(Prompt.goOnID):
      // As "prøv igen": the choice that was open comes again, with all its time.
      if let number = choiceToTryAgain { rewind(to: number, &output) }
    case .choice(Prompt.stayID), .skip:
      closePrompt(&output)
      calmSince = now
    default: close(&output)
    }
  }

  private mutating func showCurrentQuestion(_ output: inout SessionOutput) {
    closePrompt(&output)
    if let next = questionnaire?.prompt {
      show(next, &output)
    } else {
      questionsDone(&output)
    }
  }

  private mutating func questionsDone(_ output: inout SessionOutput) {
    closePrompt(&output)
    questionnaire = nil
    switch stage {
    case .baseline: beginScene(&output)
    case .reflection: close(&output)
    case .scene, .calm, .closed: break
    }
  }

  mutating func show(_ next: Prompt, _ output: inout SessionOutput) {
    prompt = next
    askedAt = now
    emit(Draft(.asked, .engine, id: next.id), &output)
    output.effects.append(.ask(next))
  }

  mutating func closePrompt(_ output: inout SessionOutput) {
    guard prompt != nil else { return }
    prompt = nil
    promptDwell = nil
    output.effects.append(.promptClosed)
  }
}
