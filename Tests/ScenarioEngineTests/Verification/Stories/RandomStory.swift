@testable import ScenarioEngine

/// A small scenario that nobody wrote: what the verifier and the naive explorer are compared on.
///
/// It is kept as a tree, so that a story on which they disagree can be made
/// smaller; `script` and `settings` are what a folder would hold.
struct RandomStory {
  struct Node {
    var title: String
    /// As `track: background`, without the title.
    var headers: [String] = []
    var body: [Statement]
  }

  indirect enum Statement {
    case line(Line)
    /// Anything that stands on one line of its own, as `<<set $a += 1>>`.
    case command(String)
    case conditional(String, then: [Statement], otherwise: [Statement])
    case once([Statement], otherwise: [Statement])
    case group(timer: Int?, [Option])
    case lineGroup([Option])
  }

  struct Line {
    var number: Int
    var speaker: String
    /// How many words are said, and so how long it takes.
    var words = 1
    var tags = ""
  }

  /// An option, or an item of a line group.
  struct Option {
    var number: Int
    /// As `<<if $a > 0>>`; empty where there is none.
    var condition = ""
    var isSilence = false
    var body: [Statement] = []
  }

  struct End {
    var id: String
    var isCalm: Bool
  }

  var nodes: [Node] = []
  var levels: [Int] = [1]
  var ends: [End] = []
  /// Whether `$under15` is set from outside.
  var hasHostBool = false
  /// Whether there are questions after the scene.
  var reflection: String?
  /// How many answers may lie between any state and a calm end.
  var calmWithin = 3

  static let numbers = ["a", "b"]
  static let bools = ["p", "q"]
  static let numberRange: ClosedRange<Float> = 0...2
  static let ladder = "officer"
  static let highestStep = 2
}

// MARK: - As text

extension RandomStory {
  var script: String {
    var text = ""
    for (index, node) in nodes.enumerated() {
      text += "title: \(node.title)\n"
      for header in node.headers { text += header + "\n" }
      text += "---\n"
      if index == 0 { text += Self.declarations }
      text += Self.text(of: node.body, indent: "")
      text += "===\n"
    }
    return text
  }

  private static var declarations: String {
    let own =
      numbers.map { "<<declare $\($0) = 0>>\n" } + bools.map { "<<declare $\($0) = false>>\n" }
    return own.joined() + "<<declare $\(ladder) = 1>>\n<<ladder \(ladder) 0 \(highestStep)>>\n"
  }

  static func text(of statements: [Statement], indent: String) -> String {
    statements.map { text(of: $0, indent) }.joined()
  }

  private static func text(of statement: Statement, _ indent: String) -> String {
    switch statement {
    case .line(let line):
      let words = Array(repeating: "ord", count: line.words).joined(separator: " ")
      return "\(indent)\(line.speaker): \(words)\(line.number). #line:x\(line.number)\(line.tags)\n"
    case .command(let text): return indent + text + "\n"
    case .conditional(let condition, let then, let otherwise):
      let inner = indent + "    "
      let rest =
        otherwise.isEmpty ? "" : "\(indent)<<else>>\n" + text(of: otherwise, indent: inner)
      return "\(indent)<<if \(condition)>>\n" + text(of: then, indent: inner) + rest
        + "\(indent)<<endif>>\n"
    case .once(let body, let otherwise):
      let inner = indent + "    "
      let rest =
        otherwise.isEmpty ? "" : "\(indent)<<else>>\n" + text(of: otherwise, indent: inner)
      return "\(indent)<<once>>\n" + text(of: body, indent: inner) + rest + "\(indent)<<endonce>>\n"
    case .group(let timer, let options):
      let clock = timer.map { "\(indent)<<timer \($0)>>\n" } ?? ""
      return clock + options.map { text(of: $0, "->", indent) }.joined()
    case .lineGroup(let items): return items.map { text(of: $0, "=>", indent) }.joined()
    }
  }

  private static func text(of option: Option, _ arrow: String, _ indent: String) -> String {
    let condition = option.condition.isEmpty ? "" : " " + option.condition
    let tags = arrow == "=>" ? "" : " #style:passive" + (option.isSilence ? " #silence" : "")
    let said = arrow == "=>" ? "A: vekslende" : "svar"
    return "\(indent)\(arrow) \(said)\(option.number).\(condition) #line:x\(option.number)\(tags)\n"
      + text(of: option.body, indent: indent + "    ")
  }

  /// The `scenario.yaml` beside the script.
  var settings: String {
    var text = """
      id: s
      version: 1.0.0
      title: {da: Titel, en: Title}
      summary: {da: Kort, en: Short}
      levels: [\(levels.map(String.init).joined(separator: ", "))]
      place: street
      start: Start
      calmWithin: \(calmWithin)

      """
    if reflection != nil { text += "reflection: After\n" }
    text += "cast:\n"
    for name in ["A", "B", "C"] {
      text += "  \(name): {displayName: {da: \(name), en: \(name)}, person: p, mark: front}\n"
    }
    text += "marks:\n  front: {position: [0, 0, -2], yawDegrees: 0}\n"
    text += "variables:\n"
    text += "  level: {type: number, range: [1, 5], default: \(levels[0]), host: true}\n"
    if hasHostBool { text += "  under15: {type: bool, default: false, host: true}\n" }
    for name in Self.numbers {
      text +=
        "  \(name): {type: number, range: [0, \(Int(Self.numberRange.upperBound))], default: 0}\n"
    }
    for name in Self.bools { text += "  \(name): {type: bool, default: false}\n" }
    text +=
      "  \(Self.ladder): {type: number, range: [0, \(Self.highestStep)], default: 1, ladder: true}\n"
    text += "ends:\n"
    for end in ends {
      text += "  \(end.id): {calm: \(end.isCalm), text: {da: Slut, en: End}}\n"
    }
    return text
  }
}
