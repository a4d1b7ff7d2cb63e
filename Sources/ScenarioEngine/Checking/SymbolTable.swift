/// The names that a script may use: nodes, variables, ladders and functions.
package struct SymbolTable: Sendable {
  package struct Variable: Sendable {
    /// How the variable came to be known.
    package enum Origin: Sendable, Hashable {
      case host
      case declared
      case ladder
      /// Declared with an expression, which is computed anew at every use.
      case smart
      /// Never declared; its type follows from how it is used.
      case inferred
    }

    package var type: ValueType
    package var initialValue: Value
    package var origin: Origin
    /// Where it is declared, or first used; none for a host's.
    package var range: SourceRange?
    /// For a host's number: the values it may have.
    package var bounds: ClosedRange<Float>?
    /// Whether anything in the scripts reads or sets it.
    package var isUsed = true
  }

  /// A variable that is used and nowhere declared.
  package struct Undeclared: Sendable {
    package var name: String
    /// Where it is first used.
    package var range: SourceRange
    /// The node of that place, as an index in `Survey.nodes`.
    package var node: Int
  }

  package struct Ladder: Sendable {
    package var name: String
    package var lower: Int
    package var upper: Int
    package var range: SourceRange
  }

  /// By title; the first of those with one title.
  package internal(set) var nodes: [String: NodeSyntax] = [:]
  /// By name without `$`.
  package internal(set) var variables: [String: Variable] = [:]
  /// The names of the variables that hold a value, in the order of their slots.
  package internal(set) var variableOrder: [String] = []
  package internal(set) var ladders: [Ladder] = []
  package internal(set) var functions: [String: FunctionDeclaration] = [:]
  /// By name.
  package internal(set) var enums: [String: EnumInfo] = [:]
  /// In the order of their first use.
  package internal(set) var undeclared: [Undeclared] = []
  /// The enumeration of each `.case`, by the place of the case's name.
  var members: [SourceRange: String] = [:]
  /// What each smart variable is computed from, by name without `$`.
  package internal(set) var smartVariables: [String: Expression] = [:]
  /// The nodes that form a group, as indices in `Survey.nodes`, by their title.
  package internal(set) var nodeGroups: [String: [Int]] = [:]

  /// The raw value that a `.case` stands for.
  package func memberValue(of expression: Expression) -> Value? {
    guard case .member(_, let name) = expression.kind, let type = members[name.range] else {
      return nil
    }
    return enums[type]?.rawValue(of: name.text)
  }

  /// The value that a variable of a type has when nothing else is said.
  package func defaultValue(of type: ValueType) -> Value? {
    if case .enumeration(let name) = type { return enums[name]?.cases.first?.rawValue }
    return type.zero
  }

  /// The static type of an expression, or `nil` where it cannot be told.
  package func type(of expression: Expression) -> ValueType? {
    switch expression.kind {
    case .number: .number
    case .string: .string
    case .bool: .bool
    case .variable(let name): variables[name]?.type
    case .call(let name, _): functions[name.text]?.result
    case .unary(.negate, _): .number
    case .unary(.not, _): .bool
    case .binary(let operation, let left, let right): type(of: operation, left, right)
    case .member(_, let name): members[name.range].map { .enumeration($0) }
    case .missing: nil
    }
  }

  private func type(
    of operation: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> ValueType? {
    switch operation {
    case .add: type(of: left) ?? type(of: right)
    case .subtract, .multiply, .divide, .remainder: .number
    default: .bool
    }
  }
}
