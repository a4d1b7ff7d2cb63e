/// What the functions `number` and `bool` make of a value.
enum Conversion {
  static func number(from value: Value) throws(FunctionFailure) -> Float {
    switch value {
    case .number(let number): return number
    case .bool(let bool): return bool ? 1 : 0
    case .string(let text):
      guard let number = number(in: text) else { throw .unreadable(text) }
      return number
    }
  }

  static func bool(from value: Value) throws(FunctionFailure) -> Bool {
    switch value {
    case .number(let number): return number != 0
    case .bool(let bool): return bool
    case .string(let text):
      switch trimmed(text).lowercased() {
      case "true": return true
      case "false": return false
      default: throw .unreadable(text)
      }
    }
  }

  /// Reads `12`, `-3.5`, `.5`, `1,000`, `2e3`, and the names of what is no plain number.
  private static func number(in text: String) -> Float? {
    let text = trimmed(text)
    switch text.lowercased() {
    case "nan", "-nan", "+nan": return .nan
    case "infinity", "+infinity", "∞", "+∞": return .infinity
    case "-infinity", "-∞": return -.infinity
    default: break
    }
    var plain: [UInt8] = []
    var digits = 0
    var seenPoint = false
    var bytes = Array(text.utf8)[...]
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      plain.append(bytes.removeFirst())
    }
    while let byte = bytes.first {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: ".") where !seenPoint:
        seenPoint = true
        if digits == 0 { plain.append(UInt8(ascii: "0")) }
      case UInt8(ascii: ",") where !seenPoint && digits > 0:
        bytes.removeFirst()
        continue
      case UInt8(ascii: "e") where digits > 0, UInt8(ascii: "E") where digits > 0:
        guard isExponent(bytes.dropFirst()) else { return nil }
        return Float(String(decoding: plain + bytes, as: UTF8.self))
      default: return nil
      }
      plain.append(byte)
      bytes.removeFirst()
    }
    guard digits > 0 else { return nil }
    if plain.last == UInt8(ascii: ".") { plain.removeLast() }
    return Float(String(decoding: plain, as: UTF8.self))
  }

  private static func isExponent(_ bytes: ArraySlice<UInt8>) -> Bool {
    var bytes = bytes
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      bytes.removeFirst()
    }
    return !bytes.isEmpty && bytes.count < 10 && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
