@testable import ScenarioEngine

extension SceneState {
  /// A naive state as the verifier would hold it.
  init(_ state: NaiveState, of scene: NaiveScene) {
    self.init()
    if let over = state.over {
      let (end, number) = Self.end(over, scene)
      close(end, number)
      return
    }
    (phase, timer) = Self.phase(of: state.main)
    counter = UInt32(state.main.thread.counter)
    calls = state.main.thread.callStack.map { UInt32($0.counter) }
    if let running = state.intervention {
      intervention = UInt32(running.home) + 1
      interventionCounter = UInt32(running.track.thread.counter)
      interventionCalls = running.track.thread.callStack.map { UInt32($0.counter) }
      // Within an intervention a boundary is a boundary.
      let place = Self.phase(of: running.track).phase
      interventionPhase = place.isGroup ? place : .boundary
    }
    speakers = Self.speakers(of: state.main)
    readGroup(of: state.intervention?.track ?? state.main, scene)
    tracks = state.background.map { UInt32($0.home) }
    trackCounters = state.background.map { UInt32($0.thread.counter) }
  }

  /// As `close` takes it.
  private static func end(_ over: NaiveEnd, _ scene: NaiveScene) -> (Phase, Int) {
    switch over {
    case .end(let id): (.ended, scene.ends.firstIndex(of: id) ?? scene.ends.count)
    case .ranOut: (.failed, 0)
    case .failed(.strayed): (.failed, 1)
    case .failed(.nothingToChoose): (.failed, 2)
    case .failed(.stopped): (.failed, 3)
    }
  }

  private static func phase(of track: NaiveTrack) -> (phase: Phase, timer: UInt32) {
    switch track.place {
    case .between, .beginning: (.boundary, clock(track.timerMs))
    case .answered(let mayIntervene):
      (mayIntervene ? .answeredEarly : .answered, clock(track.timerMs))
    case .choosing(let group), .hidden(let group):
      (group.beat == nil ? .group : .soundingGroup, clock(group.timerMs))
    case .over: (.failed, 0)
    }
  }

  /// Who is heard in the beat before the main track's group.
  private static func speakers(of track: NaiveTrack) -> UInt32 {
    switch track.place {
    case .choosing(let group), .hidden(let group):
      (group.beat?.speakers ?? []).reduce(0) { $0 | 1 << UInt32(min(31, $1)) }
    default: 0
    }
  }

  private static func clock(_ milliseconds: Int?) -> UInt32 { UInt32((milliseconds ?? -1) + 1) }

  /// What can be taken in the group that waits, and what waits for the end of its beat.
  private mutating func readGroup(of track: NaiveTrack, _ scene: NaiveScene) {
    guard case .choosing(let group) = track.place else { return }
    available = [0]
    for (option, offer) in track.thread.offered.enumerated() where offer.isAvailable {
      available[0] |= 1 << UInt32(option)
    }
    for command in group.beat?.held ?? [] {
      guard let home = NaiveTracks.home(of: command, scene) else { continue }
      held.append(UInt32(home) << 1 | (command.name == "halt" ? 1 : 0))
    }
  }
}
