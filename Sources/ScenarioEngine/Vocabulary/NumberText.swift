/// How numbers are written and read: always with a point, never by a locale.
package enum NumberText {
  /// The shortest text that reads back as the same 32-bit float.
  ///
  /// Where it has more places before the point than digits, and more than
  /// seven, it is written as `1.5E+07`, and so it is below a ten-thousandth: as
  /// the reference runtime does.
  package static func text(of number: Float) -> String {
    // Short and common: the text of a small whole number needs no storage.
    if number.magnitude < 10_000_000, let whole = Int32(exactly: number),
      whole != 0 || number.sign == .plus
    {
      return String(whole)
    }
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    if number == 0 { return number.sign == .minus ? "-0" : "0" }
    let (digits, exponent) = shortestDigits(of: number.magnitude)
    let sign = number < 0 ? "-" : ""
    return sign + text(digits, exponent, limit: max(digits.count, 7))
  }

  /// The text of digits that were rounded already, given the power of ten of the first.
  static func text(significant: (digits: String, exponent: Int), limit: Int) -> String {
    var digits = Array(significant.digits.utf8)
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return text(digits, significant.exponent + 1, limit: limit)
  }

  private static func text(_ digits: [UInt8], _ exponent: Int, limit: Int) -> String {
    exponent > limit || exponent < -3 ? scientific(digits, exponent) : plain(digits, exponent)
  }

  /// Reads `12`, `-3`, `+1` or `2.5`; nothing else.
  package static func number(_ text: some StringProtocol) -> Float? {
    var bytes = Array(text.utf8)[...]
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      bytes = bytes.dropFirst()
    }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, bytes.count <= 64,
      parts.allSatisfy({ part in !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) } }),
      let number = Float(String(text)), number.isFinite
    else { return nil }
    return number
  }

  /// Reads a duration in seconds, as `6`, `2.5` or `0.5s`, to whole milliseconds.
  package static func milliseconds(_ text: some StringProtocol) -> Int? {
    if let usual = usualMilliseconds(text.utf8) { return usual }
    let digits = text.hasSuffix("s") ? text.dropLast() : text[...]
    guard let seconds = number(digits), seconds >= 0, seconds <= 86_400 else { return nil }
    return Int((seconds * 1000).rounded())
  }

  /// Durations as nearly everybody writes them, up to `999.999s`; allocates nothing.
  ///
  /// Up to there a 32-bit float rounds to the same millisecond.
  private static func usualMilliseconds(_ text: some Collection<UInt8>) -> Int? {
    var whole = 0
    var wholeDigits = 0
    var decimals = 0
    var unit = 1000
    var isFraction = false
    var isOver = false
    for byte in text {
      if isOver { return nil }
      switch byte {
      case UInt8(ascii: "."):
        if isFraction || wholeDigits == 0 { return nil }
        isFraction = true
      case UInt8(ascii: "s"): isOver = true
      case 0x30...0x39 where isFraction:
        unit /= 10
        decimals += Int(byte - 0x30) * unit
        if unit == 0 { return nil }
      case 0x30...0x39:
        whole = whole * 10 + Int(byte - 0x30)
        wholeDigits += 1
        if wholeDigits > 3 { return nil }
      default: return nil
      }
    }
    return wholeDigits == 0 || (isFraction && unit == 1000) ? nil : whole * 1000 + decimals
  }

  // MARK: - Digits

  /// The shortest decimal digits and the place of the point: 0.digits × 10^exponent.
  private static func shortestDigits(of magnitude: Float) -> (digits: [UInt8], exponent: Int) {
    // The standard library's description is the shortest that round-trips.
    let parts = magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    exponent += mantissa[0].utf8.count
    var digits = Array(mantissa[0].utf8) + (mantissa.count > 1 ? Array(mantissa[1].utf8) : [])
    while digits.first == UInt8(ascii: "0"), digits.count > 1 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.last == UInt8(ascii: "0"), digits.count > 1 { digits.removeLast() }
    return (digits, exponent)
  }

  private static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
    let power = exponent - 1
    let magnitude = String(power.magnitude)
    let padded = magnitude.utf8.count < 2 ? "0" + magnitude : magnitude
    let fraction = digits.count > 1 ? "." + String(decoding: digits.dropFirst(), as: UTF8.self) : ""
    let head = String(decoding: digits.prefix(1), as: UTF8.self)
    return head + fraction + "E" + (power < 0 ? "-" : "+") + padded
  }

  private static func plain(_ digits: [UInt8], _ exponent: Int) -> String {
    let text = String(decoding: digits, as: UTF8.self)
    if exponent <= 0 { return "0." + String(repeating: "0", count: -exponent) + text }
    if digits.count <= exponent {
      return text + String(repeating: "0", count: exponent - digits.count)
    }
    let whole = String(decoding: digits[..<exponent], as: UTF8.self)
    return whole + "." + String(decoding: digits[exponent...], as: UTF8.self)
  }
}
