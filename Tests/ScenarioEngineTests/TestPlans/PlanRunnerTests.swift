import Testing

@testable import ScenarioEngine

/// How a run that differs from its plan is told.
@Suite struct PlanRunnerTests {
  private static let script = """
    title: Start
    ---
    <<declare $open = false>>
    Bo: Hi #greeting
    -> Stay
        <<wave>>
    -> Go <<if $open>>
    Bo: Bye
    ===
    title: Empty
    ---
    <<jump Start>>
    ===
    """

  private func failure(_ plan: String) throws -> PlanFailure? {
    let compilation = Compiler.compile(
      CompilationInput(files: [SourceFile(path: "a.yarn", text: Self.script)], profile: .yarn))
    let program = try #require(compilation.program, "\(compilation.errors)")
    var runner = PlanRunner(program: program)
    return runner.failure(playing: try TestPlan(plan))
  }

  @Test(arguments: [
    "line: `Bo: Hi` #greeting\noption: `Stay`\noption: `Go` [disabled]\nselect: 1\ncommand: `wave`\n"
      + "line: `Bo: Bye`\nstop",
    "line: *\nset: $open = true\nselect: 1\ncommand: `wave`\nline: *",
    "set: $open = true\nnode: Empty\nline: *\noption: *\noption: *\nselect: 2\nline: *\nstop",
    "set: $unknown = 1\nline: *\nselect: 1\ncommand: `wave`\nline: *\nstop",
  ])
  func aPlanThatHoldsHasNoFailure(_ plan: String) throws {
    #expect(try failure(plan) == nil)
  }

  @Test(arguments: [
    ("line: `Bo: Ho`", 1, "expected line: `Bo: Ho` but came line: `Bo: Hi` #greeting #lastline"),
    ("line: * #other", 1, "expected line: * #other but came line: `Bo: Hi` #greeting #lastline"),
    ("stop", 1, "expected stop but came line: `Bo: Hi` #greeting #lastline"),
    ("line: *\noption: `Stay`\nselect: 1", 3, "expected select: 1 but 2 options came"),
    (
      "line: *\noption: *\noption: * [disabled]\noption: *", 4,
      "expected option: * but 2 options came"
    ),
    (
      "line: *\noption: *\noption: `Go`", 3,
      "expected option: `Go` but came option: `Go` [disabled]"
    ),
    ("line: *\nselect: 2", 2, "option 2 cannot be chosen"),
    ("line: *\nselect: 3", 2, "option 3 cannot be chosen"),
    ("line: *\nline: *", 2, "expected line: * but 2 options came"),
    ("line: *", 1, "options wait and the plan selects none"),
    ("line: *\nselect: 1\ncommand: `bow`", 3, "expected command: `bow` but came command: `wave`"),
    ("line: *\nselect: 1\ncommand: `wave`", 3, "the plan ends here but came line: `Bo: Bye`"),
    ("line: *\nselect: 1\ncommand: `wave`\nline: *\nline: *", 5, "expected line: * but came stop"),
    (
      "line: *\nselect: 1\ncommand: `wave`\nline: *\nselect: 1", 5,
      "select: 1 stands where no options wait"
    ),
    ("node: Nowhere\nstop", 1, "no node is named 'Nowhere'"),
    ("set: $open = 3\nline: *", 1, "$open does not take that value"),
  ])
  func theFirstDifferenceIsToldWithItsLine(_ plan: String, _ line: Int, _ message: String) throws {
    let failure = try #require(try failure(plan))
    #expect(failure.line == line)
    #expect(failure.message(in: .english) == message)
    #expect(!failure.message(in: .danish).isEmpty)
  }

  @Test func aRunIsNumberedAndKeepsWhatTheRunBeforeItSet() throws {
    let plan = """
      line: *
      select: 1
      command: `wave`
      line: *
      set: $open = true
      ---
      line: *
      option: *
      option: `Go` [disabled]
      """
    let failure = try #require(try failure(plan))
    #expect(failure.run == 2)
    #expect(failure.line == 9)
  }
}
