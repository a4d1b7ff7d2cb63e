extension Director {
  /// What the director tells its session, in order.
  struct Output {
    private(set) var events: [Draft] = []
    var effects: [Effect] = []
    /// The node that what happens belongs to; moves on within one step.
    var node: String?

    mutating func record(_ draft: Draft) {
      var draft = draft
      draft.node = node
      events.append(draft)
    }
  }
}
