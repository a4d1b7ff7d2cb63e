/// The form of a line: `Speaker: text`, where `\:` is no speaker's colon.
package enum LineText {
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

  /// Turns `\[`, `\]` and `\:` into the sign itself.
  package static func unescaped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.contains(UInt8(ascii: "\\")) else { return bytes }
    var result: ArraySlice<UInt8> = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in zip(bytes.indices, bytes) {
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      if byte == UInt8(ascii: "\\"), escapable.contains(next) { continue }
      result.append(byte)
    }
    return result
  }

  private static let escapable: [UInt8] = [
    UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"),
  ]
}

/// Finds the colon after a speaker's name in a text that comes in pieces.
///
/// It is looked for in the text as written, never in a value that stands in it,
/// so that no value can become a speaker. A colon within a marker's brackets is
/// none either, and a line that names its `character` itself has no other.
package struct SpeakerScan {
  private var isAtStart = true
  private var isEscaped = false
  private var isInMarker = false
  private var isInQuotes = false
  private var isOver = false

  package init() {}

  /// The offset of the colon in the next piece, the first time that there is one.
  ///
  /// - Complexity: O(bytes) up to the colon; allocates nothing.
  package mutating func colon(in piece: Span<UInt8>) -> Int? {
    if isOver { return nil }
    if isAtStart, begins(piece, Self.characterMarker, at: firstWord(of: piece)) { isOver = true }
    var offset = 0
    while !isOver, offset < piece.count {
      let byte = piece[offset]
      if byte == UInt8(ascii: "["), begins(piece, Self.unmarkedMarker, at: offset) {
        isOver = !isEscaped
      }
      if isSpeakerColon(byte) {
        isOver = true
        return offset
      }
      if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { isAtStart = false }
      offset += 1
    }
    return nil
  }

  /// Passes the value of an expression, which has no part in it.
  package mutating func passValue() {
    isAtStart = false
    isEscaped = false
  }

  private func firstWord(of piece: Span<UInt8>) -> Int {
    var offset = 0
    while offset < piece.count,
      piece[offset] == UInt8(ascii: " ") || piece[offset] == UInt8(ascii: "\t")
    {
      offset += 1
    }
    return offset
  }

  private func begins(_ piece: Span<UInt8>, _ word: [UInt8], at offset: Int) -> Bool {
    guard piece.count - offset >= word.count else { return false }
    for index in word.indices where piece[offset + index] != word[index] { return false }
    return true
  }

  private static let characterMarker = Array("[character".utf8)
  private static let unmarkedMarker = Array("[nomarkup]".utf8)

  private mutating func isSpeakerColon(_ byte: UInt8) -> Bool {
    if isEscaped {
      isEscaped = false
      return false
    }
    switch byte {
    case UInt8(ascii: "\\"): isEscaped = true
    case UInt8(ascii: "\"") where isInMarker: isInQuotes.toggle()
    case UInt8(ascii: "[") where !isInQuotes: isInMarker = true
    case UInt8(ascii: "]") where !isInQuotes: isInMarker = false
    case UInt8(ascii: ":"): return !isInMarker
    default: break
    }
    return false
  }
}
