/// Follows each node, and where it jumps to, with the changes of light in the last second.
///
/// Times are the shortest that can be: a line lasts as its shortest take or
/// text, one that can be cut no time, and what is not known takes none. Where
/// options are shown a person decides how long it takes, and the count begins
/// anew. Tracks beside one another are each followed alone.
struct LightWalk {
  /// Within a second.
  static let mostChanges = 3
  /// How deep detours are followed; below, they count as nothing.
  private static let deepestDetour = 8
  /// More ways to come to a place are not told apart; the busiest are kept.
  private static let mostMoments = 64
  /// Statements times the ways to come to them; a text that needs more is not followed to its end.
  static let budget = 500_000

  /// What has happened when the run comes to a place.
  private struct Moment: Hashable, Comparable {
    var light: String?
    /// How many milliseconds ago the light changed, oldest first; none a second ago or more.
    var changes: [Int] = []

    /// The one with more changes first; then whatever is the same in every run.
    static func < (left: Moment, right: Moment) -> Bool {
      if left.changes.count != right.changes.count {
        return left.changes.count > right.changes.count
      }
      if left.changes != right.changes {
        return left.changes.lexicographicallyPrecedes(right.changes)
      }
      return (left.light ?? "") < (right.light ?? "")
    }

    func after(_ milliseconds: Int) -> Moment {
      Moment(
        light: light,
        changes: changes.compactMap { $0 + milliseconds < 1_000 ? $0 + milliseconds : nil })
    }
  }

  private struct Arrival: Hashable {
    var title: String
    var moment: Moment
  }

  /// The cues that change the light once too often.
  private(set) var flashes: Set<SourceRange> = []

  private let subject: LintSubject
  private var durations: [SourceRange: Int] = [:]
  private let nodes: [String: [NodeSyntax]]
  private var pending: [Arrival] = []
  private var met: Set<Arrival> = []
  /// What `<<return>>` and a node's end have led to.
  private var returned: Set<Moment> = []
  private var depth = 0
  /// What has been spent of the budget; it is left at most at the step that overspends it.
  private(set) var steps = 0

  init(_ subject: LintSubject) {
    self.subject = subject
    nodes = Dictionary(grouping: subject.survey.nodes) { $0.title.text }
  }

  mutating func run() {
    guard subject.survey.commands.contains(where: { $0.syntax.name == "light" }) else { return }
    for line in subject.lines { durations[line.syntax.range] = subject.shortestMs(line.info) }
    for title in nodes.keys.sorted() { arrive(at: title, [Moment()]) }
    while let arrival = pending.popLast() {
      for node in nodes[arrival.title] ?? [] { _ = visit(node.body, [arrival.moment]) }
    }
  }

  private mutating func arrive(at title: String, _ moments: Set<Moment>) {
    for moment in moments.sorted() {
      let arrival = Arrival(title: title, moment: moment)
      if met.insert(arrival).inserted { pending.append(arrival) }
    }
  }

  // MARK: - Statements

  /// The moments at the end of a block; none where the run leaves it for good.
  private mutating func visit(_ statements: [Statement], _ before: Set<Moment>) -> Set<Moment> {
    var moments = before
    for statement in statements where !moments.isEmpty {
      steps += moments.count
      if steps > Self.budget { return [] }
      moments = visit(statement, moments)
      if moments.count > Self.mostMoments {
        moments = Set(moments.sorted().prefix(Self.mostMoments))
      }
    }
    return moments
  }

  private mutating func visit(_ statement: Statement, _ moments: Set<Moment>) -> Set<Moment> {
    switch statement {
    case .line(let line): return say(line, moments)
    case .command(let command): return obey(command, moments)
    case .options(let group):
      let fresh = Set(moments.map { Moment(light: $0.light) })
      return union(group.options.map(\.body), fresh)
    case .lineGroup(let group):
      var after: Set<Moment> = []
      for item in group.items { after.formUnion(visit(item.body, say(item.line, moments))) }
      return after
    case .conditional(let conditional):
      let hasElse = conditional.clauses.contains { $0.condition == nil }
      return union(conditional.clauses.map(\.body), moments).union(hasElse ? [] : moments)
    case .once(let once): return union([once.body, once.otherwise ?? []], moments)
    case .jump(let jump): return follow(jump, moments)
    case .returning:
      returned.formUnion(moments)
      return []
    case .set, .declare, .enumeration, .call: return moments
    }
  }

  private mutating func union(
    _ blocks: [[Statement]], _ moments: Set<Moment>
  ) -> Set<Moment> {
    var after: Set<Moment> = []
    for block in blocks { after.formUnion(visit(block, moments)) }
    return after
  }

  private func say(_ line: LineSyntax, _ moments: Set<Moment>) -> Set<Moment> {
    let isShort = line.hasTag("interruptible") || line.hasTag("with")
    let duration = isShort ? 0 : durations[line.range] ?? 0
    return Set(moments.map { $0.after(duration) })
  }

  private mutating func obey(_ command: CommandSyntax, _ moments: Set<Moment>) -> Set<Moment> {
    switch command.name {
    case "light":
      let name = command.words.dropFirst().first?.constant
      return Set(moments.map { changed($0, to: name, at: command.range) })
    case "wait":
      let times = subject.values.assignments(for: command.expressions).map {
        command.milliseconds(where: $0) ?? 0
      }
      let shortest = times.min() ?? 0
      return Set(moments.map { $0.after(shortest) })
    case "end", "stop": return []
    default: return moments
    }
  }

  private mutating func changed(
    _ moment: Moment, to light: String?, at place: SourceRange
  ) -> Moment {
    if let light, moment.light == light { return moment }
    let after = Moment(light: light, changes: (moment.changes + [0]).suffix(Self.mostChanges + 1))
    if after.changes.count > Self.mostChanges { flashes.insert(place) }
    return after
  }

  private mutating func follow(_ jump: JumpSyntax, _ moments: Set<Moment>) -> Set<Moment> {
    guard case .node(let name) = jump.target else { return jump.isDetour ? moments : [] }
    guard jump.isDetour else {
      arrive(at: name.text, moments)
      return []
    }
    guard depth < Self.deepestDetour else { return moments }
    depth += 1
    let kept = returned
    returned = []
    for node in nodes[name.text] ?? [] { returned.formUnion(visit(node.body, moments)) }
    defer {
      returned = kept
      depth -= 1
    }
    return returned
  }
}
