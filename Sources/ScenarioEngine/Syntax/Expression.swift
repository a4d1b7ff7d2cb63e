/// A value to be computed.
package struct Expression: Sendable, Hashable {
  package indirect enum Kind: Sendable, Hashable {
    case number(Float)
    case string(String)
    case bool(Bool)
    /// Without the `$`.
    case variable(String)
    case call(NameSyntax, [Expression])
    /// `Type.case`, or `.case` where the type follows from the place.
    case member(type: NameSyntax?, NameSyntax)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// Nothing usable stood here; it has been reported.
    case missing
  }

  package var kind: Kind
  package var range: SourceRange

  /// Whether everything in it could be read.
  package var isComplete: Bool {
    switch kind {
    case .missing: false
    case .number, .string, .bool, .variable, .member: true
    case .call(_, let arguments): arguments.allSatisfy(\.isComplete)
    case .unary(_, let operand): operand.isComplete
    case .binary(_, let left, let right): left.isComplete && right.isComplete
    }
  }

  /// The value of a literal, a minus sign before a number included.
  package var literal: Value? {
    switch kind {
    case .number(let number): .number(number)
    case .string(let string): .string(string)
    case .bool(let bool): .bool(bool)
    case .unary(.negate, let operand):
      if case .number(let number) = operand.kind { .number(-number) } else { nil }
    default: nil
    }
  }
}

package enum UnaryOperator: String, Sendable, Hashable {
  case negate = "-"
  case not = "not"
}

package enum BinaryOperator: String, Sendable, Hashable {
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case add = "+"
  case subtract = "-"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case and = "and"
  case or = "or"
  case exclusiveOr = "xor"

  /// How tightly it binds; operators of one level are read from left to right.
  var precedence: Int {
    switch self {
    case .multiply, .divide, .remainder: 5
    case .add, .subtract: 4
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 3
    case .equal, .notEqual: 2
    case .and, .or, .exclusiveOr: 1
    }
  }

  /// The operator that a token is.
  init?(_ kind: TokenKind) {
    switch kind {
    case .star: self = .multiply
    case .slash: self = .divide
    case .percent: self = .remainder
    case .plus: self = .add
    case .minus: self = .subtract
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .and: self = .and
    case .or: self = .or
    case .exclusiveOr: self = .exclusiveOr
    default: return nil
    }
  }
}
