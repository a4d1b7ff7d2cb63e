/// The type that every expression and variable has before the program runs.
package enum ValueType: Sendable, Hashable {
  case number
  case string
  case bool
  /// One of the script's own types, by its name; while running it is its raw value.
  case enumeration(String)

  /// The types that the language itself has.
  package static let basic: [ValueType] = [.number, .string, .bool]

  /// The language's own type of a name, as a declaration writes it after `as`.
  package init?(basicName: String) {
    switch basicName {
    case "number": self = .number
    case "string": self = .string
    case "bool": self = .bool
    default: return nil
    }
  }

  /// As it is written in a script.
  package var name: String {
    switch self {
    case .number: "number"
    case .string: "string"
    case .bool: "bool"
    case .enumeration(let name): name
    }
  }

  /// The value that a variable has when nothing else is said; an enumeration's is its first case.
  package var zero: Value? {
    switch self {
    case .number: .number(0)
    case .string: .string("")
    case .bool: .bool(false)
    case .enumeration: nil
    }
  }
}

/// A value of a running scenario.
///
/// Two values are equal where nothing can tell them apart: numbers by their
/// bits and strings by their bytes, so that equal states have equal encodings.
/// The language's own `==` is the machine's: to it 0 and -0 are one number.
package enum Value: Sendable, Hashable {
  /// A 32-bit float, the only kind of number that the language has.
  case number(Float)
  case string(String)
  case bool(Bool)

  package static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)): left.bitPattern == right.bitPattern
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.bool(let left), .bool(let right)): left == right
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .number(let number): hasher.combine(number.bitPattern)
    case .string(let string):
      for byte in string.utf8 { hasher.combine(byte) }
      hasher.combine(UInt8(0xFF))
    case .bool(let bool): hasher.combine(bool)
    }
  }

  package var type: ValueType {
    switch self {
    case .number: .number
    case .string: .string
    case .bool: .bool
    }
  }

  /// The value as it appears in a line: `45.1`, `True`, the string itself.
  package var text: String {
    switch self {
    case .number(let number): NumberText.text(of: number)
    case .string(let string): string
    case .bool(let bool): bool ? "True" : "False"
    }
  }
}

extension String {
  /// Whether two texts are the same bytes; `==` takes more texts for the same.
  func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
