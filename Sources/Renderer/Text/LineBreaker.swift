/// Cuts one shaped paragraph into lines.
struct LineBreaker {
  /// Texts of more lines are left as the greedy way makes them.
  private static let mostBalancedLines = 6

  let bytes: [UInt8]
  let glyphs: [ShapedGlyph]
  /// The widest line, ems.
  let maximum: Float

  /// Appends the lines of a range of glyphs; an empty range gives one empty line.
  ///
  /// Balanced lines are about equally long, in as few lines: no last word alone.
  func breakLines(_ range: Range<Int>, balanced: Bool, into lines: inout [TextLine]) {
    guard !range.isEmpty else {
      lines.append(TextLine(glyphs: range, width: 0))
      return
    }
    let width = balanced ? balancedWidth(range) : maximum
    var start = range.lowerBound
    while start < range.upperBound {
      let end = lineEnd(from: start, limit: range.upperBound, width: width)
      lines.append(TextLine(glyphs: start..<end, width: inkWidth(start..<end)))
      start = end
    }
  }

  /// Halves its way to the narrowest width that needs no more lines.
  private func balancedWidth(_ range: Range<Int>) -> Float {
    let lines = count(range, width: maximum)
    guard maximum.isFinite, lines > 1, lines <= Self.mostBalancedLines else { return maximum }
    var narrow = inkWidth(range) / Float(lines)
    var wide = maximum
    for _ in 0..<8 {
      let middle = (narrow + wide) / 2
      if count(range, width: middle) > lines { narrow = middle } else { wide = middle }
    }
    return wide
  }

  private func count(_ range: Range<Int>, width: Float) -> Int {
    var start = range.lowerBound
    var lines = 0
    while start < range.upperBound {
      start = lineEnd(from: start, limit: range.upperBound, width: width)
      lines += 1
    }
    return lines
  }

  /// Finds where the line that starts here ends; always past its start.
  private func lineEnd(from start: Int, limit: Int, width maximum: Float) -> Int {
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
