/// Writes a scenario's graph in Graphviz' language.
///
/// Each vertex is a table: title, what is said, then a row for each option with
/// the author's mark; the way of an option begins at its row. The text depends
/// on nothing but the graph, so that the same scenario gives the same file.
package struct DotWriter {
  /// So wide is a column of text, in characters.
  private static let textWidth = 34
  private static let conditionWidth = 22
  private static let excerptLimit = 110
  private static let optionLimit = 90

  let graph: ScenarioGraph
  let words: GraphWords
  /// The files' addresses as seen from where the picture lies, by `Place.file`.
  private let addresses: [String]
  private var output = ""

  /// Prepares a picture with words in a language.
  ///
  /// There is one address for each of the package's `sourceFiles`, percent-encoded; a line's
  /// number is added as `#L12`.
  package init(_ graph: ScenarioGraph, addresses: [String], language: DiagnosticLanguage) {
    self.graph = graph
    self.addresses = addresses
    words = GraphWords(language: language)
  }

  /// The whole file.
  package mutating func write() -> String {
    output = ""
    put("digraph \(DotText.quoted(graph.id)) {")
    putDefaults()
    putVertices()
    for edge in graph.edges { putEdge(edge) }
    put("}")
    return output
  }

  private mutating func put(_ line: String) { output += line + "\n" }

  private mutating func putDefaults() {
    let font = "fontname=\"DejaVu Sans,Verdana,sans-serif\", fontcolor=\"\(GraphPalette.ink)\""
    put(
      "graph [rankdir=TB, nodesep=0.4, ranksep=0.6, pad=0.4, labelloc=t, labeljust=l, "
        + "bgcolor=\"\(GraphPalette.paper)\", outputorder=edgesfirst, \(font), fontsize=11, "
        + "tooltip=\(DotText.quoted(graph.title)), label=<\(heading)>];")
    put("node [shape=plain, \(font), fontsize=11];")
    put("edge [color=\"\(GraphPalette.line)\", \(font), fontsize=10, arrowsize=0.8];")
  }

  // MARK: - Vertices

  private mutating func putVertices() {
    putCluster("interventions", words.interventions) {
      if case .intervention = $0 { true } else { false }
    }
    putCluster("tracks", words.tracks) { $0 == .background }
    for index in graph.vertices.indices {
      switch graph.vertices[index].kind {
      case .intervention, .background: break
      default: putVertex(index)
      }
    }
  }

  private mutating func putCluster(
    _ name: String, _ label: String, _ belongs: (ScenarioGraph.Vertex.Kind) -> Bool
  ) {
    let members = graph.vertices.indices.filter { belongs(graph.vertices[$0].kind) }
    if members.isEmpty { return }
    put("subgraph cluster_\(name) {")
    put(
      "label=\(DotText.quoted(label)); labeljust=l; style=\"rounded,dashed\"; margin=14; "
        + "color=\"\(GraphPalette.line)\"; fontsize=12;")
    for member in members { putVertex(member) }
    // Unseen edges keep them in the order written.
    let names = members.map { "n\($0)" }.joined(separator: " -> ")
    if members.count > 1 { put("{ rank=same; \(names) [style=invis]; }") }
    put("}")
  }

  private mutating func putVertex(_ index: Int) {
    let vertex = graph.vertices[index]
    if vertex.kind == .crossing {
      return put("n\(index) [shape=point, width=0.09, color=\"\(GraphPalette.line)\"];")
    }
    var attributes = "label=<\(table(of: vertex))>"
    if let place = vertex.place {
      attributes += ", URL=\(DotText.quoted(address(of: place)))"
    }
    put("n\(index) [\(attributes), tooltip=\(DotText.quoted(tooltip(of: vertex)))];")
  }

  private func table(of vertex: ScenarioGraph.Vertex) -> String {
    let frame =
      vertex.isReached
      ? "BORDER=\"1\" COLOR=\"\(GraphPalette.line)\" STYLE=\"ROUNDED\""
      : "BORDER=\"2\" COLOR=\"\(GraphPalette.alarm)\" STYLE=\"ROUNDED,DASHED\""
    let fill = GraphPalette.fill(of: vertex.kind)
    var rows = heads(of: vertex).map { head in
      "<TR><TD COLSPAN=\"2\" ALIGN=\"LEFT\" BALIGN=\"LEFT\">\(head)</TD></TR>"
    }.joined()
    for option in vertex.options.indices { rows += row(of: vertex.options[option], option) }
    return "<TABLE \(frame) CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"5\" "
      + "BGCOLOR=\"\(fill)\">\(rows)</TABLE>"
  }

  /// Title and kind, then what is said, each a row.
  private func heads(of vertex: ScenarioGraph.Vertex) -> [String] {
    var head = vertex.isReached ? "" : alarm(words.unreached)
    head += "<FONT POINT-SIZE=\"14\"><B>\(DotText.lines(titleLines(of: vertex)))</B></FONT>"
    let notes = notes(of: vertex)
    if !notes.isEmpty {
      head += "<FONT COLOR=\"\(GraphPalette.quiet)\">\(DotText.lines(notes))</FONT>"
    }
    if vertex.excerpt.isEmpty { return [head] }
    let excerpt = DotText.shortened(vertex.excerpt, to: Self.excerptLimit)
    return [head, DotText.lines(DotText.wrapped(excerpt, width: Self.textWidth))]
  }

  private func titleLines(of vertex: ScenarioGraph.Vertex) -> [String] {
    let title =
      if case .intervention(_, let label) = vertex.kind { label } else { vertex.name }
    return DotText.wrapped(title, width: 26)
  }

  /// What kind of vertex it is and how it goes there, a line each.
  private func notes(of vertex: ScenarioGraph.Vertex) -> [String] {
    var notes: [String] = []
    if vertex.isStart { notes.append("▶ " + words.start) }
    switch vertex.kind {
    case .scene, .crossing: break
    case .background: notes.append(words.background)
    case .intervention(let kind, _):
      notes.append("\(words.intervention(kind)) (\(vertex.name))")
    case .questions: notes.append(words.questions(vertex.lineCount))
    case .group: notes.append(words.group)
    case .furtherChoice: notes.append(words.further)
    case .end(let isCalm): notes.append(words.end(isCalm: isCalm))
    }
    var amounts: [String] = []
    if vertex.lineCount > 0, vertex.kind != .questions { amounts = [words.lines(vertex.lineCount)] }
    if let timer = vertex.timerMs { amounts.append(words.timer(timer)) }
    return notes + (amounts.isEmpty ? [] : [amounts.joined(separator: ", ")])
  }

  private func row(of option: ScenarioGraph.Option, _ index: Int) -> String {
    let text = DotText.shortened(option.text, to: Self.optionLimit)
    var cell = DotText.lines(DotText.wrapped(text, width: Self.textWidth))
    if let condition = option.condition {
      let lines = DotText.wrapped("(\(words.condition(condition)))", width: Self.textWidth)
      cell += "<FONT COLOR=\"\(GraphPalette.quiet)\">\(DotText.lines(lines))</FONT>"
    }
    if !option.isReached { cell += alarm(words.unavailable) }
    let link =
      "HREF=\(DotText.attribute(address(of: option.place))) "
      + "TITLE=\(DotText.attribute("\(option.id): \(option.text)"))"
    let fill = GraphPalette.fill(ofStyle: option.style)
    return "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" BGCOLOR=\"\(GraphPalette.paper)\" \(link)>"
      + "\(cell)</TD><TD PORT=\"o\(index)\" BGCOLOR=\"\(fill)\" \(link)>\(marks(of: option))</TD></TR>"
  }

  /// The author's marks, one below the other.
  private func marks(of option: ScenarioGraph.Option) -> String {
    var marks = option.style.map { [words.style($0)] } ?? []
    if option.isSilence { marks.insert(words.silence, at: 0) }
    if option.isLawful { marks.append("§ " + words.lawful) }
    return marks.map(DotText.escaped).joined(separator: "<BR/>")
  }

  private func alarm(_ word: String) -> String {
    "<FONT COLOR=\"\(GraphPalette.alarm)\"><B>\(DotText.lines([word]))</B></FONT>"
  }

  private func tooltip(of vertex: ScenarioGraph.Vertex) -> String {
    guard let place = vertex.place else { return "\(vertex.name): \(vertex.excerpt)" }
    return "\(vertex.name) (\(address(of: place)))"
  }

  private func address(of place: ScenarioGraph.Place) -> String {
    guard addresses.indices.contains(place.file) else { return "" }
    return "\(addresses[place.file])#L\(place.line)"
  }

  // MARK: - Edges

  private mutating func putEdge(_ edge: ScenarioGraph.Edge) {
    let source = graph.vertices[edge.source]
    let option = edge.option.map { source.options[$0] }
    let port = edge.option.map { ":o\($0):e" } ?? ""
    var attributes: [String] = []
    var label = edge.conditions.map(words.condition)
    switch edge.kind {
    case .jump:
      if graph.vertices[edge.target].kind == .crossing { attributes.append("arrowhead=none") }
      if option?.isSilence == true { attributes.append("style=dotted, penwidth=1.6") }
    case .detour:
      attributes.append("style=dashed, dir=both, arrowtail=odot")
      label.append(words.detour)
    case .start:
      attributes.append("style=dashed, arrowhead=empty, constraint=false")
      label.append(words.startsTrack)
    case .halt:
      attributes.append("style=dashed, arrowhead=tee, constraint=false")
      label.append(words.haltsTrack)
    }
    if let option {
      let color = GraphPalette.stroke(ofStyle: option.style)
      attributes.append("color=\"\(color)\", fontcolor=\"\(color)\"")
    }
    if !label.isEmpty {
      let lines = label.flatMap { DotText.wrapped($0, width: Self.conditionWidth) }
      attributes.append("label=<\(DotText.lines(lines))>")
    }
    let target = graph.vertices[edge.target].name
    let way = "\(source.name) → \(target)" + (option.map { ": \($0.text)" } ?? "")
    attributes.append("tooltip=\(DotText.quoted(way)), labeltooltip=\(DotText.quoted(way))")
    put("n\(edge.source)\(port) -> n\(edge.target) [\(attributes.joined(separator: ", "))];")
  }
}
