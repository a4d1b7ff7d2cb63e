/// What the function `format` makes of a text with `{0}` in it and one value.
///
/// `{0}`, `{0,8}` and `{0,-8}` (a width), `{0:F2}` and the like (how a number is
/// written); `{{` and `}}` stand for braces. Numbers are written with a point.
enum CompositeFormat {
  /// No width or number of places past this; what a person reads needs neither.
  private static let limit = 1_000

  static func text(_ format: String, _ value: Value) throws(FunctionFailure) -> String {
    var result = ""
    var rest = Array(format.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "{" where rest.first == "{", "}" where rest.first == "}":
        rest.removeFirst()
        result.unicodeScalars.append(scalar)
      case "{":
        guard let end = rest.firstIndex(of: "}") else { throw .unreadable(format) }
        result += try item(rest[..<end], value, format)
        rest = rest[(end + 1)...]
      case "}": throw .unreadable(format)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// What stands between braces: `0`, a width, and how to write the value.
  private static func item(
    _ item: ArraySlice<Unicode.Scalar>, _ value: Value, _ format: String
  ) throws(FunctionFailure) -> String {
    let colon = item.firstIndex(of: ":") ?? item.endIndex
    let place = item[..<colon]
    let comma = place.firstIndex(of: ",") ?? place.endIndex
    guard trimmed(place[..<comma]) == "0" else { throw .unreadable(format) }
    var width = 0
    if comma < place.endIndex {
      guard let wanted = Int(trimmed(place[(comma + 1)...])), wanted.magnitude <= limit else {
        throw .unreadable(format)
      }
      width = wanted
    }
    var text = value.text
    if case .number(let number) = value, colon < item.endIndex {
      text = try NumberFormat.text(of: number, trimmed(item[(colon + 1)...]))
    }
    let padding = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? text + padding : padding + text
  }

  private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var scalars = scalars
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}
