/// The form of a line: `Speaker: text`, where `\:` is no speaker's colon.
package enum LineText {
  /// Splits a whole line at its speaker's colon and drops the remaining backslashes.
  package static func split(_ whole: String) -> ResolvedText {
    guard let colon = speakerColon(in: whole) else {
      return ResolvedText(speaker: nil, text: unescaped(whole[...]))
    }
    let speaker = trimmed(whole[..<colon])
    let text = trimmed(whole[whole.utf8.index(after: colon)...])
    return ResolvedText(speaker: unescaped(speaker), text: unescaped(text))
  }

  /// The place of the first colon that is not escaped and has something before it.
  package static func speakerColon(in text: String) -> String.Index? {
    var isEscaped = false
    var hasName = false
    var index = text.utf8.startIndex
    while index < text.utf8.endIndex {
      let byte = text.utf8[index]
      if byte == UInt8(ascii: ":"), !isEscaped { return hasName ? index : nil }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { hasName = true }
      index = text.utf8.index(after: index)
    }
    return nil
  }

  /// Without spaces and tabs at both ends.
  package static func trimmed(_ text: Substring) -> Substring {
    var result = text
    while let first = result.utf8.first, isBlank(first) { result = result.dropFirst() }
    while let last = result.utf8.last, isBlank(last) { result = result.dropLast() }
    return result
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Turns `\[`, `\]` and `\:` into the character itself.
  private static func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
    var result: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "\\"), let next = bytes.first, escapable.contains(next) { continue }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let escapable: [UInt8] = [
    UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"),
  ]
}

/// A line's words in one language, values filled in.
package struct ResolvedText: Sendable, Hashable {
  /// What stands before the colon, as that language writes it.
  package var speaker: String?
  package var text: String

  package init(speaker: String?, text: String) {
    self.speaker = speaker
    self.text = text
  }

  /// The speaker, a colon and the text.
  package var whole: String { speaker.map { "\($0): \(text)" } ?? text }
}
