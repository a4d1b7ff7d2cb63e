/// Comments in JSON, which editors of the language allow and the parser does not.
enum JSONComments {
  /// The bytes with blanks in the place of `// …` and `/* … */` outside texts.
  static func blanked(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    var index = 0
    while index < bytes.count {
      switch (bytes[index], index + 1 < bytes.count ? bytes[index + 1] : 0) {
      case (UInt8(ascii: "\""), _): index = endOfText(bytes, from: index + 1)
      case (UInt8(ascii: "/"), UInt8(ascii: "/")):
        index = blank(&result, from: index) { bytes[$0] == 0x0A || bytes[$0] == 0x0D }
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        let start = index
        index = blank(&result, from: index) { place in
          place >= start + 4 && bytes[place - 1] == UInt8(ascii: "/")
            && bytes[place - 2] == UInt8(ascii: "*")
        }
      default: index += 1
      }
    }
    return result
  }

  /// The offset after the closing quote.
  private static func endOfText(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") { return index + 1 }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index
  }

  private static func blank(
    _ bytes: inout [UInt8], from start: Int, until isEnd: (Int) -> Bool
  ) -> Int {
    var index = start
    while index < bytes.count, !isEnd(index) {
      if bytes[index] != 0x0A, bytes[index] != 0x0D { bytes[index] = UInt8(ascii: " ") }
      index += 1
    }
    return index
  }
}
