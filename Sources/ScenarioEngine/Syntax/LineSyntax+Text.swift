extension LineSyntax {
  /// The first tag that begins so, as `line:`.
  package func firstTag(beginning prefix: String) -> HashtagSyntax? {
    tags.first { $0.text.hasPrefix(prefix) }
  }

  /// The text as translators see it, with `{0}` for the first expression.
  package var template: String {
    var result = ""
    var count = 0
    for piece in text {
      switch piece {
      case .literal(let literal, _): result += literal
      case .expression:
        result += "{\(count)}"
        count += 1
      }
    }
    return result
  }

  /// Whether an expression stands in the text.
  package var hasExpressions: Bool {
    text.contains { piece in
      if case .expression = piece { true } else { false }
    }
  }

  /// The name before the colon, or of a `character` attribute, where it is written out.
  package var speaker: NameSyntax? {
    guard case .literal(let text, let range)? = self.text.first else { return nil }
    var scan = SpeakerScan()
    guard let colon = scan.colon(in: text.utf8.span) else { return markedSpeaker(text, range) }
    let name = LineText.unescaped(Array(text.utf8.prefix(colon))[...])
    let trimmed = LineText.trimmed(String(decoding: name, as: UTF8.self)[...])
    if trimmed.isEmpty { return nil }
    // Where escapes were resolved, offsets in the text are none in the source.
    let isVerbatim = range.upper - range.lower == text.utf8.count
    let upper = isVerbatim ? range.lower + colon : range.upper
    return NameSyntax(
      text: String(trimmed),
      range: SourceRange(file: range.file, lower: range.lower, upper: upper))
  }

  private func markedSpeaker(_ text: String, _ range: SourceRange) -> NameSyntax? {
    guard text.hasPrefix("[character"),
      let markup = try? MarkupParser.parse(Array(template.utf8)),
      let character = markup.attributes.first, character.name == "character",
      let name = character.properties.first(where: { $0.name == "name" }), !name.isComputed
    else { return nil }
    return NameSyntax(text: name.value.text, range: range)
  }
}
