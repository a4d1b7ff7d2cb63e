/// What the formatter makes of a script: the text as it should stand, or why it was left alone.
package struct FormattedScript: Sendable, Hashable {
  /// The whole text after formatting; the text that was given where there is a hindrance.
  package var text: String
  /// What to change in the text that was given, in its order and apart from one another.
  package var edits: [FixIt.Edit]
  /// Why nothing was changed; `nil` where the text is, or now would be, as it should.
  package var hindrance: FormattingHindrance?
}

/// Why a script is left as it is.
package enum FormattingHindrance: Sendable, Hashable {
  /// It cannot be read without errors, so nobody knows yet what belongs together.
  case errors([Diagnostic])
  /// Its indentation says one thing to a person and another to the language, and only the author
  /// can tell which is meant.
  case ambiguous

  /// The reason in one sentence.
  package var wording: Wording {
    switch self {
    case .errors:
      Wording(
        en: "left as it is: it is formatted once its errors are mended",
        da: "er ikke rørt: den sættes op, når dens fejl er rettet")
    case .ambiguous:
      Wording(
        en: "left as it is: its indentation and empty lines can be read in two ways",
        da: "er ikke rørt: dens indrykning og tomme linjer kan læses på to måder")
    }
  }
}
