/// A number of no sign as the decimal digits that it exactly is.
///
/// A binary fraction ends in decimals, so nothing is approximated before the
/// one rounding that is asked for.
struct DecimalDigits {
  /// The most significant first; no zeros lead.
  private var digits: [UInt8] = []
  /// How many of the digits stand before the point; negative where zeros follow it.
  private var point = 0

  init(_ magnitude: Double) {
    guard magnitude > 0, magnitude.isFinite else { return }
    // magnitude = significand × 2^shift, both whole.
    var shift = Int(magnitude.exponent) - 52
    var significand = UInt64(magnitude.significandBitPattern) | (1 << 52)
    if magnitude.isSubnormal {
      significand = magnitude.significandBitPattern
      shift = -1074
    }
    while significand != 0 {
      digits.append(UInt8(significand % 10))
      significand /= 10
    }
    digits.reverse()
    point = digits.count
    if shift > 0 {
      for _ in 0..<shift { double() }
    } else {
      for _ in 0..<(-shift) { halve() }
    }
    trim()
  }

  private mutating func double() {
    var carry: UInt8 = 0
    for place in digits.indices.reversed() {
      let value = digits[place] * 2 + carry
      digits[place] = value % 10
      carry = value / 10
    }
    if carry > 0 {
      digits.insert(carry, at: 0)
      point += 1
    }
  }

  private mutating func halve() {
    var remainder: UInt8 = 0
    for place in digits.indices {
      let value = digits[place] + remainder * 10
      digits[place] = value / 2
      remainder = value % 2
    }
    if remainder > 0 { digits.append(5) }
    if digits.first == 0 {
      digits.removeFirst()
      point -= 1
    }
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  // MARK: - Rounding, halves away from zero

  mutating func round(toPlaces places: Int) { round(keeping: point + places) }

  mutating func round(toSignificant count: Int) { round(keeping: count) }

  private mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits.removeAll()
      point = 0
      return
    }
    let goesUp = digits[count] >= 5
    digits.removeLast(digits.count - count)
    if goesUp { increment() }
    trim()
  }

  private mutating func increment() {
    for place in digits.indices.reversed() {
      if digits[place] < 9 {
        digits[place] += 1
        return
      }
      digits[place] = 0
    }
    digits.insert(1, at: 0)
    point += 1
  }

  // MARK: - Reading

  var isAnythingButZero: Bool { !digits.isEmpty }

  /// The digits before the point, at least one.
  var whole: String {
    point > 0 ? text(0..<point) : "0"
  }

  /// So many digits after the point.
  func fraction(_ places: Int) -> String { text(point..<point + places) }

  /// So many digits from the first that counts, and the power of ten of that one.
  func significant(_ count: Int) -> (digits: String, exponent: Int) {
    (text(0..<count), digits.isEmpty ? 0 : point - 1)
  }

  private func text(_ places: Range<Int>) -> String {
    String(
      decoding: places.map { 0x30 + (digits.indices.contains($0) ? digits[$0] : 0) },
      as: UTF8.self)
  }
}
