extension Expression {
  /// How many conditions it joins: one more than it has `and`, `or` and `xor`.
  ///
  /// Strategies prefer the content whose condition says more.
  var complexity: Int { operatorCount + 1 }

  private var operatorCount: Int {
    switch kind {
    case .binary(let operation, let left, let right):
      (operation.joinsConditions ? 1 : 0) + left.operatorCount + right.operatorCount
    case .unary(_, let operand): operand.operatorCount
    case .call(_, let arguments): arguments.reduce(0) { $0 + $1.operatorCount }
    case .number, .string, .bool, .variable, .member, .missing: 0
    }
  }
}

extension BinaryOperator {
  fileprivate var joinsConditions: Bool { [.and, .or, .exclusiveOr].contains(self) }
}

extension LineCondition {
  /// A condition `once` counts as one more.
  var complexity: Int {
    switch self {
    case .holds(let expression): expression.complexity
    case .once(let expression, _): 1 + (expression?.complexity ?? 0)
    }
  }
}

extension WhenCondition {
  /// `always` says nothing; `once` counts as one more.
  var complexity: Int {
    switch self {
    case .always: 0
    case .holds(let expression): expression.complexity
    case .once(let expression): 1 + (expression?.complexity ?? 0)
    }
  }
}
