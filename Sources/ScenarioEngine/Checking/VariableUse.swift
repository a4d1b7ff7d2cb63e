/// A variable in an expression.
struct VariableUse {
  var name: String
  var range: SourceRange

  /// Every use in the scripts, in the order of files and places.
  static func uses(in survey: Survey) -> [VariableUse] {
    var uses: [VariableUse] = []
    for set in survey.sets {
      uses.append(VariableUse(name: set.variable.text, range: set.variable.range))
      uses += Self.uses(in: set.value)
    }
    for use in survey.expressions { uses += Self.uses(in: use.expression) }
    for declaration in survey.declarations { uses += Self.uses(in: declaration.value) }
    return uses.sorted { ($0.range.file, $0.range.lower) < ($1.range.file, $1.range.lower) }
  }

  /// The variables of an expression in the order written.
  static func uses(in expression: Expression) -> [VariableUse] {
    switch expression.kind {
    case .variable(let name): [VariableUse(name: name, range: expression.range)]
    case .unary(_, let operand): uses(in: operand)
    case .binary(_, let left, let right): uses(in: left) + uses(in: right)
    case .call(_, let arguments): arguments.flatMap { uses(in: $0) }
    case .number, .string, .bool, .member, .missing: []
    }
  }
}
