extension TextPiece {
  /// No line has as many values.
  static let placeLimit = 10_000

  /// The pieces of a translation; a `{9}` that no value belongs to is text.
  static func pieces(of template: String, count: Int) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var literal: [UInt8] = []
    var rest = Array(template.utf8)[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "{"), let (index, length) = place(in: rest), index < count {
        if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
        literal = []
        pieces.append(.substitution(index))
        rest = rest.dropFirst(length)
      } else {
        literal.append(byte)
        rest = rest.dropFirst()
      }
    }
    if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
    return pieces
  }

  /// Reads `{12}`: the number and how many bytes it takes.
  private static func place(in bytes: ArraySlice<UInt8>) -> (index: Int, length: Int)? {
    let digits = bytes.dropFirst().prefix(4).prefix { (0x30...0x39).contains($0) }
    guard let index = Int(String(decoding: digits, as: UTF8.self)),
      bytes.dropFirst(digits.count + 1).first == UInt8(ascii: "}")
    else { return nil }
    return (index, digits.count + 2)
  }
}
