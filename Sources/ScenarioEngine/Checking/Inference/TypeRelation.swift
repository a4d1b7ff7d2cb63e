/// What must hold for an unknown type besides being equal to another.
///
/// Equalities are settled at once; these wait for the end of their statement,
/// since what they leave open may be decided by another part of it.
struct TypeRelation: Sendable {
  enum Kind: Sendable {
    /// A value of the first type goes where one of the second is wanted.
    case converts(TypeTerm, to: TypeTerm)
    /// The operands of `+`.
    case adds(TypeTerm)
    /// A type with a name, as `Food` of `Food.Apple`.
    case isNamed(TypeTerm, NameSyntax)
    /// An enumeration with a case.
    case hasCase(TypeTerm, NameSyntax, type: NameSyntax?)
    /// The type that a declaration gives after `as`, its variable and its value.
    case isDeclared(TypeTerm, NameSyntax, variable: NameSyntax, value: SourceRange)
  }

  var kind: Kind
  /// What is wrong when it does not hold.
  var range: SourceRange

  /// The enumeration, or else the case, that it waits for while it fails.
  var wantedName: String? {
    switch kind {
    case .isNamed(_, let name), .isDeclared(_, let name, _, _): name.text
    case .hasCase(_, let name, let type): (type ?? name).text
    case .converts, .adds: nil
    }
  }
}
