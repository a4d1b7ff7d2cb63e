/// Where the bytes of a line's template stand in the source.
///
/// Escapes are shorter in the template than in the source and expressions stand
/// in it as `{0}`, so a place is found by reading the source along with it.
struct TemplatePlaces {
  /// The source offset of each byte of the template.
  private var offsets: [Int] = []
  private let file: Int
  private let end: Int

  init(_ line: LineSyntax, in source: SourceFile) {
    file = line.range.file
    end = line.text.last?.range.upper ?? line.range.lower
    var count = 0
    for piece in line.text {
      switch piece {
      case .literal(let text, let range): add(Array(text.utf8), source.bytes, range)
      case .expression(let expression):
        let length = "{\(count)}".utf8.count
        offsets += Array(repeating: expression.range.lower, count: length)
        count += 1
      }
    }
  }

  /// Skips what the template has not: blanks at the start, and backslashes.
  private mutating func add(_ text: [UInt8], _ bytes: [UInt8], _ range: SourceRange) {
    var place = range.lower
    for byte in text {
      while place < range.upper, place < bytes.count, bytes[place] != byte { place += 1 }
      offsets.append(min(place, range.upper))
      place += 1
      // An escaped backslash is one in the template.
      if byte == UInt8(ascii: "\\"), place < range.upper, bytes[place] == byte { place += 1 }
    }
  }

  /// The place of some bytes of the template; an empty one past its end.
  func range(_ template: Range<Int>) -> SourceRange {
    guard template.lowerBound < offsets.count else {
      return SourceRange(file: file, lower: end, upper: end)
    }
    let lower = offsets[template.lowerBound]
    let last = offsets[min(max(template.upperBound, template.lowerBound + 1), offsets.count) - 1]
    return SourceRange(file: file, lower: lower, upper: max(last + 1, lower))
  }
}
