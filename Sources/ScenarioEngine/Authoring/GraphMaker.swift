/// Walks the scripts' trees and draws together which way leads where.
///
/// While it walks a node it keeps the *tails*: the ways on which a run can be
/// at this point, each by the vertex and option it left last. A jump ends them
/// in its target, a group of options in a vertex of its own.
struct GraphMaker {
  /// A way that has not come to its target yet.
  struct Tail: Hashable {
    var vertex: Int
    var option: Int?
    var conditions: [ScenarioGraph.Condition] = []

    func isSameWay(as other: Tail) -> Bool { vertex == other.vertex && option == other.option }
  }

  let package: ScenarioPackage
  let language: String
  var graph: ScenarioGraph
  let nodes: [NodeSyntax]
  /// Titles to vertices; a group's title leads to its hub.
  var vertexOfTitle: [String: Int] = [:]
  var vertexOfNode: [Int] = []
  var vertexOfEnd: [String: Int] = [:]
  let lineAtPlace: [SourceRange: LineInfo]
  /// What is said in each node, options apart.
  let linesOfNode: [Int: [LineInfo]]
  // Of the node that is being walked:
  var node = 0
  var tails: [Tail] = []
  var timerMs: Int?
  var lastLine: LineSyntax?

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

  mutating func add(
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
      let header = node.header(NodeInfo.labelKey(language)) ?? node.header("label")
      let label = header?.value.text ?? node.title.text
      return .intervention(intervention, label: label)
    }
    if node.header("track")?.value.text == "background" { return .background }
    return node.header("type")?.value.text == "reflection" ? .questions : .scene
  }

  mutating func connectQuestions() {
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

  mutating func connect(to target: Int, _ kind: ScenarioGraph.Edge.Kind) {
    for tail in tails {
      let edge = ScenarioGraph.Edge(
        kind: kind, source: tail.vertex, option: tail.option, target: target,
        conditions: tail.conditions)
      if !graph.edges.contains(edge) { graph.edges.append(edge) }
    }
  }

  // MARK: - Texts

  func option(_ option: OptionSyntax) -> ScenarioGraph.Option {
    let line = lineAtPlace[option.line.range]
    return ScenarioGraph.Option(
      id: line?.id ?? "", text: line.map(text) ?? option.line.template,
      style: line?.tagValue("style"), isLawful: option.line.hasTag("lawful"),
      isSilence: option.line.hasTag("silence"), condition: option.line.condition.map(condition),
      place: place(option.line.range))
  }

  func text(of line: LineInfo) -> String {
    let text = package.stringTable.outline(of: line, language: language)
    let speaker = line.speaker.map { package.castMember($0)?.displayName[language] ?? $0 }
    return speaker.map { "\($0): \(text.text)" } ?? text.text
  }

  func condition(_ condition: LineCondition) -> ScenarioGraph.Condition {
    switch condition {
    case .holds(let expression): .holds(source(expression))
    case .once(let expression, _): .once(expression.map(source))
    }
  }

  func condition(_ when: WhenSyntax) -> ScenarioGraph.Condition {
    switch when.condition {
    case .always: .selected
    case .once(let expression): .once(expression.map(source))
    case .holds(let expression): .holds(source(expression))
    }
  }

  func source(_ expression: Expression) -> String {
    package.sourceFiles[expression.range.file].text(expression.range.lower, expression.range.upper)
  }

  private func place(_ range: SourceRange) -> ScenarioGraph.Place {
    let line = package.sourceFiles[range.file].location(of: range.lower).line
    return ScenarioGraph.Place(file: range.file, line: line)
  }
}
