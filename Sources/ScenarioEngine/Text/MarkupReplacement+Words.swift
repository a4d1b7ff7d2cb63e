extension MarkupReplacement {
  /// The words chosen by the value, `%` standing for it; `nil` where none are given for it.
  ///
  /// Brackets in the words are words: markup in them is not read, as upstream.
  func words(for properties: [MarkupProperty], language: String) -> String? {
    guard let value = properties.value(named: "value") else { return nil }
    if value.isUnknown { return allWords(of: properties) }
    guard let choice = choice(for: value, language),
      let words = properties.value(named: choice)
    else { return nil }
    return Self.filled(words, with: value)
  }

  /// What it can say, whatever the value is.
  private func allWords(of properties: [MarkupProperty]) -> String {
    properties.filter { !["value", "trimwhitespace"].contains($0.name.lowercased()) }
      .map { Self.filled($0.value, with: .string(MarkupValue.unknownText)) }
      .joined(separator: "/")
  }

  private static func filled(_ words: MarkupValue, with value: MarkupValue) -> String {
    words.text.split(separator: "%", omittingEmptySubsequences: false)
      .joined(separator: value.text)
  }

  private func choice(for value: MarkupValue, _ language: String) -> String? {
    if self == .select { return value.text }
    guard let number = PluralOperands(value) else { return nil }
    let rules = PluralRules(language: language)
    return (self == .plural ? rules.cardinal(number) : rules.ordinal(number)).rawValue
  }
}
