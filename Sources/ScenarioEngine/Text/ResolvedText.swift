/// A line's words in one language, values filled in and markup read.
package struct ResolvedText: Sendable, Hashable {
  /// Who says it, as that language writes it; `nil` for a line without a name.
  package var speaker: String?
  /// What is said, without the speaker.
  package var spoken: MarkedText
  /// The speaker, the colon and what is said, spaced as written.
  package var marked: MarkedText

  /// What is said, without markup.
  package var text: String { spoken.text }

  /// The whole line, without markup.
  package var whole: String { marked.text }

  /// Fills in the values, finds the speaker and reads the markup as a language counts.
  package init(_ pieces: [TextPiece], _ substitutions: [String], language: String) {
    var source = ""
    var scan = SpeakerScan()
    var colon: Int?
    for piece in pieces {
      switch piece {
      case .literal(let text):
        if let offset = scan.colon(in: text.utf8.span) { colon = source.utf8.count + offset }
        source += text
      case .substitution(let index):
        scan.passValue()
        if substitutions.indices.contains(index) { source += substitutions[index] }
      }
    }
    marked = MarkedText(parsing: source, speakerColon: colon, language: language)
    spoken = marked
    if marked.fault != nil {
      if let colon { splitAsWritten(source, colon) }
    } else {
      splitAtCharacter()
    }
  }

  private mutating func splitAtCharacter() {
    guard let character = marked.attribute(named: "character"), character.range.lowerBound == 0,
      let name = character["name"]?.text, !name.isEmpty
    else { return }
    speaker = name
    spoken = marked.removing(character)
  }

  /// Markup with a fault in it is shown, but does not hide who speaks.
  private mutating func splitAsWritten(_ source: String, _ colon: Int) {
    let name = LineText.trimmed(
      String(decoding: Array(source.utf8.prefix(colon)), as: UTF8.self)[...])
    if name.isEmpty { return }
    speaker = String(name)
    let rest = String(decoding: Array(source.utf8.dropFirst(colon + 1)), as: UTF8.self)
    spoken = MarkedText(String(LineText.trimmed(rest[...])), fault: marked.fault)
  }
}
