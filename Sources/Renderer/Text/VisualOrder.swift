/// Puts the glyphs of a line in the order in which they stand from left to right.
enum VisualOrder {
  /// Turns round every stretch of right-to-left glyphs within a line, innermost first.
  ///
  /// - Source: Unicode Standard Annex #9, rules L1 (spaces at the end of a line) and L2.
  static func apply(to glyphs: inout [ShapedGlyph], line: TextLine, spaces: Int) {
    let range = line.glyphs
    for index in (range.upperBound - spaces)..<range.upperBound {
      glyphs[index].level = line.isRightToLeft ? 1 : 0
    }
    var highest: UInt8 = 0
    for index in range { highest = max(highest, glyphs[index].level) }
    guard highest > 0 else { return }
    for level in stride(from: highest, through: 1, by: -1) {
      turnRound(&glyphs, range, from: level)
    }
  }

  private static func turnRound(
    _ glyphs: inout [ShapedGlyph], _ range: Range<Int>, from level: UInt8
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      guard glyphs[start].level >= level else {
        start += 1
        continue
      }
      var end = start + 1
      while end < range.upperBound, glyphs[end].level >= level { end += 1 }
      glyphs[start..<end].reverse()
      start = end
    }
  }
}
