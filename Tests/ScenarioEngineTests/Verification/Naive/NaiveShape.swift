@testable import ScenarioEngine

/// What of the shared state tells two states apart.
enum NaiveShape {
  static func normalize(_ shared: inout SharedState, _ scene: NaiveScene) {
    shared.generator = SeededGenerator(seed: 0)
    for slot in shared.visits.indices {
      shared.visits[slot] = min(shared.visits[slot], scene.visitCaps[slot])
    }
    // What counts of the views is how they differ within one selection.
    for selection in scene.selections {
      let fewest = selection.map { shared.contentViews[$0] }.min() ?? 0
      for content in selection { shared.contentViews[content] -= fewest }
    }
  }
}
