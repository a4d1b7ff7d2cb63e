/// A piece of JSON Schema (draft 2020-12), put together in code.
///
/// In code, because the words that may stand in a document are the engine's own
/// enumerations: a schema that is written from them cannot fall behind.
indirect enum JSONSchema: Encodable {
  case object([String: JSONSchema])
  case list([JSONSchema])
  case text(String)
  case number(Int)
  case truth(Bool)
  case null

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let members): try container.encode(members)
    case .list(let items): try container.encode(items)
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .truth(let truth): try container.encode(truth)
    case .null: try container.encodeNil()
    }
  }
}

extension JSONSchema {
  // MARK: - Types

  static let integer = JSONSchema.object(["type": .text("integer")])
  static let decimal = JSONSchema.object(["type": .text("number")])
  static let string = JSONSchema.object(["type": .text("string")])
  static let boolean = JSONSchema.object(["type": .text("boolean")])
  static let nothing = JSONSchema.object(["type": .text("null")])

  static func integer(from minimum: Int) -> JSONSchema {
    .object(["type": .text("integer"), "minimum": .number(minimum)])
  }

  static func decimal(from minimum: Int) -> JSONSchema {
    .object(["type": .text("number"), "minimum": .number(minimum)])
  }

  static func word(_ words: [String]) -> JSONSchema {
    .object(["type": .text("string"), "enum": .list(words.map { .text($0) })])
  }

  static func matching(_ pattern: String) -> JSONSchema {
    .object(["type": .text("string"), "pattern": .text(pattern)])
  }

  static func array(of item: JSONSchema) -> JSONSchema {
    .object(["type": .text("array"), "items": item])
  }

  /// Something, or `null`.
  static func optional(_ schema: JSONSchema) -> JSONSchema {
    .object(["anyOf": .list([schema, .nothing])])
  }

  /// An object with these members and no others; `required` names those that must be there.
  static func record(
    _ members: [String: JSONSchema], required: [String]? = nil
  ) -> JSONSchema {
    let names = (required ?? Array(members.keys)).sorted()
    return .object([
      "type": .text("object"), "properties": .object(members),
      "required": .list(names.map { .text($0) }), "additionalProperties": .truth(false),
    ])
  }

  // MARK: - Documents

  /// A whole schema: this one with a title, what it describes and its dialect.
  func document(title: String, _ description: String) -> JSONSchema {
    guard case .object(var members) = self else { return self }
    members["$schema"] = .text("https://json-schema.org/draft/2020-12/schema")
    members["title"] = .text(title)
    members["description"] = .text(description)
    return .object(members)
  }

  /// This with a sentence for the reader.
  func described(_ description: String) -> JSONSchema {
    guard case .object(var members) = self else { return self }
    members["description"] = .text(description)
    return .object(members)
  }
}
