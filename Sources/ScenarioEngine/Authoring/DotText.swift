/// Text as Graphviz wants it: escaped, wrapped, shortened.
enum DotText {
  /// A quoted string, in which Graphviz would otherwise see `\N` and the like.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for character in clean(text) {
      switch character {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      default: result.append(character)
      }
    }
    return result + "\""
  }

  /// Text within an HTML-like label.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in clean(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }

  /// The value of an attribute in an HTML-like label, quotes and all.
  static func attribute(_ text: String) -> String {
    "\""
      + escaped(text).split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "\\\\") + "\""
  }

  /// Lines of text within an HTML-like label, each at the left.
  static func lines(_ lines: [String]) -> String {
    lines.map { escaped($0) + "<BR ALIGN=\"LEFT\"/>" }.joined()
  }

  /// Words in lines of at most so many characters; a longer word is broken.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in clean(text).split(separator: " ") {
      var word = word
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      while word.count > width {
        lines.append(String(word.prefix(width)))
        word = word.dropFirst(width)
      }
      line += (line.isEmpty || word.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// At most so many characters, cut between words where there is one.
  static func shortened(_ text: String, to limit: Int) -> String {
    guard text.count > limit else { return text }
    let cut = text.prefix(limit - 1)
    let words = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
    return (words.count * 2 < limit ? cut : words) + "…"
  }

  /// Without the signs that XML has no place for; what breaks a line becomes a blank.
  private static func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
