/// What the director tells its session, in order; the session empties it and keeps its storage.
struct DirectorOutput: Sendable {
  private(set) var events: [Draft] = []
  private(set) var effects: [Effect] = []

  /// Notes an event of the node that a track is playing.
  mutating func record(_ draft: Draft, in node: String?) {
    var draft = draft
    draft.node = node
    events.append(draft)
  }

  mutating func ask(_ effect: Effect) { effects.append(effect) }

  /// Takes back what was noted since there were `count` events.
  mutating func forgetEvents(after count: Int) {
    events.removeSubrange(count...)
  }

  mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    effects.removeAll(keepingCapacity: true)
  }
}
