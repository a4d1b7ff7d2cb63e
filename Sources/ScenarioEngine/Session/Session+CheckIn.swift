// What comes before the scene: where one would like to be after a stop, then the scenario's questions.

extension Session {
  /// How long the ray must rest on a calm place to choose it: long enough to see it first.
  static let placeDwellMs = 3_000

  /// Asks what is to be asked before the scene.
  mutating func checkIn(_ output: inout SessionOutput) {
    let offered = [settings.calmPlace] + settings.calmPlaces.filter { $0 != settings.calmPlace }
    guard offered.count > 1 || plan.baselineNode != nil else { return beginScene(&output) }
    enter(.baseline, &output)
    guard offered.count > 1 else { return askBaseline(&output) }
    show(.calmPlace(offered), &output)
  }

  private mutating func askBaseline(_ output: inout SessionOutput) {
    if let node = plan.baselineNode {
      ask(node, &output)
    } else {
      beginScene(&output)
    }
  }

  /// The answer holds for the whole session; whoever skips the question stays with the preset.
  mutating func chooseCalmPlace(_ reply: PromptReply, _ output: inout SessionOutput) {
    if case .choice(let id) = reply, let place = CalmPlace(choiceID: id) { calmPlace = place }
    closePrompt(&output)
    output.effects.append(.calmPlaceChosen(calmPlace))
    askBaseline(&output)
  }
}

// MARK: - Gaze

extension Session {
  /// How far the dwell ring has filled and on which choice of the question, at `time` on the
  /// session clock.
  package func promptDwellProgress(at time: Int) -> (choice: Int, fraction: Double)? {
    promptDwell?.progress(at: time, of: Self.placeDwellMs).map { ($0.entry, $0.fraction) }
  }

  /// When the dwell on a choice is full or lost.
  var promptDeadline: Int? {
    earlier(promptDwell?.isFullAt(Self.placeDwellMs), promptDwell?.isLostAt)
  }

  /// A ray that already rests where a choice comes up chooses nothing; it must have come there.
  mutating func followGazeOnPrompt() {
    guard case .calmPlace(let places)? = prompt?.kind, now >= askedAt + OpenGroup.armMs else {
      return
    }
    promptDwell.move(
      to: places.firstIndex { $0.choiceID == gazeOption }, at: now, countsFrom: now)
  }

  mutating func endPromptDwell(_ output: inout SessionOutput) {
    guard let dwell = promptDwell, dwell.leftAt == nil, let prompt,
      case .calmPlace(let places) = prompt.kind
    else {
      promptDwell = nil
      return
    }
    take(.choice(places[dwell.entry].choiceID), to: prompt.id, &output)
  }
}
