extension Statement {
  /// The blocks that stand within it, in the order written.
  var blocks: [[Statement]] {
    switch self {
    case .options(let group): group.options.map(\.body)
    case .lineGroup(let group): group.items.map(\.body)
    case .conditional(let conditional): conditional.clauses.map(\.body)
    case .once(let once): [once.body] + (once.otherwise.map { [$0] } ?? [])
    case .line, .set, .declare, .enumeration, .jump, .returning, .call, .command: []
    }
  }
}
