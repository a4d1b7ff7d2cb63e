/// Whether `modet graph` can draw; only authors need it.
struct GraphvizCheck {
  var searchPath: String

  func finding() -> DoctorFinding {
    guard Graphviz(searchPath: searchPath).program == nil else {
      return DoctorFinding(
        "graphviz", .ok, en: "scenarios can be drawn ('modet graph')",
        da: "scenarier kan tegnes ('modet graph')")
    }
    return DoctorFinding(
      "graphviz", .warning, en: "no Graphviz; 'modet graph' cannot draw, all else works",
      da: "ingen Graphviz; 'modet graph' kan ikke tegne, alt andet virker",
      remedy: Graphviz.remedy)
  }
}
