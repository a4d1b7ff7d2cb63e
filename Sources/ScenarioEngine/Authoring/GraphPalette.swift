/// The colours of a scenario's picture; none of them says anything that words do not say too.
///
/// Dark text on each fill has a contrast of at least 7:1, each stroke on white at least 4.5:1.
enum GraphPalette {
  static let ink = "#1b1f24"
  static let quiet = "#4a5360"
  static let alarm = "#b3261e"
  static let paper = "#ffffff"
  static let line = "#5b6472"

  static func fill(of kind: ScenarioGraph.Vertex.Kind) -> String {
    switch kind {
    case .scene, .group: "#dbe7f6"
    case .furtherChoice, .crossing: "#edf3fa"
    case .background: "#e4e6e9"
    case .intervention: "#e9defa"
    case .questions: "#fbf0cf"
    case .end(let isCalm): isCalm ? "#cdeccf" : "#fbd9c8"
    }
  }

  /// Behind the word for a style.
  static func fill(ofStyle style: String?) -> String {
    switch style {
    case "assertive": "#cfe8d5"
    case "avoidant": "#e3e3e8"
    case "aggressive": "#fad1cb"
    case "passive": "#dfe6f2"
    case "humour": "#fbeab8"
    case "help": "#cfeaf2"
    default: paper
    }
  }

  /// Of the way that an option takes.
  static func stroke(ofStyle style: String?) -> String {
    switch style {
    case "assertive": "#24723a"
    case "avoidant": "#62626e"
    case "aggressive": "#b3261e"
    case "passive": "#41598a"
    case "humour": "#856300"
    case "help": "#136d85"
    default: line
    }
  }
}
