import Testing

@testable import ScenarioEngine

@Suite struct HostFunctionTests {
  private struct Refusal: Error, CustomStringConvertible {
    var description: String { "refused" }
  }

  private static let declarations = [
    FunctionDeclaration(name: "double", parameters: [.number], result: .number),
    FunctionDeclaration(name: "shout", parameters: [.string, .bool], result: .string),
  ]

  private func machine(
    _ body: String, _ functions: [String: HostFunctions.Function] = [:]
  ) throws -> VirtualMachine {
    let input = CompilationInput(
      files: [SourceFile(path: "f.yarn", text: "title: Start\n---\n\(body)\n===\n")],
      vocabulary: Vocabulary(functions: Self.declarations), profile: .yarn)
    let compilation = Compiler.compile(input)
    let program = try #require(compilation.program, "\(compilation.errors)")
    var machine = VirtualMachine(program: program, functions: HostFunctions(functions))
    try machine.start(node: "Start")
    _ = try machine.next()
    return machine
  }

  @Test func argumentsComeInOrderAndTheValueIsUsed() throws {
    let functions: [String: HostFunctions.Function] = [
      "double": { values in
        guard case .number(let number) = values[0] else { throw Refusal() }
        return .number(number * 2)
      },
      "shout": { values in .string(values.map(\.text).joined(separator: " ")) },
    ]
    var machine = try machine("{shout(\"a\" + \"b\", double(2) == 4)}", functions)
    #expect(
      try machine.next() == .line(PresentedLine(lineIndex: 0, substitutions: ["ab True"])))
  }

  private func expect(_ failure: FunctionFailure, from functions: HostFunctions) throws {
    var machine = try machine("{double(2)}", functions.functions)
    #expect(throws: MachineError.functionFailed(name: "double", failure)) { try machine.next() }
    #expect(machine.executionState == .stopped)
  }

  @Test func aFunctionThatFailsStopsTheMachine() throws {
    try expect(.notLent, from: HostFunctions())
    try expect(.thrown("refused"), from: HostFunctions(["double": { _ in throw Refusal() }]))
    try expect(.wrongResult, from: HostFunctions(["double": { _ in .string("4") }]))
  }

  @Test(
    arguments: [
      ("number(\"x\")", .functionFailed(name: "number", .unreadable("x"))),
      ("bool(\"x\")", .functionFailed(name: "bool", .unreadable("x"))),
      ("dice(-1)", .functionFailed(name: "dice", .outOfRange)),
      ("random_range(3, 1)", .functionFailed(name: "random_range", .outOfRange)),
      ("random_range(1, 10000000000)", .functionFailed(name: "random_range", .outOfRange)),
      ("round_places(1, 16)", .functionFailed(name: "round_places", .outOfRange)),
      ("round_places(1, -1)", .functionFailed(name: "round_places", .outOfRange)),
      ("format(\"{1}\", 1)", .functionFailed(name: "format", .unreadable("{1}"))),
      ("format(\"{0\", 1)", .functionFailed(name: "format", .unreadable("{0"))),
      ("format(\"{0:D2}\", 1)", .functionFailed(name: "format", .unreadable("D2"))),
      ("5 % 0", .impossibleRemainder(node: "Start")),
      ("10000000000 % 3", .impossibleRemainder(node: "Start")),
      ("5 % (0 / 0)", .impossibleRemainder(node: "Start")),
    ] as [(String, MachineError)])
  func whatCannotBeComputedIsAnError(_ expression: String, _ expected: MachineError) throws {
    var machine = try machine("{\(expression)}")
    #expect(throws: expected) { try machine.next() }
    #expect(machine.executionState == .stopped)
    #expect(machine.stack.isEmpty && machine.returns.isEmpty)
  }

  @Test func aSmartVariableIsComputedForTheHostWithoutATrace() throws {
    let body = """
      <<declare $base = 2>>
      <<declare $roll = random_range(1, 1000) + $base>>
      <<declare $failing = number("x") + $base>>
      {$roll}
      """
    var machine = try machine(body)
    let before = machine
    let value = try #require(machine.value(ofVariable: "roll"))
    #expect(machine.value(ofVariable: "roll") == value && machine == before)
    #expect(machine.value(ofVariable: "failing") == nil)
    #expect(machine.setValue(.number(1), ofVariable: "roll") == false)
    #expect(
      try machine.next() == .line(PresentedLine(lineIndex: 0, substitutions: [value.text])))
  }
}
