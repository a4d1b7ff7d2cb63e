/// The functions that the conformance suite's host lends to its scripts.
package enum SuiteFunctions {
  /// What a script may call, for the compiler.
  package static let declarations: [FunctionDeclaration] = [
    FunctionDeclaration(name: "assert", parameters: [.bool], result: .bool),
    FunctionDeclaration(
      name: "add_three_operands", parameters: [.number, .number, .number], result: .number),
    FunctionDeclaration(name: "set_objective_complete", parameters: [.string], result: .bool),
    FunctionDeclaration(name: "is_objective_active", parameters: [.string], result: .bool),
    FunctionDeclaration(name: "get_quest_status", parameters: [.string], result: .string),
    FunctionDeclaration(name: "dummy_bool", parameters: [], result: .bool),
    FunctionDeclaration(name: "dummy_number", parameters: [], result: .number),
    FunctionDeclaration(name: "dummy_string", parameters: [], result: .string),
  ]

  /// What the calls do, for the machine.
  package static let functions = HostFunctions([
    "assert": { values in
      guard values == [.bool(true)] else { throw AssertionFailure() }
      return .bool(true)
    },
    "add_three_operands": { values in
      .number(
        values.reduce(0) { sum, value in
          if case .number(let number) = value { sum + number } else { sum }
        })
    },
    "set_objective_complete": { _ in .bool(true) },
    "is_objective_active": { _ in .bool(true) },
    "get_quest_status": { _ in .string("InProgress") },
    "dummy_bool": { _ in .bool(true) },
    "dummy_number": { _ in .number(1) },
    "dummy_string": { _ in .string("string") },
  ])

  /// A script's `assert` did not hold.
  package struct AssertionFailure: Error, CustomStringConvertible {
    package var description: String { "assert was given false" }
  }
}
