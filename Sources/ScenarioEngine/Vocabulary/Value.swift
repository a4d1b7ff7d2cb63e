/// The type that every expression and variable has before the program runs.
package enum ValueType: String, Sendable, Hashable, CaseIterable {
  case number
  case string
  case bool

  /// The value that a variable of this type has when nothing else is said.
  package var zero: Value {
    switch self {
    case .number: .number(0)
    case .string: .string("")
    case .bool: .bool(false)
    }
  }
}

/// A value of a running scenario.
package enum Value: Sendable, Hashable {
  /// A 32-bit float, the only kind of number that the language has.
  case number(Float)
  case string(String)
  case bool(Bool)

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
