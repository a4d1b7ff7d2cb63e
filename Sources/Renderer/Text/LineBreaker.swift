/// Cuts one shaped paragraph into lines, greedily.
struct LineBreaker {
  let bytes: [UInt8]
  let glyphs: [ShapedGlyph]
  /// The widest line, ems.
  let maximum: Float

  /// Appends the lines of a range of glyphs; an empty range gives one empty line.
  mutating func breakLines(_ range: Range<Int>, into lines: inout [TextLine]) {
    guard !range.isEmpty else {
      lines.append(TextLine(glyphs: range, width: 0))
      return
    }
    var start = range.lowerBound
    while start < range.upperBound {
      let end = lineEnd(from: start, limit: range.upperBound)
      lines.append(TextLine(glyphs: start..<end, width: inkWidth(start..<end)))
      start = end
    }
  }

  /// Finds where the line that starts here ends; always past its start.
  private func lineEnd(from start: Int, limit: Int) -> Int {
    var width: Float = 0
    var lastBreak: Int?
    for index in start..<limit {
      let isSpace = letter(index) == UInt8(ascii: " ")
      width += glyphs[index].advance
      // A space may hang over the edge: it has no ink.
      if width > maximum, !isSpace, index > start { return lastBreak ?? index }
      if canBreak(after: index) { lastBreak = index + 1 }
    }
    return limit
  }

  private func canBreak(after index: Int) -> Bool {
    let byte = letter(index)
    if byte == UInt8(ascii: " ") { return true }
    guard byte == UInt8(ascii: "-"), index > 0 else { return false }
    // A hyphen at a word's start, as in "-5", belongs to the word.
    return letter(index - 1) != UInt8(ascii: " ")
  }

  private func letter(_ index: Int) -> UInt8 {
    let cluster = glyphs[index].cluster
    return bytes.indices.contains(cluster) ? bytes[cluster] : 0
  }

  private func inkWidth(_ range: Range<Int>) -> Float {
    var end = range.upperBound
    while end > range.lowerBound, letter(end - 1) == UInt8(ascii: " ") { end -= 1 }
    return glyphs[range.lowerBound..<end].reduce(0) { $0 + $1.advance }
  }
}
