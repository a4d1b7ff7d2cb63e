import Testing

@testable import ScenarioEngine

@Suite struct ScenarioGraphTests {
  private func graph(_ script: [String], language: String = "da") throws -> ScenarioGraph {
    let text = script.joined(separator: "\n") + "\n"
    let package = try SmallMeeting.load(replacing: ["moedet.yarn": text])
    return ScenarioGraph(package, language: language)
  }

  /// The ways as text: `Start[0] -> B {$x > 1}`, in their order.
  private func ways(_ graph: ScenarioGraph) -> [String] {
    let names = names(graph)
    let words = GraphWords(language: .english)
    return graph.edges.map { edge in
      let option = edge.option.map { "[\($0)]" } ?? ""
      let kind = edge.kind == .jump ? "->" : "\(edge.kind)"
      let conditions =
        edge.conditions.isEmpty
        ? "" : " {\(edge.conditions.map(words.condition).joined(separator: ", "))}"
      return "\(names[edge.source])\(option) \(kind) \(names[edge.target])\(conditions)"
    }
  }

  /// Further choices are numbered, crossings are `+`.
  private func names(_ graph: ScenarioGraph) -> [String] {
    graph.vertices.enumerated().map { index, vertex in
      switch vertex.kind {
      case .furtherChoice: "\(vertex.name)/\(index)"
      case .crossing: "+"
      default: vertex.name
      }
    }
  }

  private static let head = ["title: Start", "---", "<<declare $x = false>>"]
  private static let settings = ["<<declare $officer = 4>>", "<<declare $youth = 2>>"]
  /// What `scenario.yaml` and `refleksion.yarn` of the scenario around ask for.
  private func scene(_ body: [String], _ nodes: [String] = []) -> [String] {
    Self.head + Self.settings
      + [
        "<<ladder officer 0 10>>", "<<ladder youth 0 10>>", "<<declare $advaret = false>>",
        "<<declare $uenig = false>>",
      ] + body + ["==="] + nodes
  }

  private func ofScene(_ ways: [String]) -> [String] {
    ways.filter { !$0.contains("Foer") && !$0.contains("Refleksion") }
  }

  @Test func anOptionLeadsWhereItsBodyOrTheTextBehindTheGroupDoes() throws {
    let graph = try graph(
      scene(
        [
          "officerA: Hej. #line:a1", "<<timer 8>>",
          "-> Ja. #line:a2 #style:assertive #lawful", "    <<jump B>>",
          "-> Nej. #line:a3 #style:aggressive", "-> Intet. #line:a4 #style:passive #silence",
          "<<end rolig>>",
        ], ["title: B", "---", "Slut. #line:a5", "<<end uenig>>", "==="]))
    #expect(
      ofScene(ways(graph)) == [
        "Start[0] -> B", "Start[1] -> rolig", "Start[2] -> rolig", "B -> uenig",
      ])
    let start = try #require(graph.vertices.first { $0.name == "Start" })
    #expect(start.isStart && start.timerMs == 8_000 && start.lineCount == 1)
    #expect(start.excerpt == "Betjenten: Hej.")
    #expect(start.options.map(\.text) == ["Ja.", "Nej.", "Intet."])
    #expect(start.options.map(\.isSilence) == [false, false, true])
    #expect(start.options.map(\.isLawful) == [true, false, false])
    #expect(start.options[1].style == "aggressive")
  }

  @Test func aConditionStandsOnTheWaysItParts() throws {
    let graph = try graph(
      scene(
        [
          "Hej. #line:a1", "-> Ja. #line:a2 #style:passive", "    <<if $under15>>",
          "        <<end rolig>>", "    <<elseif $level > 2>>", "        Hov. #line:a3",
          "    <<else>>", "        <<end boede>>", "    <<endif>>", "    <<end uenig>>",
          "-> Nej. #line:a4 #style:passive", "    <<if $level > 2>>",
          "        Hmm. #line:a5", "    <<endif>>", "    <<end rolig>>",
        ]))
    #expect(
      ofScene(ways(graph)) == [
        "Start[0] -> rolig {if $under15}", "Start[0] -> boede {otherwise}",
        "Start[0] -> uenig {otherwise}", "Start[1] -> rolig",
      ])
  }

  @Test func whereOptionsMeetAgainAConditionPartsThemOnce() throws {
    let graph = try graph(
      scene(
        [
          "Hej. #line:a1", "-> Ja. #line:a2 #style:passive", "-> Nej. #line:a3 #style:passive",
          "<<if $level > 2>>", "    <<end uenig>>", "<<endif>>", "<<end rolig>>",
        ]))
    #expect(
      ofScene(ways(graph)) == [
        "Start[0] -> +", "Start[1] -> +", "+ -> uenig {if $level > 2}", "+ -> rolig {otherwise}",
      ])
  }

  @Test func aSecondGroupOfANodeIsAVertexOfItsOwn() throws {
    let graph = try graph(
      scene(
        [
          "Hej. #line:a1", "-> Ja. #line:a2 #style:passive", "-> Nej. #line:a3 #style:passive",
          "    Hvorfor? #line:a4", "    -> Derfor. #line:a5 #style:passive",
          "Og så? #line:a6", "-> Slut. #line:a7 #style:passive", "<<end rolig>>",
        ]))
    let further = graph.vertices.indices.filter { graph.vertices[$0].kind == .furtherChoice }
    try #require(further.count == 2)
    #expect(
      ofScene(ways(graph)) == [
        "Start[1] -> Start/\(further[0])", "Start[0] -> Start/\(further[1])",
        "Start/\(further[0])[0] -> Start/\(further[1])", "Start/\(further[1])[0] -> rolig",
      ])
    #expect(graph.vertices[further[0]].excerpt == "Hvorfor?")
    #expect(graph.vertices[further[1]].excerpt == "Og så?")
  }

  @Test func tracksDetoursAndInterventionsAreDrawnAsSuch() throws {
    let graph = try graph(
      scene(
        ["<<start Radio>>", "Hej. #line:a1", "<<detour Side>>", "<<halt Radio>>", "<<end rolig>>"],
        [
          "title: Side", "---", "Ved siden af. #line:a2", "===",
          "title: Radio", "track: background", "---", "<<wait 2>>", "===",
          "title: Blid", "intervention: soften", "label: Kom med ro", "---",
          "officerB: Rolig. #line:a3", "===",
        ]))
    #expect(
      ofScene(ways(graph)) == [
        "Start start Radio", "Start detour Side", "Start halt Radio", "Start -> rolig",
      ])
    let kinds = Dictionary(uniqueKeysWithValues: graph.vertices.map { ($0.name, $0.kind) })
    #expect(kinds["Radio"] == .background)
    #expect(kinds["Blid"] == .intervention("soften", label: "Kom med ro"))
    #expect(kinds["rolig"] == .end(isCalm: true) && kinds["boede"] == .end(isCalm: false))
    #expect(kinds["Foer"] == .questions)
  }

  @Test func aGroupOfNodesLeadsToItsMembersByTheirConditions() throws {
    let graph = try graph(
      scene(
        ["Hej. #line:a1", "<<jump G>>"],
        [
          "title: G", "subtitle: en", "when: $level > 2", "---", "En. #line:a2", "<<end rolig>>",
          "===", "title: G", "subtitle: to", "when: once", "---", "To. #line:a3", "<<end uenig>>",
          "===",
        ]))
    #expect(
      ofScene(ways(graph)) == [
        "G -> G.en {if $level > 2}", "G -> G.to {the first time only}", "Start -> G",
        "G.en -> rolig", "G.to -> uenig",
      ])
  }

  @Test func ofTheShippedSceneEverythingIsThere() throws {
    let package = try ShippedScenario.load()
    for language in ["da", "en"] {
      let graph = ScenarioGraph(package, language: language)
      let names = Set(graph.vertices.map(\.name))
      #expect(package.program.nodes.allSatisfy { names.contains($0.name) })
      let options = graph.vertices.flatMap(\.options)
      let lines = package.program.lines.filter(\.isOption)
      #expect(Set(options.map(\.id)) == Set(lines.map(\.id)))
      #expect(options.count == lines.count)
      for option in options {
        let line = try #require(package.program.line(withID: option.id))
        #expect(option.text == package.stringTable.outline(of: line, language: language).text)
        let file = package.sourceFiles[option.place.file]
        let source = file.lineTable.contents(ofLine: option.place.line - 1, in: file.bytes)
        #expect(file.text(source.lowerBound, source.upperBound).contains(option.id.dropFirst(5)))
      }
      // Every option of the scene leads somewhere.
      let scenes = graph.vertices.indices.filter { graph.vertices[$0].kind == .scene }
      for vertex in scenes {
        for option in graph.vertices[vertex].options.indices {
          #expect(graph.edges.contains { $0.source == vertex && $0.option == option })
        }
      }
    }
  }
}
