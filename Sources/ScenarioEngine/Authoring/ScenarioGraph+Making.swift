extension ScenarioGraph {
  /// Reads the scripts of a scenario once more, for their shape; texts are given in a language.
  package init(_ package: ScenarioPackage, language: String, report: VerificationReport? = nil) {
    var maker = GraphMaker(package, language: language)
    maker.make()
    self = maker.graph
    if let report { mark(report, in: package) }
  }

  /// Marks what the report says no run comes to.
  private mutating func mark(_ report: VerificationReport, in package: ScenarioPackage) {
    let unreached = report.findings.map(\.diagnostic).filter {
      [.unreachedNode, .unreachedOption].contains($0.code)
    }
    for diagnostic in unreached {
      guard package.sourceFiles.indices.contains(diagnostic.range.file) else { continue }
      let line = package.sourceFiles[diagnostic.range.file].location(of: diagnostic.range.lower)
      let place = Place(file: diagnostic.range.file, line: line.line)
      for index in vertices.indices {
        if diagnostic.code == .unreachedNode, vertices[index].place == place {
          vertices[index].isReached = false
        }
        for option in vertices[index].options.indices
        where vertices[index].options[option].place == place {
          vertices[index].options[option].isReached = false
        }
      }
    }
    let ends = report.outcomes.filter { $0.isReachable == false }.map(\.id)
    for index in vertices.indices {
      if case .end = vertices[index].kind, ends.contains(vertices[index].name) {
        vertices[index].isReached = false
      }
    }
  }
}

/// Walks the scripts' trees and draws together which way leads where.
///
/// While it walks a node it keeps the *tails*: the ways on which a run can be
/// at this point, each by the vertex and option it left last. A jump ends them
/// in its target, a group of options in a vertex of its own.
struct GraphMaker {
  /// A way that has not come to its target yet.
  private struct Tail: Hashable {
    var vertex: Int
    var option: Int?
    var conditions: [ScenarioGraph.Condition] = []

    func isSameWay(as other: Tail) -> Bool { vertex == other.vertex && option == other.option }
  }

  private let package: ScenarioPackage
  private let language: String
  private(set) var graph: ScenarioGraph
  private let nodes: [NodeSyntax]
  /// Titles to vertices; a group's title leads to its hub.
  private var vertexOfTitle: [String: Int] = [:]
  private var vertexOfNode: [Int] = []
  private var vertexOfEnd: [String: Int] = [:]
  private let lineAtPlace: [SourceRange: LineInfo]
  /// What is said in each node, options apart.
  private let linesOfNode: [Int: [LineInfo]]
  // Of the node that is being walked:
  private var node = 0
  private var tails: [Tail] = []
  private var timerMs: Int?
  private var lastLine: LineSyntax?

  init(_ package: ScenarioPackage, language: String) {
    self.package = package
    self.language = language
    graph = ScenarioGraph(
      title: package.title[language], summary: package.summary[language], id: package.id)
    let scripts = package.sourceFiles.prefix { $0.path.hasSuffix(".yarn") }
    nodes = scripts.enumerated().flatMap { Parser.parse($1, file: $0).tree.nodes }
    let lines = package.program.lines
    lineAtPlace = Dictionary(lines.map { ($0.range, $0) }, uniquingKeysWith: { first, _ in first })
    linesOfNode = Dictionary(grouping: lines.filter { !$0.isOption }, by: \.node)
  }

  mutating func make() {
    for index in nodes.indices { addVertex(of: index) }
    for end in package.ends { addEnd(end) }
    for index in nodes.indices { walkNode(index) }
    connectQuestions()
  }

  // MARK: - Vertices

  private mutating func addVertex(of index: Int) {
    let node = nodes[index]
    let title = node.title.text
    let isMember = !node.whens.isEmpty
    if isMember, vertexOfTitle[title] == nil {
      vertexOfTitle[title] = add(.group, title, at: node.range)
    }
    let name = node.header("subtitle").map { "\(title).\($0.value.text)" } ?? title
    let vertex = add(kind(of: node), name, at: node.range)
    vertexOfNode.append(vertex)
    graph.vertices[vertex].isStart = title == package.startNode && !isMember
    guard isMember, let hub = vertexOfTitle[title] else {
      vertexOfTitle[title] = vertex
      return
    }
    if title == package.startNode { graph.vertices[hub].isStart = true }
    graph.edges.append(
      .init(kind: .jump, source: hub, target: vertex, conditions: node.whens.map(condition)))
  }

  private mutating func add(
    _ kind: ScenarioGraph.Vertex.Kind, _ name: String, at range: SourceRange?
  ) -> Int {
    graph.vertices.append(.init(kind: kind, name: name, place: range.map(place)))
    return graph.vertices.count - 1
  }

  private mutating func addEnd(_ end: ScenarioEnd) {
    let vertex = add(.end(isCalm: end.isCalm), end.id, at: nil)
    graph.vertices[vertex].excerpt = end.text[language]
    vertexOfEnd[end.id] = vertex
  }

  private func kind(of node: NodeSyntax) -> ScenarioGraph.Vertex.Kind {
    if let intervention = node.header("intervention")?.value.text {
      let label = node.header("label")?.value.text ?? node.title.text
      return .intervention(intervention, label: label)
    }
    if node.header("track")?.value.text == "background" { return .background }
    return node.header("type")?.value.text == "reflection" ? .questions : .scene
  }

  private mutating func connectQuestions() {
    if let title = package.baselineNode, let before = vertexOfTitle[title],
      let start = vertexOfTitle[package.startNode]
    {
      graph.edges.append(.init(kind: .jump, source: before, target: start, conditions: []))
    }
    guard let title = package.reflectionNode, let after = vertexOfTitle[title] else { return }
    for end in package.ends {
      guard let vertex = vertexOfEnd[end.id] else { continue }
      graph.edges.append(.init(kind: .jump, source: vertex, target: after, conditions: []))
    }
  }

  // MARK: - Walking

  private mutating func walkNode(_ index: Int) {
    node = index
    let vertex = vertexOfNode[index]
    tails = [Tail(vertex: vertex)]
    timerMs = nil
    lastLine = nil
    walk(nodes[index].body)
    let said = linesOfNode[index, default: []]
    graph.vertices[vertex].lineCount = said.count
    if graph.vertices[vertex].excerpt.isEmpty, let first = said.first {
      graph.vertices[vertex].excerpt = text(of: first)
    }
  }

  private mutating func walk(_ statements: [Statement]) {
    for statement in statements { walk(statement) }
  }

  private mutating func walk(_ statement: Statement) {
    switch statement {
    case .line(let line): lastLine = line
    case .options(let group): walk(group)
    case .conditional(let conditional):
      let hasElse = conditional.clauses.contains { $0.condition == nil }
      walk(
        conditional.clauses.map { clause in
          (clause.condition.map { .holds(source($0)) } ?? .otherwise, clause.body)
        }, isComplete: hasElse)
    case .once(let once):
      let condition = ScenarioGraph.Condition.once(once.condition.map(source))
      let otherwise = once.otherwise.map { [(ScenarioGraph.Condition.otherwise, $0)] } ?? []
      walk([(condition, once.body)] + otherwise, isComplete: once.otherwise != nil)
    case .lineGroup(let group):
      walk(group.items.map { (.selected, $0.body) }, isComplete: true)
    case .jump(let jump): walk(jump)
    case .command(let command): walk(command)
    case .returning: tails = []
    case .set, .declare, .enumeration, .call: break
    }
  }

  /// Clauses of which a run takes one, or none where they are not complete.
  private mutating func walk(
    _ clauses: [(condition: ScenarioGraph.Condition, body: [Statement])], isComplete: Bool
  ) {
    if tails.count > 1, clauses.contains(where: { !ControlFlow.canFinish($0.body) }) {
      let vertex = add(.crossing, nodes[node].title.text, at: nil)
      connect(to: vertex, .jump)
      tails = [Tail(vertex: vertex)]
    }
    let before = tails
    let lineBefore = lastLine
    var after: [Tail] = []
    var survivals = isComplete ? [] : before
    var lineAfter: LineSyntax?
    for clause in clauses {
      tails = before.map { tail in
        var tail = tail
        tail.conditions.append(clause.condition)
        return tail
      }
      lastLine = lineBefore
      walk(clause.body)
      if lineAfter == nil, lastLine != lineBefore, !tails.isEmpty { lineAfter = lastLine }
      for tail in tails {
        if before.contains(where: tail.isSameWay) {
          survivals.append(tail)
        } else {
          after.append(tail)
        }
      }
    }
    lastLine = lineAfter ?? lineBefore
    let count = clauses.count + (isComplete ? 0 : 1)
    tails = before.compactMap { joined($0, survivals.count(where: $0.isSameWay), of: count) }
    for tail in after where !tails.contains(where: tail.isSameWay) { tails.append(tail) }
  }

  /// A way behind clauses: as before where all of them let it on, else otherwise.
  private func joined(_ tail: Tail, _ survivals: Int, of count: Int) -> Tail? {
    guard survivals > 0 else { return nil }
    guard survivals < count, tail.conditions.last != .otherwise else { return tail }
    var tail = tail
    tail.conditions.append(.otherwise)
    return tail
  }

  private mutating func walk(_ group: OptionGroupSyntax) {
    guard !tails.isEmpty else { return }
    let vertex = vertexForGroup(at: group.range)
    graph.vertices[vertex].timerMs = timerMs
    timerMs = nil
    if let line = lastLine.flatMap({ lineAtPlace[$0.range] }) {
      graph.vertices[vertex].excerpt = text(of: line)
    }
    var after: [Tail] = []
    for option in group.options {
      let index = graph.vertices[vertex].options.count
      graph.vertices[vertex].options.append(self.option(option))
      tails = [Tail(vertex: vertex, option: index)]
      lastLine = nil
      walk(option.body)
      after += tails
    }
    tails = after
    lastLine = nil
  }

  /// The node's own vertex for its first group, where nothing decides before; else a new one.
  private mutating func vertexForGroup(at range: SourceRange) -> Int {
    let own = vertexOfNode[node]
    if tails == [Tail(vertex: own)], graph.vertices[own].options.isEmpty { return own }
    let vertex = add(.furtherChoice, nodes[node].title.text, at: range)
    connect(to: vertex, .jump)
    return vertex
  }

  private mutating func walk(_ jump: JumpSyntax) {
    if case .node(let name) = jump.target, let target = vertexOfTitle[name.text] {
      connect(to: target, jump.isDetour ? .detour : .jump)
    }
    if !jump.isDetour { tails = [] }
  }

  private mutating func walk(_ command: CommandSyntax) {
    let argument = command.words.dropFirst().first?.constant ?? ""
    switch command.name {
    case "timer": timerMs = NumberText.milliseconds(argument)
    case "start":
      if let target = vertexOfTitle[argument] { connect(to: target, .start) }
    case "halt":
      if let target = vertexOfTitle[argument] { connect(to: target, .halt) }
    case "end":
      if let target = vertexOfEnd[argument] { connect(to: target, .jump) }
      tails = []
    default: break
    }
  }

  private mutating func connect(to target: Int, _ kind: ScenarioGraph.Edge.Kind) {
    for tail in tails {
      let edge = ScenarioGraph.Edge(
        kind: kind, source: tail.vertex, option: tail.option, target: target,
        conditions: tail.conditions)
      if !graph.edges.contains(edge) { graph.edges.append(edge) }
    }
  }

  // MARK: - Texts

  private func option(_ option: OptionSyntax) -> ScenarioGraph.Option {
    let line = lineAtPlace[option.line.range]
    return ScenarioGraph.Option(
      id: line?.id ?? "", text: line.map(text) ?? option.line.template,
      style: line?.tagValue("style"), isLawful: option.line.hasTag("lawful"),
      isSilence: option.line.hasTag("silence"), condition: option.line.condition.map(condition),
      place: place(option.line.range))
  }

  private func text(of line: LineInfo) -> String {
    let text = package.stringTable.outline(of: line, language: language)
    let speaker = line.speaker.map { package.castMember($0)?.displayName[language] ?? $0 }
    return speaker.map { "\($0): \(text.text)" } ?? text.text
  }

  private func condition(_ condition: LineCondition) -> ScenarioGraph.Condition {
    switch condition {
    case .holds(let expression): .holds(source(expression))
    case .once(let expression, _): .once(expression.map(source))
    }
  }

  private func condition(_ when: WhenSyntax) -> ScenarioGraph.Condition {
    switch when.condition {
    case .always: .selected
    case .once(let expression): .once(expression.map(source))
    case .holds(let expression): .holds(source(expression))
    }
  }

  private func source(_ expression: Expression) -> String {
    package.sourceFiles[expression.range.file].text(expression.range.lower, expression.range.upper)
  }

  private func place(_ range: SourceRange) -> ScenarioGraph.Place {
    let line = package.sourceFiles[range.file].location(of: range.lower).line
    return ScenarioGraph.Place(file: range.file, line: line)
  }
}
