import ScenarioEngine

/// What the client counts characters in, and the way between its positions and our offsets.
enum PositionEncoding: String, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The first that the client offers and we know; the protocol's own where it says nothing.
  static func agreed(_ offered: [String]?) -> PositionEncoding {
    offered?.lazy.compactMap { PositionEncoding(rawValue: $0) }.first ?? .utf16
  }

  /// How many units a character takes that begins with a byte of UTF-8.
  private func units(_ lead: UInt8) -> Int {
    switch self {
    case .utf8: Self.length(lead)
    case .utf16: lead >= 0xF0 ? 2 : 1
    case .utf32: 1
    }
  }

  private static func length(_ lead: UInt8) -> Int {
    switch lead {
    case 0..<0xC0: 1
    case 0xC0..<0xE0: 2
    case 0xE0..<0xF0: 3
    default: 4
    }
  }

  /// The UTF-8 offset of a position; one past a line or the text stands for its end.
  ///
  /// A position within a character stands for the character's start.
  func offset(of position: LSP.Position, in file: SourceFile) -> Int {
    if position.line < 0 { return 0 }
    guard position.line < file.lineTable.lineCount else { return file.bytes.count }
    let line = file.lineTable.contents(ofLine: position.line, in: file.bytes)
    var offset = line.lowerBound
    var left = max(0, position.character)
    while offset < line.upperBound {
      let byte = file.bytes[offset]
      left -= units(byte)
      if left < 0 { break }
      offset += Self.length(byte)
    }
    return min(offset, line.upperBound)
  }

  /// The position of a UTF-8 offset, which is clamped to the text.
  func position(of offset: Int, in file: SourceFile) -> LSP.Position {
    let clamped = min(max(offset, 0), file.bytes.count)
    let line = file.lineTable.lineIndex(of: clamped)
    var index = file.lineTable.start(ofLine: line)
    var character = 0
    while index < clamped {
      let byte = file.bytes[index]
      if index + Self.length(byte) > clamped { break }
      character += units(byte)
      index += Self.length(byte)
    }
    return LSP.Position(line: line, character: character)
  }

  func range(_ lower: Int, _ upper: Int, in file: SourceFile) -> LSP.Range {
    LSP.Range(start: position(of: lower, in: file), end: position(of: upper, in: file))
  }

  func range(_ range: SourceRange, in file: SourceFile) -> LSP.Range {
    self.range(range.lower, range.upper, in: file)
  }

  /// The offsets of a range; a range that ends before it begins is empty.
  func offsets(of range: LSP.Range, in file: SourceFile) -> Range<Int> {
    let lower = offset(of: range.start, in: file)
    return lower..<max(lower, offset(of: range.end, in: file))
  }
}
