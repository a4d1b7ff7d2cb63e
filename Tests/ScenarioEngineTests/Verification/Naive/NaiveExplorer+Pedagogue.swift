@testable import ScenarioEngine

// What the pedagogue can do: begin an intervention, and make the scene harder or softer.

extension NaiveExplorer {
  mutating func interventions(_ state: NaiveState) -> [NaiveStep] {
    var found: [NaiveStep] = []
    for home in scene.interventions where mayBegin(home, state) {
      guard let thread = try? machine.makeThread(atNode: scene.program.nodes[home].name) else {
        continue
      }
      var next = state
      hide(&next)
      let track = NaiveTrack(thread: thread, place: .beginning)
      next.intervention = NaiveIntervention(home: home, track: track)
      found.append(NaiveStep(kind: .intervention(home: home), target: place(of: next)))
    }
    return found
  }

  private func mayBegin(_ home: Int, _ state: NaiveState) -> Bool {
    let priority = scene.priority(home)
    switch state.main.place {
    case .between, .answered(mayIntervene: true): return priority != .skip
    case .answered(mayIntervene: false), .beginning, .hidden, .over: return false
    case .choosing(let group):
      guard let beat = group.beat else { return true }
      return priority == .parallel && !scene.says(home, beat.speakers)
    }
  }

  private func hide(_ state: inout NaiveState) {
    guard case .choosing(var group) = state.main.place else { return }
    obeyHeld(group, .main, &state)
    group.beat?.held = []
    state.main.place = .hidden(group)
    state.main.thread.offered = []
    state.main.thread.offeredTexts = []
  }

  mutating func levels(_ state: NaiveState) -> [NaiveStep] {
    guard scene.levels.count > 1, let slot = scene.program.variableSlots["level"] else { return [] }
    var found: [NaiveStep] = []
    for level in scene.levels where state.shared.variables[slot] != .number(Float(level)) {
      var next = state
      guard changesPlace(&next) else { continue }
      next.shared.variables[slot] = .number(Float(level))
      found.append(NaiveStep(kind: .level, target: place(of: next)))
    }
    return found
  }

  /// Where the director takes up a new level: at a boundary, and where a beat before a group is over.
  private func changesPlace(_ state: inout NaiveState) -> Bool {
    if var track = state.intervention?.track {
      guard let place = changed(track.place, .intervention, &state) else { return false }
      track.place = place
      state.intervention?.track = track
      return true
    }
    guard let place = changed(state.main.place, .main, &state) else { return false }
    state.main.place = place
    return true
  }

  private func changed(
    _ place: NaiveTrack.Place, _ id: TrackID, _ state: inout NaiveState
  ) -> NaiveTrack.Place? {
    switch place {
    case .between, .answered, .beginning: return place
    case .choosing(let group) where group.beat != nil:
      endBeat(group, id, &state)
      return .choosing(NaiveGroup(timerMs: group.timerMs))
    case .choosing, .hidden, .over: return nil
    }
  }
}
