/// What the analyses ask of a state, read from its words.
struct StateView {
  var phase: SceneState.Phase
  /// Of the track in front.
  var frontPhase: SceneState.Phase
  /// Where the track in front is; for a state that is over the end's place or the kind of fault.
  var frontCounter: Int
  /// The node of the intervention that plays.
  var intervention: Int?

  /// The place in the setup's list of the end that was reached.
  var end: Int? { phase == .ended ? frontCounter : nil }
}

extension Explorer {
  func view(_ state: Int) -> StateView {
    let start = layout.wordCount
    let first = store.word(start, of: state)
    let phase = SceneState.Phase(rawValue: first >> 24 & 0xF) ?? .failed
    guard first >> 29 & 1 == 1 else {
      return StateView(phase: phase, frontPhase: phase, frontCounter: Int(first & 0xFF_FFFF))
    }
    let calls = Int(store.word(start + 1, of: state) & 0x1FF)
    let place = start + 2 + Int(first >> 28 & 1) + Int(first >> 30 & 1) + calls
    let home = Int(store.word(place, of: state) & 0x3F_FFFF) - 1
    let second = store.word(place + 1, of: state)
    return StateView(
      phase: phase, frontPhase: SceneState.Phase(rawValue: second >> 24) ?? .failed,
      frontCounter: Int(second & 0xFF_FFFF), intervention: home)
  }

  /// What a person would point at where a state stands.
  func place(of view: StateView) -> ScriptPlace {
    if view.phase.isOver { return .node(0) }
    if view.frontPhase.isGroup, let group = sites.group(at: view.frontCounter) {
      return group.place
    }
    return sites.places[view.frontCounter]
  }
}
