/// A value of a settings file together with its place, whether it was written as YAML or as JSON.
struct ConfigNode: Sendable {
  /// What stands at a place.
  enum Content: Sendable {
    case scalar(String, isQuoted: Bool)
    case sequence([ConfigNode])
    case mapping([ConfigEntry])
  }

  var content: Content
  /// Empty for a sequence or mapping: only its start is known.
  var range: SourceRange

  /// Whether nothing, `~` or `null` stands here.
  var isNull: Bool {
    guard case .scalar(let text, isQuoted: false) = content else { return false }
    return ["", "~", "null"].contains(text)
  }

  /// The entries of a mapping; none for anything else.
  var entries: [ConfigEntry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  /// The items of a sequence; none for anything else.
  var items: [ConfigNode] {
    if case .sequence(let items) = content { items } else { [] }
  }

  /// The value of a key, or `nil` when this is no mapping or lacks the key.
  subscript(_ key: String) -> ConfigNode? {
    entries.first { $0.key == key }?.value
  }
}

/// One `key: value` of a settings file.
struct ConfigEntry: Sendable {
  var key: String
  var keyRange: SourceRange
  var value: ConfigNode
}
