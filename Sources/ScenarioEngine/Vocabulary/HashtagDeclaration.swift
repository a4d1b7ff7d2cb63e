/// A hashtag of the profile, as `#style:assertive`.
package struct HashtagDeclaration: Sendable, Hashable {
  /// What a hashtag may stand on.
  package enum Place: String, Sendable, Hashable, CaseIterable {
    /// A line of the scene.
    case line
    /// An answer that the young person can give in the scene.
    case option
    /// A line of a node of questions.
    case question
    /// One of the answers offered to a question.
    case answer
  }

  /// What may follow the colon.
  package enum Value: Sendable, Hashable {
    /// Nothing, and no colon.
    case none
    /// One of the given words.
    case oneOf([String])
    /// Several of the given words with commas between, each once.
    case list([String])
    /// A name that the author makes.
    case name
    /// A legal claim.
    case law

    /// The words that may be written, where they are given.
    package var words: [String] {
      switch self {
      case .oneOf(let words), .list(let words): words
      case .none, .name, .law: []
      }
    }
  }

  /// Without the `#` and without what follows the colon.
  package var name: String
  package var value: Value
  package var places: [Place]
  /// Whether it stands on everything that it may stand on.
  package var isRequired: Bool
  /// Hashtags that must not stand beside it.
  package var excludes: [String]
  /// Whether it may stand more than once on a line.
  package var isRepeatable: Bool
  package var documentation: DeclarationText

  package init(
    name: String, value: Value = .none, places: [Place], isRequired: Bool = false,
    excludes: [String] = [], isRepeatable: Bool = false, documentation: DeclarationText = .none
  ) {
    self.name = name
    self.value = value
    self.places = places
    self.isRequired = isRequired
    self.excludes = excludes
    self.isRepeatable = isRepeatable
    self.documentation = documentation
  }
}
