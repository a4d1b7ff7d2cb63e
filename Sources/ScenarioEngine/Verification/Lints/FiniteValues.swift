/// The values that a scenario's variables can have, as far as they are few.
///
/// The host's truth values and whole numbers, the levels at which the scene is
/// played, and the script's own ranges; texts and what is computed are unknown.
struct FiniteValues {
  /// What some variables hold together, by name without `$`.
  typealias Assignment = [String: Value]

  /// More values of one variable, or combinations of several, are not gone through.
  static let limit = 4_096

  private var values: [String: [Value]] = [:]

  init(_ package: ScenarioPackage) {
    for variable in package.program.variables {
      values[variable.name] = Self.values(of: variable, package)
    }
  }

  private static func values(of variable: VariableInfo, _ package: ScenarioPackage) -> [Value]? {
    if case .bool = variable.initialValue { return [.bool(false), .bool(true)] }
    if variable.isHostSet, variable.name == "level" {
      return package.levels.map { .number(Float($0)) }
    }
    guard let range = range(of: variable, package) else { return nil }
    let lower = range.lowerBound.rounded(.up)
    let upper = range.upperBound.rounded(.down)
    guard lower <= upper, upper - lower < Float(limit) else { return nil }
    return (Int(lower)...Int(upper)).map { .number(Float($0)) }
  }

  private static func range(
    of variable: VariableInfo, _ package: ScenarioPackage
  ) -> ClosedRange<Float>? {
    if let ladder = variable.ladder.map({ package.program.ladders[$0] }) {
      return Float(ladder.lower)...Float(ladder.upper)
    }
    return variable.range ?? package.numberRanges[variable.name]
  }

  /// Every combination of the values of the variables in some expressions.
  ///
  /// A variable whose values are not known, or that would make more than
  /// `limit` combinations, is left out.
  func assignments(for expressions: [Expression]) -> [Assignment] {
    let names = Set(expressions.flatMap { VariableUse.uses(in: $0).map(\.name) })
    var all: [Assignment] = [[:]]
    for name in names.sorted() {
      guard let own = values[name], all.count * own.count <= Self.limit else { continue }
      all = all.flatMap { assignment in
        own.map { assignment.merging([name: $0]) { _, new in new } }
      }
    }
    return all
  }
}

extension Expression {
  /// The value where some variables are known; `nil` where that does not decide it.
  ///
  /// Calls are never known. `and` and `or` are decided by one side where that
  /// is enough.
  func value(where known: FiniteValues.Assignment) -> Value? {
    switch kind {
    case .number(let number): .number(number)
    case .string(let string): .string(string)
    case .bool(let bool): .bool(bool)
    case .variable(let name): known[name]
    case .unary(let sign, let operand):
      operand.value(where: known).flatMap { Self.value(sign, $0) }
    case .binary(let sign, let left, let right):
      Self.value(sign, left.value(where: known), right.value(where: known))
    case .call, .member, .missing: nil
    }
  }

  private static func value(_ sign: UnaryOperator, _ operand: Value) -> Value? {
    switch (sign, operand) {
    case (.negate, .number(let number)): .number(-number)
    case (.not, .bool(let bool)): .bool(!bool)
    default: nil
    }
  }

  private static func value(_ sign: BinaryOperator, _ left: Value?, _ right: Value?) -> Value? {
    switch (sign, left, right) {
    case (.and, .bool(false)?, _), (.and, _, .bool(false)?): .bool(false)
    case (.or, .bool(true)?, _), (.or, _, .bool(true)?): .bool(true)
    case (_, .bool(let left)?, .bool(let right)?): value(sign, left, right)
    case (_, .number(let left)?, .number(let right)?): value(sign, left, right)
    default: nil
    }
  }

  private static func value(_ sign: BinaryOperator, _ left: Bool, _ right: Bool) -> Value? {
    switch sign {
    case .and: .bool(left && right)
    case .or: .bool(left || right)
    case .exclusiveOr, .notEqual: .bool(left != right)
    case .equal: .bool(left == right)
    default: nil
    }
  }

  private static func value(_ sign: BinaryOperator, _ left: Float, _ right: Float) -> Value? {
    switch sign {
    case .add: .number(left + right)
    case .subtract: .number(left - right)
    case .multiply: .number(left * right)
    case .divide: right == 0 ? nil : .number(left / right)
    case .less: .bool(left < right)
    case .lessOrEqual: .bool(left <= right)
    case .greater: .bool(left > right)
    case .greaterOrEqual: .bool(left >= right)
    case .equal: .bool(left == right)
    case .notEqual: .bool(left != right)
    case .remainder, .and, .or, .exclusiveOr: nil
    }
  }
}
