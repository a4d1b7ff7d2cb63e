/// The attributes that stand for other words: `select`, `plural` and `ordinal`.
package enum MarkupReplacement: String, Sendable {
  /// Chooses by a value's text.
  case select
  /// Chooses by how many there are, as a language counts.
  case plural
  /// Chooses by which in a row it is.
  case ordinal

  /// What is wrong with such an attribute whatever its value turns out to be.
  package static func fault(in syntax: MarkupSyntax) -> MarkupFault? {
    for (part, next) in zip(syntax.parts, syntax.parts.dropFirst()) {
      guard case .open(let place) = part else { continue }
      let attribute = syntax.attributes[place]
      let replacement = Self(rawValue: attribute.name)
      if let kind = replacement?.fault(attribute, hasContent: next != .close(place)) {
        return MarkupFault(kind, at: attribute.offset, attribute.name)
      }
    }
    return nil
  }

  private func fault(
    _ attribute: MarkupSyntax.Attribute, hasContent: Bool
  ) -> MarkupFault.Kind? {
    if hasContent { return .replacementWithContent }
    guard let value = attribute.properties.first(where: { $0.name.lowercased() == "value" }) else {
      return .missingValue
    }
    if value.isComputed || value.value.isUnknown { return othersFault(attribute) }
    switch self {
    case .select:
      let isChosen = attribute.properties.value(named: value.value.text) != nil
      return isChosen ? nil : .missingChoice
    case .plural, .ordinal:
      if case .string = value.value { return .valueIsNoNumber }
      if case .bool = value.value { return .valueIsNoNumber }
      return othersFault(attribute)
    }
  }

  /// Every language has numbers that are `other`.
  private func othersFault(_ attribute: MarkupSyntax.Attribute) -> MarkupFault.Kind? {
    let hasOther = attribute.properties.value(named: "other") != nil
    return self == .select || hasOther ? nil : .missingChoice
  }
}
