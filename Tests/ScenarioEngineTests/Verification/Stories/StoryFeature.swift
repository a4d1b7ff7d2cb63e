@testable import ScenarioEngine

/// Something that stories have to hold, so that their comparison says anything about it.
struct StoryFeature: Sendable {
  let name: String
  /// In how many of all stories at least.
  let least: Int
  /// Whether it comes to pass in a story, not only stands in it.
  let occurs: @Sendable (RandomStory, NaiveExplorer) -> Bool

  private static func states(
    _ name: String, _ least: Int, _ holds: @escaping @Sendable (NaiveState) -> Bool
  ) -> StoryFeature {
    StoryFeature(name: name, least: least) { $1.states.contains(where: holds) }
  }

  private static func steps(
    _ name: String, _ least: Int, _ holds: @escaping @Sendable (NaiveStep) -> Bool
  ) -> StoryFeature {
    StoryFeature(name: name, least: least) { $1.steps.contains { $0.contains(where: holds) } }
  }

  private static func text(_ text: String, _ least: Int) -> StoryFeature {
    StoryFeature(name: text, least: least) { story, _ in story.script.contains(text) }
  }

  /// What stands in the script.
  private static let written = [
    text("<<once>>", 2000), text("<<once if", 650), text("=> ", 1500), text("when:", 550),
    text("<<detour", 600), text("<<return>>", 200), text("visited(", 850),
    text("visited_count(", 800), text("dice(", 850), text("random_range(", 600),
    text("#with", 2000),
    text("$under15", 300), text("$level", 400), text("<<halt", 550), text("<<wait", 2000),
    text("priority: override", 350), text("priority: skip", 350), text("priority: parallel", 300),
    text("type: reflection", 650), text("<<set $officer", 3500),
  ]

  /// What happens beside the scene.
  private static let beside = [
    states("a background track", 850) { !$0.background.isEmpty },
    states("two background tracks", 150) { $0.background.count > 1 },
    StoryFeature(name: "a track that starts a track", least: 100) { _, explorer in
      explorer.steps.enumerated().contains { state, steps in
        steps.contains {
          $0.isTrack
            && explorer.states[$0.target].background.count > explorer.states[state].background.count
        }
      }
    },
    states("an intervention", 1000) { $0.intervention != nil },
    states("a group hidden by an intervention", 1000) {
      if case .hidden = $0.main.place { true } else { false }
    },
    states("an intervention beside a beat", 35) {
      if case .hidden(let group) = $0.main.place { group.beat != nil } else { false }
    },
    states("a group in an intervention", 850) {
      if case .choosing? = $0.intervention?.track.place { true } else { false }
    },
    states("a detour in an intervention", 45) {
      $0.intervention?.track.thread.callStack.isEmpty == false
    },
    steps("a level changed live", 1000) { $0.kind == .level },
  ]

  /// What happens in front.
  private static let inFront = [
    states("a group during its beat", 1000) { beat($0) != nil },
    states("a track held until the end of a beat", 100) { beat($0)?.held.isEmpty == false },
    states("a timed group", 1500) {
      if case .choosing(let group) = $0.main.place { group.timerMs != nil } else { false }
    },
    states("a detour under way", 300) { !$0.main.thread.callStack.isEmpty },
    steps("silence", 1500) { if case .silence = $0.kind { true } else { false } },
    steps("a draw", 600) { $0.draws > 0 },
    steps("two draws in a step", 7) { $0.draws > 1 },
    StoryFeature(name: "several beginnings", least: 1500) { $1.beginnings.count > 1 },
    StoryFeature(name: "a hundred states", least: 450) { $1.states.count >= 100 },
  ]

  static let all = written + beside + inFront

  private static func beat(_ state: NaiveState) -> NaiveBeat? {
    let front = state.intervention?.track ?? state.main
    guard case .choosing(let group) = front.place else { return nil }
    return group.beat
  }
}
