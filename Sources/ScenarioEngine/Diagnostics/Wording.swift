/// A sentence in every language, with `{0}`, `{1}` … where words of the source go.
///
/// Style: lower case, no final stop, source names in single quotes, and what
/// was expected. The sentences themselves stand in `Wording+….swift`.
package struct Wording: Sendable, Hashable {
  package var english: String
  package var danish: String

  package init(en english: String, da danish: String) {
    self.english = english
    self.danish = danish
  }

  /// The sentence with its places filled.
  package func sentence(in language: DiagnosticLanguage, _ arguments: [String]) -> String {
    let template =
      switch language {
      case .english: english
      case .danish: danish
      }
    return TemplateText.filled(template, with: arguments)
  }
}

/// The `{0}` notation, shared by messages and translated lines.
package enum TemplateText {
  /// Puts arguments in the place of `{0}`, `{1}` …; a place without one stays as written.
  package static func filled(_ template: String, with arguments: [String]) -> String {
    guard !arguments.isEmpty else { return template }
    var result = ""
    var rest = template.utf8[...]
    while let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
      result += String(decoding: rest[..<brace], as: UTF8.self)
      let after = rest[rest.index(after: brace)...]
      guard let close = after.firstIndex(of: UInt8(ascii: "}")),
        let index = Int(String(decoding: after[..<close], as: UTF8.self)),
        arguments.indices.contains(index)
      else {
        result += "{"
        rest = after
        continue
      }
      result += arguments[index]
      rest = after[after.index(after: close)...]
    }
    return result + String(decoding: rest, as: UTF8.self)
  }
}
