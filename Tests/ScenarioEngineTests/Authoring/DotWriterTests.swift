import Testing

@testable import ScenarioEngine

@Suite struct DotWriterTests {
  private func write(
    _ graph: ScenarioGraph, language: DiagnosticLanguage = .danish
  ) -> String {
    var writer = DotWriter(graph, addresses: ["a.yarn", "b%20c.yarn"], language: language)
    return writer.write()
  }

  private func graph(_ vertices: [ScenarioGraph.Vertex]) -> ScenarioGraph {
    ScenarioGraph(title: "T", summary: "S", id: "i", vertices: vertices)
  }

  @Test func theSameGraphGivesTheSameText() throws {
    let package = try ShippedScenario.load()
    let first = write(ScenarioGraph(package, language: "da"))
    #expect(first == write(ScenarioGraph(package, language: "da")))
    #expect(first.hasPrefix("digraph \"politi-id-tjek\" {\n") && first.hasSuffix("}\n"))
  }

  @Test func aBoxLeadsToItsLine() {
    let vertex = ScenarioGraph.Vertex(
      kind: .scene, name: "A",
      options: [
        .init(
          id: "line:a", text: "Ja", style: "help", isLawful: true, isSilence: false,
          place: .init(file: 1, line: 12))
      ], place: .init(file: 0, line: 7))
    let text = write(graph([vertex]))
    #expect(text.contains("URL=\"a.yarn#L7\""))
    #expect(text.contains("HREF=\"b%20c.yarn#L12\" TITLE=\"line:a: Ja\""))
    #expect(text.contains("søger hjælp<BR/>§ bruger en ret"))
    #expect(write(graph([vertex]), language: .english).contains("seeking help<BR/>§ uses a right"))
  }

  @Test func whatIsNeverReachedSaysSo() {
    var vertex = ScenarioGraph.Vertex(kind: .scene, name: "A")
    #expect(!write(graph([vertex])).contains("NÅS ALDRIG"))
    vertex.isReached = false
    #expect(write(graph([vertex])).contains("NÅS ALDRIG"))
    #expect(write(graph([vertex]), language: .english).contains("NEVER REACHED"))
  }

  @Test func textsOfTheAuthorAreNoMarkup() {
    let hostile = "<B>&\"\\N}]; evil -> x"
    var vertex = ScenarioGraph.Vertex(
      kind: .intervention(hostile, label: hostile), name: hostile, excerpt: hostile)
    vertex.options = [
      .init(
        id: hostile, text: hostile, style: hostile, isLawful: false, isSilence: false,
        condition: .holds(hostile), place: .init(file: 0, line: 1))
    ]
    let text = write(
      ScenarioGraph(title: hostile, summary: hostile, id: hostile, vertices: [vertex]))
    // Within labels nothing of it is markup; in quotes it may stand as it is.
    #expect(!text.contains("><B>&\"") && !text.contains(">\(hostile)"))
    #expect(text.contains("digraph \"<B>&\\\"\\\\N}]; evil -> x\" {"))
    #expect(text.contains("&lt;B&gt;&amp;&quot;"))
  }

  /// The relative luminance of a colour such as `#1b1f24`.
  private func luminance(_ color: String) -> Double {
    let number = Int(color.dropFirst(), radix: 16) ?? 0
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(number >> shift & 0xFF) / 255
      // Within a hundredth of WCAG's curve, without a library for powers.
      return part <= 0.04045 ? part / 12.92 : part * part * (0.7 + 0.3 * part)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ left: String, _ right: String) -> Double {
    let values = [luminance(left), luminance(right)].sorted()
    return (values[1] + 0.05) / (values[0] + 0.05)
  }

  @Test func everythingCanBeReadWithPoorSight() {
    let styles = ["assertive", "avoidant", "aggressive", "passive", "humour", "help", nil]
    let kinds: [ScenarioGraph.Vertex.Kind] = [
      .scene, .furtherChoice, .background, .intervention("", label: ""), .questions, .group,
      .end(isCalm: true), .end(isCalm: false),
    ]
    let fills =
      styles.map { GraphPalette.fill(ofStyle: $0) } + kinds.map { GraphPalette.fill(of: $0) }
    for fill in fills {
      #expect(contrast(GraphPalette.ink, fill) >= 7, "\(fill)")
      #expect(contrast(GraphPalette.quiet, fill) >= 4.5, "\(fill)")
      #expect(contrast(GraphPalette.alarm, fill) >= 4.5, "\(fill)")
    }
    for style in styles {
      #expect(contrast(GraphPalette.stroke(ofStyle: style), GraphPalette.paper) >= 4.5)
    }
  }
}
