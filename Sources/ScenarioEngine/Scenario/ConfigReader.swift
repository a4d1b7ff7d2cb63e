/// Takes typed values out of a settings file and notes everything that is not as expected.
struct ConfigReader {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func report(
    _ code: DiagnosticCode, _ wording: Wording, _ arguments: [String], at range: SourceRange
  ) {
    diagnostics.append(Diagnostic(code, wording, arguments, at: range))
  }

  // MARK: - Structure

  /// The entries of a mapping; keys that are not known are warned about.
  mutating func entries(of node: ConfigNode, known: [String]? = nil) -> [ConfigEntry] {
    guard case .mapping(let entries) = node.content else {
      if !node.isNull {
        report(.wrongKind, .expected, ["a mapping", "en liste af navne"], at: node.range)
      }
      return []
    }
    guard let known else { return entries }
    for entry in entries where !known.contains(entry.key) {
      let names = known.joined(separator: ", ")
      report(.unknownKey, .unknownKey, [entry.key, names], at: entry.keyRange)
    }
    return entries
  }

  /// The items of a sequence.
  mutating func items(of node: ConfigNode) -> [ConfigNode] {
    if case .sequence(let items) = node.content { return items }
    report(.wrongKind, .expected, ["a list", "en liste"], at: node.range)
    return []
  }

  /// The value of a key that must be there and not be empty.
  mutating func required(_ key: String, in node: ConfigNode) -> ConfigNode? {
    if let value = node[key], !value.isNull { return value }
    report(.missingKey, .missingKey, [key], at: node.range)
    return nil
  }

  /// The value of a key that may be absent or empty.
  func optional(_ key: String, in node: ConfigNode) -> ConfigNode? {
    node[key].flatMap { $0.isNull ? nil : $0 }
  }

  // MARK: - Scalars

  /// Any text that is not empty.
  mutating func string(_ node: ConfigNode?) -> String? {
    guard let node else { return nil }
    if case .scalar(let text, _) = node.content, !text.isEmpty { return text }
    report(.wrongKind, .expected, ["a text", "en tekst"], at: node.range)
    return nil
  }

  /// A finite number within bounds.
  mutating func number(_ node: ConfigNode?, in bounds: ClosedRange<Double>) -> Double? {
    guard let node else { return nil }
    if case .scalar(let text, isQuoted: false) = node.content, let number = Double(text),
      bounds.contains(number)
    {
      return number
    }
    let text = "\(short(bounds.lowerBound)) … \(short(bounds.upperBound))"
    report(.wrongKind, .expected, ["a number in \(text)", "et tal i \(text)"], at: node.range)
    return nil
  }

  /// A whole number within bounds.
  mutating func integer(_ node: ConfigNode?, in bounds: ClosedRange<Int>) -> Int? {
    guard let node else { return nil }
    if case .scalar(let text, isQuoted: false) = node.content, let number = Int(text),
      bounds.contains(number)
    {
      return number
    }
    let text = "\(bounds.lowerBound) … \(bounds.upperBound)"
    report(
      .wrongKind, .expected, ["a whole number in \(text)", "et helt tal i \(text)"], at: node.range)
    return nil
  }

  /// `true` or `false`.
  mutating func bool(_ node: ConfigNode?) -> Bool? {
    guard let node else { return nil }
    if case .scalar(let text, isQuoted: false) = node.content, text == "true" || text == "false" {
      return text == "true"
    }
    report(.wrongKind, .expected, ["true or false", "true eller false"], at: node.range)
    return nil
  }

  /// One of a few words.
  mutating func word(_ node: ConfigNode?, among words: [String]) -> String? {
    guard let node else { return nil }
    if case .scalar(let text, _) = node.content, words.contains(text) { return text }
    let list = words.joined(separator: ", ")
    report(.wrongKind, .expected, ["one of \(list)", "et af ordene \(list)"], at: node.range)
    return nil
  }

  /// A day written as `2026-11-22`.
  mutating func day(_ node: ConfigNode?) -> String? {
    guard let node else { return nil }
    if case .scalar(let text, _) = node.content, Self.isDay(text) { return text }
    report(
      .wrongKind, .expected, ["a date as 2026-11-22", "en dato som 2026-11-22"], at: node.range)
    return nil
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }

  private func short(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e9 ? String(Int(number)) : String(number)
  }

  // MARK: - Lists and texts

  /// A list of texts.
  mutating func strings(_ node: ConfigNode?) -> [String] {
    guard let node else { return [] }
    var texts: [String] = []
    for item in items(of: node) {
      if let text = string(item) { texts.append(text) }
    }
    return texts
  }

  /// A text per language; the base language must be there.
  mutating func localized(_ node: ConfigNode?, baseLanguage: String) -> LocalizedText? {
    guard let node else { return nil }
    var texts: [String: String] = [:]
    for entry in entries(of: node) {
      if let text = string(entry.value) { texts[entry.key] = text }
    }
    guard required(baseLanguage, in: node) != nil else { return nil }
    return LocalizedText(texts, baseLanguage: baseLanguage)
  }
}
