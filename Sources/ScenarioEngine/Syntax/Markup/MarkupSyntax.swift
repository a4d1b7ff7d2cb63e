/// The markup of one text as it was understood: what stands in it, in order.
///
/// Attributes may overlap, so there is no tree: an attribute is where it opens
/// and where it closes. `MarkupParser` makes this, `MarkedText` the text and the
/// attributes that a person sees of it; the checker reads it for mistakes.
package struct MarkupSyntax: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    /// UTF-8 offsets of words with their escapes.
    case text(Range<Int>)
    /// The place of an attribute among `attributes`.
    case open(Int)
    case close(Int)
  }

  package struct Attribute: Sendable, Hashable {
    package var name: String
    package var properties: [MarkupProperty]
    /// The UTF-8 offset of its opening bracket.
    package var offset: Int
  }

  package var parts: [Part] = []
  /// In the order in which they open.
  package var attributes: [Attribute] = []
}

/// `name=value` in a marker.
package struct MarkupProperty: Sendable, Hashable {
  package var name: String
  package var value: MarkupValue
  /// Whether the value is an expression in braces, whose text stands for it until it runs.
  package var isComputed: Bool

  package init(name: String, value: MarkupValue, isComputed: Bool = false) {
    self.name = name
    self.value = value
    self.isComputed = isComputed
  }
}

/// What a property holds.
package enum MarkupValue: Sendable, Hashable {
  case integer(Int)
  case number(Float)
  case bool(Bool)
  case string(String)

  /// What stands for a value that is not known, as in a look back at a session.
  package static let unknownText = "…"

  /// Whether it stands for a value that is not known.
  package var isUnknown: Bool { self == .string(Self.unknownText) }

  /// As it is shown; `True` and `False` for a bool, as values print.
  package var text: String {
    switch self {
    case .integer(let value): String(value)
    case .number(let value): NumberText.text(of: value)
    case .bool(let value): value ? "True" : "False"
    case .string(let value): value
    }
  }
}

extension [MarkupProperty] {
  /// The value of the first property with a name, in whatever case it is written.
  package func value(named name: String) -> MarkupValue? {
    let name = name.lowercased()
    return first { $0.name.lowercased() == name }?.value
  }
}

/// Why a text's markup cannot be used; the text is then shown as written.
package struct MarkupFault: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// A bracket that no `]` ends.
    case unclosedMarker
    /// No name after `[` or `[/`.
    case nameExpected
    /// Something other than `name=value` in a marker.
    case propertyExpected
    /// A number, quote or brace that does not end well.
    case valueExpected
    case duplicateProperty
    /// An attribute that is never closed.
    case unclosedAttribute
    /// `[/name]` without `[name]`.
    case unopenedAttribute
    /// More open at once, or more properties, than `MarkupParser.limit`.
    case tooMany
    /// Words or markers within `select`, `plural` or `ordinal`.
    case replacementWithContent
    /// `select`, `plural` or `ordinal` without `value`.
    case missingValue
    /// A `plural` or `ordinal` of something that is no number.
    case valueIsNoNumber
    /// No text for the value that there is.
    case missingChoice
  }

  package var kind: Kind
  /// The UTF-8 offset in the text.
  package var offset: Int
  /// What it is about, as `wave`; empty where there is nothing to name.
  package var name: String

  package init(_ kind: Kind, at offset: Int, _ name: String = "") {
    self.kind = kind
    self.offset = offset
    self.name = name
  }
}
