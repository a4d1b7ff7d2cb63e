/// The words for the author's mark of an answer, the same wherever it is shown.
package enum StyleWords {
  /// For the value of a `#style:`; the value itself where it is none.
  package static func word(_ style: String, in language: DiagnosticLanguage) -> String {
    guard let wording = words[style] else { return style }
    return language == .danish ? wording.danish : wording.english
  }

  private static let words: [String: Wording] = [
    "assertive": Wording(en: "assertive", da: "assertiv"),
    "avoidant": Wording(en: "avoidant", da: "undvigende"),
    "aggressive": Wording(en: "aggressive", da: "aggressiv"),
    "passive": Wording(en: "giving in", da: "føjer sig"),
    "humour": Wording(en: "humour", da: "humor"),
    "help": Wording(en: "seeking help", da: "søger hjælp"),
  ]
}
