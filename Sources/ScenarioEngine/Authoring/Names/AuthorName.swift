/// A name that an author makes and uses, wherever in a scenario's files.
package struct AuthorName: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case node
    /// Without the `$`; ladders too.
    case variable
    case enumeration
    /// A case of the enumeration of that name.
    case enumerationCase(String)
    case castMember
    case mark
    case end
    case legalClaim
    case sound
    /// The id of a line, as `line:greeting-1`.
    case line
    case function
    case command
    /// Without the `#` and what follows the colon.
    case hashtag
    case header
  }

  package var kind: Kind
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// One place where a name stands.
package struct NameOccurrence: Sendable, Hashable {
  package enum Role: Sendable, Hashable {
    /// Makes the name.
    case definition
    /// Gives the variable a value.
    case write
    case use
  }

  package var name: AuthorName
  /// Of the name alone, without quotes, `$` or `#`.
  package var range: SourceRange
  package var role: Role
}
