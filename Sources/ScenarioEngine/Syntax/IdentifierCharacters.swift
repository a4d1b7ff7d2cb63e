/// Which characters a name may hold, beyond ASCII as the language's grammar lists them.
enum IdentifierCharacters {
  /// Letters, `_` and most of what other scripts write words with, as æ, ø and å.
  static func canBegin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? isASCIIHead(UInt8(scalar.value)) : contains(scalar.value, heads)
  }

  /// Digits and combining marks may follow.
  static func canFollow(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return isASCIIFollower(UInt8(scalar.value)) }
    return contains(scalar.value, heads) || contains(scalar.value, marks)
  }

  static func isASCIIHead(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_")
  }

  static func isASCIIFollower(_ byte: UInt8) -> Bool {
    isASCIIHead(byte) || (0x30...0x39).contains(byte)
  }

  /// The first character that keeps a text from being one name.
  static func firstUnexpected(in text: String) -> (offset: Int, scalar: Unicode.Scalar)? {
    var offset = 0
    for scalar in text.unicodeScalars {
      guard offset == 0 ? canBegin(scalar) : canFollow(scalar) else { return (offset, scalar) }
      offset += UTF8.width(scalar)
    }
    return nil
  }

  private static func contains(_ value: UInt32, _ ranges: [ClosedRange<UInt32>]) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if value > ranges[middle].upperBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(value)
  }

  /// Sorted, with the planes from 1 to 14 but for the last two places of each.
  private static let heads: [ClosedRange<UInt32>] =
    [
      0xA8...0xA8, 0xAA...0xAA, 0xAD...0xAD, 0xAF...0xAF, 0xB2...0xB5, 0xB7...0xBA, 0xBC...0xBE,
      0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x167F, 0x1681...0x180D, 0x180F...0x1DBF,
      0x1E00...0x1FFF, 0x200B...0x200D, 0x202A...0x202E, 0x203F...0x2040, 0x2054...0x2054,
      0x2060...0x20CF, 0x2100...0x218F, 0x2460...0x24FF, 0x2776...0x2793, 0x2C00...0x2DFF,
      0x2E80...0x2FFF, 0x3004...0x3007, 0x3021...0x302F, 0x3031...0x303F, 0x3040...0xD7FF,
      0xF900...0xFD3D, 0xFD40...0xFDCF, 0xFDF0...0xFE1F, 0xFE30...0xFE44, 0xFE47...0xFFFD,
    ] + (UInt32(1)...14).map { plane in plane << 16...plane << 16 | 0xFFFD }

  /// Sorted, as the ones above.
  private static let marks: [ClosedRange<UInt32>] = [
    0x300...0x36F, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F,
  ]
}
