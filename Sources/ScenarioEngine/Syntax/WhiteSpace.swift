/// White space in UTF-8: spaces and tabs part words, and more is left out at a text's ends.
enum WhiteSpace {
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// How many bytes the white space at a place has, or none.
  static func length(at place: Int, in bytes: [UInt8], before end: Int) -> Int {
    let first = bytes[place]
    if first < 0x80 { return first == 0x20 || (0x09...0x0D).contains(first) ? 1 : 0 }
    if place + 1 < end, first == 0xC2 {
      return bytes[place + 1] == 0x85 || bytes[place + 1] == 0xA0 ? 2 : 0
    }
    guard place + 2 < end else { return 0 }
    return isLong(first, bytes[place + 1], bytes[place + 2]) ? 3 : 0
  }

  /// A range without the white space at its start.
  static func trimmedStart(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var lower = range.lowerBound
    while lower < range.upperBound {
      let length = length(at: lower, in: bytes, before: range.upperBound)
      if length == 0 { break }
      lower += length
    }
    return lower..<range.upperBound
  }

  /// A range without the white space at its end.
  static func trimmedEnd(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var upper = range.upperBound
    while upper > range.lowerBound {
      var start = upper - 1
      while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      guard length(at: start, in: bytes, before: upper) == upper - start else { break }
      upper = start
    }
    return range.lowerBound..<upper
  }

  /// Spaces of other widths and the two separators, all of three bytes.
  private static func isLong(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE1, 0x9A): third == 0x80
    case (0xE2, 0x80):
      (0x80...0x8A).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF
    case (0xE2, 0x81): third == 0x9F
    case (0xE3, 0x80): third == 0x80
    default: false
    }
  }
}
