import Mustache

/// Escapes text for HTML one Unicode scalar at a time.
///
/// Mustache's own escaping compares whole characters, so a quote mark followed
/// by a combining accent counts as another character and passes unescaped.
/// Here every scalar that means something to HTML is escaped whatever follows
/// it, and what may not stand in a document at all becomes U+FFFD.
struct SafeHTML: MustacheContentType {
  /// The name that every template asks for on its first line.
  static let name = "SAFE_HTML"

  func escapeText(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(Self.isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return escaped
  }

  /// The characters of XML 1.0, which are also harmless in HTML.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
