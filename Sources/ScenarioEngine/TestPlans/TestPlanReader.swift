/// Reads a plan's text, line by line.
struct TestPlanReader {
  /// A plan of a scenario has other steps than one of the core language.
  let profile: CompilationProfile

  func read(_ text: String) throws(TestPlanError) -> TestPlan {
    var runs = [TestPlan.Run(line: 1, steps: [])]
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let trimmed = LineText.trimmed(number == 1 ? withoutByteOrderMark(line) : line)
      if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
      if trimmed == "---" {
        runs.append(TestPlan.Run(line: number + 1, steps: []))
      } else {
        let kind = try step(trimmed, number)
        runs[runs.count - 1].steps.append(TestPlan.Step(line: number, kind: kind))
      }
    }
    // A separator at the end, or an empty plan, asks for no further run.
    if runs.last?.steps.isEmpty == true { runs.removeLast() }
    return TestPlan(runs: runs)
  }

  private func withoutByteOrderMark(_ line: Substring) -> Substring {
    line.first == "\u{FEFF}" ? line.dropFirst() : line
  }

  // MARK: - Steps

  private func step(_ text: Substring, _ line: Int) throws(TestPlanError) -> TestPlan.Kind {
    let word = text.prefix { $0 != ":" && $0 != " " && $0 != "\t" && $0 != "#" }
    var rest = LineText.trimmed(text.dropFirst(word.count))
    if let kind = words[String(word)] {
      guard withoutComment(rest).isEmpty else {
        throw TestPlanError(line: line, .stepTakesNothing, [String(rest), String(word)])
      }
      return kind
    }
    guard steps.contains(String(word)) else {
      let names = (steps + words.keys.sorted()).joined(separator: ", ")
      throw TestPlanError(line: line, .unknownStep, [String(word), names])
    }
    guard rest.hasPrefix(":") else {
      throw TestPlanError(line: line, .colonMissing, [String(word)])
    }
    rest = LineText.trimmed(rest.dropFirst())
    switch word {
    case "line", "option", "command": return .content(try content(word, rest, line))
    case "select": return .select(try selection(rest, line))
    case "set": return try assignment(rest, line)
    case "node", "intervene":
      let node = try name(rest, line, .nodeNameMissing, [String(word)])
      return word == "node" ? .node(node) : .intervene(node)
    case "end": return .content(.end(try name(rest, line, .endNameMissing)))
    case "wait": return .wait(try time(rest, line))
    default: return .saliency(try strategy(rest, line))
    }
  }

  /// The words that a colon follows.
  private var steps: [String] {
    let both = ["line", "option", "select", "set", "node"]
    switch profile {
    case .yarn: return both + ["command", "saliency"]
    case .modet: return both + ["wait", "intervene", "end"]
    }
  }

  /// The words that stand alone.
  private var words: [String: TestPlan.Kind] {
    profile == .modet
      ? ["stop": .content(.stop), "silence": .silence] : ["stop": .content(.stop)]
  }

  private func content(
    _ word: Substring, _ rest: Substring, _ line: Int
  ) throws(TestPlanError) -> PlanContent {
    var quoted = try text(rest, line)
    switch word {
    case "line": return .line(quoted.text, tags: try tags(quoted.rest, line))
    case "option":
      let isDisabled = removeMark("[disabled]", from: &quoted.rest)
      return .option(
        quoted.text, isAvailable: !isDisabled, tags: try tags(quoted.rest, line))
    default:
      guard let text = quoted.text else { throw TestPlanError(line: line, .quotesMissing) }
      _ = try tags(quoted.rest, line)
      return .command(text)
    }
  }

  /// The text between backticks, or `*`, and what follows it.
  private func text(
    _ rest: Substring, _ line: Int
  ) throws(TestPlanError) -> (text: String?, rest: Substring) {
    if rest.hasPrefix("*") { return (nil, rest.dropFirst()) }
    guard rest.hasPrefix("`"), let last = rest.lastIndex(of: "`"), last > rest.startIndex else {
      throw TestPlanError(line: line, .quotesMissing)
    }
    let inner = rest[rest.index(after: rest.startIndex)..<last]
    return (String(inner), rest[rest.index(after: last)...])
  }

  /// Takes a mark away, wherever among the hashtags it stands.
  private func removeMark(_ mark: String, from rest: inout Substring) -> Bool {
    var words = rest.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let index = words.firstIndex(of: mark) else { return false }
    words.remove(at: index)
    rest = words.joined(separator: " ")[...]
    return true
  }

  /// The hashtags, without `#`; a `#` that stands alone begins a comment.
  private func tags(_ rest: Substring, _ line: Int) throws(TestPlanError) -> [String] {
    var tags: [String] = []
    for word in rest.split(whereSeparator: \.isWhitespace) {
      if word == "#" { break }
      guard word.hasPrefix("#") else {
        throw TestPlanError(line: line, .unknownAddition, [String(word)])
      }
      tags += word.split(separator: "#").map(String.init)
    }
    return tags
  }

  // MARK: - Values

  private func selection(_ rest: Substring, _ line: Int) throws(TestPlanError) -> Int {
    let text = withoutComment(rest)
    guard let number = Int(text), number >= 1 else {
      throw TestPlanError(line: line, .selectionMissing, [String(text)])
    }
    return number
  }

  private func name(
    _ rest: Substring, _ line: Int, _ wording: Wording, _ step: [String] = []
  ) throws(TestPlanError) -> String {
    let text = withoutComment(rest)
    guard !text.isEmpty, !text.contains(where: \.isWhitespace) else {
      throw TestPlanError(line: line, wording, [String(text)] + step)
    }
    return String(text)
  }

  private func time(_ rest: Substring, _ line: Int) throws(TestPlanError) -> Int {
    let text = withoutComment(rest)
    guard let milliseconds = NumberText.milliseconds(text) else {
      throw TestPlanError(line: line, .timeMissing, [String(text)])
    }
    return milliseconds
  }

  private func strategy(
    _ rest: Substring, _ line: Int
  ) throws(TestPlanError) -> SaliencyStrategy {
    let name = withoutComment(rest)
    if let known = TestPlan.strategies.first(where: { $0.name == name }) { return known.strategy }
    let names = TestPlan.strategies.map(\.name).joined(separator: ", ")
    throw TestPlanError(line: line, .unknownStrategy, [String(name), names])
  }

  private func assignment(
    _ rest: Substring, _ line: Int
  ) throws(TestPlanError) -> TestPlan.Kind {
    let parts = rest.split(separator: "=", maxSplits: 1).map { LineText.trimmed($0) }
    guard parts.count == 2, parts[0].hasPrefix("$"), parts[0].count > 1,
      !parts[0].contains(where: \.isWhitespace), let value = value(parts[1])
    else { throw TestPlanError(line: line, .assignmentMissing, [String(rest)]) }
    return .set(String(parts[0].dropFirst()), value)
  }

  private func value(_ text: Substring) -> Value? {
    if text.hasPrefix("\"") {
      guard let last = text.lastIndex(of: "\""), last > text.startIndex,
        withoutComment(LineText.trimmed(text[text.index(after: last)...])).isEmpty
      else { return nil }
      return .string(String(text[text.index(after: text.startIndex)..<last]))
    }
    let word = withoutComment(text)
    switch word.lowercased() {
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: return NumberText.number(word).map { .number($0) }
    }
  }

  private func withoutComment(_ text: Substring) -> Substring {
    LineText.trimmed(text.prefix { $0 != "#" })
  }
}

extension Wording {
  static let unknownStep = Wording(
    en: "no step is called '{0}', only {1}", da: "intet trin hedder '{0}', kun {1}")
  static let colonMissing = Wording(
    en: "a colon belongs after '{0}'", da: "der hører et kolon til efter '{0}'")
  static let stepTakesNothing = Wording(
    en: "nothing may follow '{1}', but '{0}' does",
    da: "der må ikke stå noget efter '{1}', men der står '{0}'")
  static let quotesMissing = Wording(
    en: "the text belongs between two backticks", da: "teksten skal stå mellem to accent grave (`)")
  static let unknownAddition = Wording(
    en: "only hashtags, and [disabled] on an option, may follow the text, not '{0}'",
    da: "efter teksten må kun stå mærker og, ved en svarmulighed, [disabled], ikke '{0}'")
  static let selectionMissing = Wording(
    en: "'select' takes an option's number from 1, not '{0}'",
    da: "'select' skal have en svarmuligheds nummer fra 1, ikke '{0}'")
  static let nodeNameMissing = Wording(
    en: "'{1}' takes one node's name, not '{0}'",
    da: "'{1}' skal have navnet på én knude, ikke '{0}'")
  static let endNameMissing = Wording(
    en: "'end' takes the id of one end, not '{0}'",
    da: "'end' skal have id'et på én slutning, ikke '{0}'")
  static let timeMissing = Wording(
    en: "'wait' takes a time in seconds, not '{0}'",
    da: "'wait' skal have en tid i sekunder, ikke '{0}'")
  static let unknownStrategy = Wording(
    en: "no strategy is called '{0}', only {1}", da: "ingen strategi hedder '{0}', kun {1}")
  static let assignmentMissing = Wording(
    en: "'set' takes a variable and a value, as '$x = true', not '{0}'",
    da: "'set' skal have en variabel og en værdi som i '$x = true', ikke '{0}'")
}
