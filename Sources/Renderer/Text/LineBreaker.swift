/// Cuts one shaped paragraph, whose glyphs are in reading order, into lines.
struct LineBreaker {
  /// Texts of more lines are left as the greedy way makes them.
  private static let mostBalancedLines = 6
  private static let space = UInt32(UInt8(ascii: " "))

  /// The paragraph's code points, which the glyphs' clusters are places in.
  let letters: [UInt32]
  let glyphs: [ShapedGlyph]
  /// The widest line, ems.
  let maximum: Float
  let isRightToLeft: Bool

  /// Appends the lines of a range of glyphs; an empty range gives one empty line.
  ///
  /// Balanced lines are about equally long, in as few lines: no last word alone.
  func breakLines(_ range: Range<Int>, balanced: Bool, into lines: inout [TextLine]) {
    guard !range.isEmpty else {
      lines.append(TextLine(glyphs: range, width: 0, isRightToLeft: isRightToLeft))
      return
    }
    let width = balanced ? balancedWidth(range) : maximum
    var start = range.lowerBound
    while start < range.upperBound {
      let end = lineEnd(from: start, limit: range.upperBound, width: width)
      lines.append(line(start..<end))
      start = end
    }
  }

  /// How many glyphs at a line's end are spaces.
  func spacesAtEnd(of range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, letter(end - 1) == Self.space { end -= 1 }
    return range.upperBound - end
  }

  private func line(_ range: Range<Int>) -> TextLine {
    let ink = range.lowerBound..<range.upperBound - spacesAtEnd(of: range)
    let width = advance(ink)
    return TextLine(
      glyphs: range, width: width, isRightToLeft: isRightToLeft,
      hang: isRightToLeft ? advance(range) - width : 0)
  }

  /// Halves its way to the narrowest width that needs no more lines.
  private func balancedWidth(_ range: Range<Int>) -> Float {
    let lines = count(range, width: maximum)
    guard maximum.isFinite, lines > 1, lines <= Self.mostBalancedLines else { return maximum }
    var narrow = line(range).width / Float(lines)
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
    // Between two letters, each with its marks.
    var lastLetter: Int?
    for index in start..<limit {
      if index > start, glyphs[index].cluster != glyphs[index - 1].cluster { lastLetter = index }
      width += glyphs[index].advance
      // A space may hang over the edge: it has no ink.
      if width > maximum, letter(index) != Self.space, let end = lastBreak ?? lastLetter {
        return end
      }
      if canBreak(after: index) { lastBreak = index + 1 }
    }
    return limit
  }

  private func canBreak(after index: Int) -> Bool {
    let letter = letter(index)
    if letter == Self.space { return true }
    guard letter == UInt32(UInt8(ascii: "-")), index > 0 else { return false }
    // A hyphen at a word's start, as in "-5", belongs to the word.
    return self.letter(index - 1) != Self.space
  }

  private func letter(_ index: Int) -> UInt32 {
    let cluster = glyphs[index].cluster
    return letters.indices.contains(cluster) ? letters[cluster] : 0
  }

  private func advance(_ range: Range<Int>) -> Float {
    glyphs[range].reduce(0) { $0 + $1.advance }
  }
}
