/// How `format` writes a number: `F2`, `N0`, `P1`, `E3`, `G`, or a pattern as `0.00` and `#,##0`.
enum NumberFormat {
  static func text(of number: Float, _ format: String) throws(FunctionFailure) -> String {
    guard let letter = format.unicodeScalars.first, number.isFinite else {
      return NumberText.text(of: number)
    }
    let digits = format.dropFirst()
    guard letter.isASCIILetter, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return pattern(number, format)
    }
    guard digits.utf8.count <= 2 else { throw .unreadable(format) }
    let places = Int(digits)
    switch letter {
    case "F", "f": return fixed(number, places ?? 2)
    case "N", "n": return fixed(number, places ?? 2, isGrouped: true)
    case "C", "c":
      let text = "$" + fixed(number.magnitude, places ?? 2, isGrouped: true)
      return number < 0 ? "-" + text : text
    case "P", "p":
      return fixed(Double(number) * 100, places ?? 2, isGrouped: true) + "%"
    case "E", "e":
      return exponential(number, places ?? 6, letter: Character(letter))
    case "G", "g", "R", "r":
      guard let places, places > 0, letter == "G" || letter == "g" else {
        return NumberText.text(of: number)
      }
      return general(number, places)
    default: throw .unreadable(format)
    }
  }

  // MARK: - Fixed

  private static func fixed(_ number: Float, _ places: Int, isGrouped: Bool = false) -> String {
    fixed(Double(number), places, isGrouped: isGrouped)
  }

  /// Exactly so many places, halves away from zero; nothing is lost on the way.
  private static func fixed(_ number: Double, _ places: Int, isGrouped: Bool = false) -> String {
    var decimal = DecimalDigits(number.magnitude)
    decimal.round(toPlaces: places)
    var whole = decimal.whole
    if isGrouped { whole = grouped(whole) }
    let text = places > 0 ? whole + "." + decimal.fraction(places) : whole
    return number < 0 && decimal.isAnythingButZero ? "-" + text : text
  }

  private static func grouped(_ whole: String) -> String {
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.utf8.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }

  // MARK: - Exponents

  private static func exponential(_ number: Float, _ places: Int, letter: Character) -> String {
    var decimal = DecimalDigits(Double(number.magnitude))
    decimal.round(toSignificant: places + 1)
    let (digits, exponent) = decimal.significant(places + 1)
    let power = String(abs(exponent))
    let padding = String(repeating: "0", count: max(0, 3 - power.utf8.count))
    let head = String(digits.prefix(1))
    let tail = places > 0 ? "." + digits.dropFirst() : ""
    return (number < 0 ? "-" : "") + head + tail + String(letter) + (exponent < 0 ? "-" : "+")
      + padding + power
  }

  private static func general(_ number: Float, _ places: Int) -> String {
    var decimal = DecimalDigits(Double(number.magnitude))
    decimal.round(toSignificant: places)
    let text = NumberText.text(significant: decimal.significant(places), limit: places)
    return number < 0 ? "-" + text : text
  }

  // MARK: - Patterns

  /// `0` is a digit always, `#` a digit where there is one, `,` groups, `%` multiplies by 100.
  private static func pattern(_ number: Float, _ pattern: String) -> String {
    var whole = (minimum: 0, isGrouped: false)
    var fraction = (minimum: 0, maximum: 0)
    var isFraction = false
    var scale: Double = 1
    for character in pattern {
      switch character {
      case "0" where isFraction:
        fraction.maximum += 1
        fraction.minimum = fraction.maximum
      case "#" where isFraction: fraction.maximum += 1
      case "0": whole.minimum += 1
      case "#" where whole.minimum > 0: whole.minimum += 1
      case ".": isFraction = true
      case ",": whole.isGrouped = true
      case "%": scale = 100
      default: break
      }
    }
    var decimal = DecimalDigits(Double(number.magnitude) * scale)
    decimal.round(toPlaces: fraction.maximum)
    var digits = decimal.whole == "0" ? "" : decimal.whole
    digits = String(repeating: "0", count: max(0, whole.minimum - digits.utf8.count)) + digits
    if whole.isGrouped { digits = grouped(digits) }
    var places = decimal.fraction(fraction.maximum)
    while places.utf8.count > fraction.minimum, places.hasSuffix("0") { places.removeLast() }
    if !places.isEmpty { digits += "." + places }
    return surround(digits, pattern, isNegative: number < 0 && decimal.isAnythingButZero)
  }

  /// Puts what the pattern has before and after its digits around the number.
  private static func surround(_ digits: String, _ pattern: String, isNegative: Bool) -> String {
    let isPlace: (Character) -> Bool = { "0#.,".contains($0) }
    guard let first = pattern.firstIndex(where: isPlace),
      let last = pattern.lastIndex(where: isPlace)
    else { return pattern }
    return (isNegative ? "-" : "") + pattern[..<first] + digits
      + pattern[pattern.index(after: last)...]
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIILetter: Bool { properties.isAlphabetic && isASCII }
}
