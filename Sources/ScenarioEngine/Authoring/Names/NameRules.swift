/// What the language takes for a name.
package enum NameRules {
  /// Whether a text can be the title of a node or the name of a variable.
  package static func isName(_ text: String) -> Bool {
    !text.isEmpty && IdentifierCharacters.firstUnexpected(in: text) == nil
  }
}
