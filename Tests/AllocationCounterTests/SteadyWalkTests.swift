import Testing

@testable import AllocationCounter
@testable import ScenarioEngine

/// That a scene under way asks for no memory.
@Suite struct SteadyWalkTests {
  /// Lines, a counter, a condition, and three ways on: what a scene mostly is.
  private static let story: String = (0..<20).map { node in
    """
    title: N\(node)
    ---
    Vagt: Hvor skal du hen, nummer \(node)?
    <<set $visits = $visits + 1>>
    <<if $visits > 10 and not $tired>>
        Vagt: Nu igen.
        <<set $visits = 0>>
    <<endif>>
    -> Videre
        <<jump N\((node + 1) % 20)>>
    -> Tilbage
        <<jump N\((node + 13) % 20)>>
    -> Hjem <<if $tired>>
    ===

    """
  }.joined()

  private static let start = """
    title: Start
    ---
    <<declare $visits = 0>>
    <<declare $tired = false>>
    <<jump N0>>
    ===

    """

  private func take(_ choices: Int, _ machine: inout VirtualMachine) throws(MachineError) {
    var taken = 0
    while taken < choices {
      guard case .options = try machine.advance() else { continue }
      try machine.select(taken % 2)
      taken += 1
    }
  }

  @Test func aChoiceAllocatesNothing() throws {
    let file = SourceFile(path: "walk.yarn", text: Self.start + Self.story)
    let compilation = Compiler.compile(CompilationInput(files: [file], profile: .yarn))
    let program = try #require(compilation.program, "\(compilation.errors)")
    var machine = VirtualMachine(program: program)
    try machine.start(node: "Start")
    try take(1_000, &machine)
    let counted = try AllocationCounter.count { try take(1_000, &machine) }
    let count = try #require(counted)
    #if DEBUG
      // Without the optimiser some copies are made that a release build does not need.
      #expect(count <= 20_000)
    #else
      #expect(count == 0)
    #endif
  }
}
