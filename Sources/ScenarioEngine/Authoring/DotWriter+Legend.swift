extension DotWriter {
  /// The picture's title with all that explains its signs.
  var heading: String {
    let width = 110
    let title = DotText.lines(DotText.wrapped(graph.title, width: width / 2))
    let summary = DotText.lines(DotText.wrapped(graph.summary, width: width))
    let caveat = DotText.lines(DotText.wrapped(words.caveat, width: width))
    let text =
      "<FONT POINT-SIZE=\"22\"><B>\(title)</B></FONT><FONT POINT-SIZE=\"13\">\(summary)</FONT>"
      + "<FONT COLOR=\"\(GraphPalette.quiet)\">\(caveat)</FONT>"
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"6\">"
      + "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">\(text)</TD></TR>"
      + "<TR><TD ALIGN=\"LEFT\">\(legend)</TD></TR></TABLE>"
  }

  private var legend: String {
    let styles = ["assertive", "help", "humour", "passive", "avoidant", "aggressive"].map {
      cell(words.style($0), GraphPalette.fill(ofStyle: $0))
    }
    let boxes: [(String, ScenarioGraph.Vertex.Kind)] = [
      (words.scene, .scene), (words.end(isCalm: true), .end(isCalm: true)),
      (words.end(isCalm: false), .end(isCalm: false)), (words.asked, .questions),
      (words.intervention, .intervention("", label: "")), (words.background, .background),
    ]
    let kinds = boxes.map { cell($0.0, GraphPalette.fill(of: $0.1)) }
    let strokes = [words.solid, words.dashed, words.dotted, words.unreachedInLegend]
    return "<TABLE BORDER=\"1\" COLOR=\"\(GraphPalette.line)\" CELLBORDER=\"0\" "
      + "CELLSPACING=\"4\" CELLPADDING=\"4\">"
      + row(words.marksTitle, styles) + row(words.boxesTitle, kinds)
      + row(
        words.linesTitle,
        [
          "<TD COLSPAN=\"6\" ALIGN=\"LEFT\">\(DotText.escaped(strokes.joined(separator: " · ")))</TD>"
        ])
      + "</TABLE>"
  }

  private func row(_ title: String, _ cells: [String]) -> String {
    "<TR><TD ALIGN=\"LEFT\"><B>\(DotText.escaped(title))</B></TD>\(cells.joined())</TR>"
  }

  private func cell(_ text: String, _ fill: String) -> String {
    "<TD BGCOLOR=\"\(fill)\">\(DotText.escaped(text))</TD>"
  }
}
