import Testing

@testable import ScenarioEngine

/// Each limit of the language, at it and one past it.
@Suite struct LimitTests {
  private func codes(_ body: String) -> [DiagnosticCode] {
    let text = "title: Start\n---\n\(body)\n===\n"
    let input = CompilationInput(
      files: [SourceFile(path: "limit.yarn", text: text)], profile: .yarn)
    return Compiler.compile(input).diagnostics.map(\.code)
  }

  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// The outermost expression is one level itself.
  @Test(arguments: [(63, []), (64, [.nestingTooDeep])] as [(Int, [DiagnosticCode])])
  func parenthesesNestUpToTheLimit(_ depth: Int, _ expected: [DiagnosticCode]) {
    #expect(codes("{\(repeated("(", depth))1\(repeated(")", depth))}") == expected)
  }

  @Test(arguments: [(63, []), (64, [.nestingTooDeep])] as [(Int, [DiagnosticCode])])
  func signsNestUpToTheLimit(_ depth: Int, _ expected: [DiagnosticCode]) {
    #expect(codes("{\(repeated("- ", depth))1}") == expected)
  }

  @Test(arguments: [(256, []), (257, [.nestingTooDeep])] as [(Int, [DiagnosticCode])])
  func anExpressionHasOperatorsUpToTheLimit(_ count: Int, _ expected: [DiagnosticCode]) {
    #expect(codes("{1\(repeated(" + 1", count))}") == expected)
  }

  /// The node's body is one level itself.
  @Test(arguments: [(63, []), (64, [.nestingTooDeep])] as [(Int, [DiagnosticCode])])
  func conditionsNestUpToTheLimit(_ depth: Int, _ expected: [DiagnosticCode]) {
    let text = repeated("<<if true>>\n", depth) + "x\n" + repeated("<<endif>>\n", depth)
    #expect(codes(text).filter { $0 == .nestingTooDeep } == expected)
    if expected.isEmpty { #expect(codes(text).isEmpty) }
  }

  @Test(arguments: [(63, []), (64, [.nestingTooDeep])] as [(Int, [DiagnosticCode])])
  func optionsNestUpToTheLimit(_ depth: Int, _ expected: [DiagnosticCode]) {
    var text = ""
    for level in 0..<depth { text += repeated(" ", level) + "-> x\n" }
    text += repeated(" ", depth) + "last"
    #expect(codes(text) == expected)
  }

  @Test func nestingFarPastTheLimitIsReportedOnce() {
    #expect(codes("{" + repeated("(", 200_000)).contains(.nestingTooDeep))
    #expect(codes(repeated("<<if true>>\n", 50_000)).contains(.nestingTooDeep))
    #expect(codes("{" + repeated("not ", 200_000)).contains(.nestingTooDeep))
  }

  @Test(arguments: [(50, 50), (51, 50)])
  func aLineIsReportedUpToTheLimit(_ faults: Int, _ reports: Int) {
    #expect(codes("a" + repeated(" \\q", faults)).count == reports)
    #expect(codes(repeated("a \\q\n", faults)).count == faults)
  }

  /// Far more of one sign than any script holds is read, whatever it opens.
  @Test(arguments: ["{", "{\n", "(", "#", "<", "<<", "<<if true>>", "-> ", "->\n", "\\", "\"", "€"])
  func aFloodOfOneSignIsRead(_ sign: String) {
    #expect(!codes("{" + repeated(sign, 60_000)).isEmpty)
  }

  @Test(arguments: [(255, []), (256, [.tooManyParts])] as [(Int, [DiagnosticCode])])
  func aTextHasExpressionsUpToTheLimit(_ count: Int, _ expected: [DiagnosticCode]) {
    #expect(codes(repeated("{1}", count)) == expected)
    #expect(codes("<<go \(repeated("{1}", count))>>") == expected)
  }

  @Test(arguments: [(255, []), (256, [.tooManyParts])] as [(Int, [DiagnosticCode])])
  func aGroupHasOptionsUpToTheLimit(_ count: Int, _ expected: [DiagnosticCode]) {
    #expect(codes(repeated("-> x\n", count)) == expected)
  }

  @Test func aFileIsReadUpToTheLimit() {
    let header = "title: Start\n---\nx\n==="
    let padding = repeated("\n", Parser.maximumFileSize - header.utf8.count)
    let atLimit = SourceFile(path: "a.yarn", text: header + padding)
    #expect(Parser.parse(atLimit, file: 0).1.isEmpty)
    let past = SourceFile(path: "b.yarn", text: header + padding + "\n")
    #expect(Parser.parse(past, file: 0).1.map(\.code) == [.fileTooLarge])
  }

  @Test func aLoopThatShowsNothingIsStopped() throws {
    let text = "title: A\n---\n<<jump B>>\n===\ntitle: B\n---\n<<jump A>>\n===\n"
    let input = CompilationInput(
      files: [SourceFile(path: "loop.yarn", text: text)], profile: .yarn)
    let program = try #require(Compiler.compile(input).program)
    var machine = VirtualMachine(program: program)
    try machine.start(node: "A")
    for count in 0..<VirtualMachine.quietNodeLimit {
      #expect(try machine.next() == .nodeEntered(count % 2))
    }
    #expect(throws: MachineError.stepLimitExceeded(node: "A")) { try machine.next() }
    #expect(machine.executionState == .stopped)
  }

  // MARK: - The machine

  private func machine(_ text: String) throws -> VirtualMachine {
    let input = CompilationInput(
      files: [SourceFile(path: "limit.yarn", text: text)], profile: .yarn)
    let compilation = Compiler.compile(input)
    return VirtualMachine(program: try #require(compilation.program, "\(compilation.errors)"))
  }

  private func error(running machine: inout VirtualMachine) throws -> MachineError? {
    do {
      while try machine.advance() != .finished {}
      return nil
    } catch {
      #expect(machine.executionState == .stopped)
      return error
    }
  }

  @Test func detoursNestUpToTheLimit() throws {
    let limit = VirtualMachine.callDepthLimit
    for (depth, expected) in [
      (limit, nil), (limit + 1, MachineError.callDepthExceeded(node: "N")),
    ] as [(Int, MachineError?)] {
      var machine = try machine(
        "title: N\n---\n<<declare $n = 0>>\n<<set $n += 1>>\n"
          + "<<if $n <= \(depth)>>\n<<detour N>>\n<<endif>>\n===\n")
      try machine.start(node: "N")
      #expect(try error(running: &machine) == expected)
    }
  }

  @Test func aDetourThatTheHostMakesKeepsTheLimit() throws {
    var machine = try machine("title: N\n---\nx\n===\n")
    try machine.start(node: "N")
    for _ in 0..<VirtualMachine.callDepthLimit {
      _ = try machine.advance()
      try machine.detour(toNode: "N")
    }
    _ = try machine.advance()
    let before = machine
    #expect(throws: MachineError.callDepthExceeded(node: "N")) { try machine.detour(toNode: "N") }
    #expect(machine == before)
  }

  /// Each variable asks twice for the one before it.
  @Test func expressionsThatMultiplyAreStopped() throws {
    var text = "title: Start\n---\n<<declare $v0 = random() + 1>>\n"
    for number in 1...60 {
      text += "<<declare $v\(number) = $v\(number - 1) + $v\(number - 1)>>\n"
    }
    var machine = try machine(text + "{$v60}\n===\n")
    try machine.start(node: "Start")
    #expect(try error(running: &machine) == .stepLimitExceeded(node: "Start"))
    #expect(machine.value(ofVariable: "v60") == nil)
    #expect(machine.value(ofVariable: "v3") != nil)
  }

  @Test func expressionsNestUpToTheLimit() throws {
    let limit = VirtualMachine.expressionDepthLimit
    var text = "title: Start\n---\n<<declare $v0 = random() + 1>>\n"
    for number in 1...limit { text += "<<declare $v\(number) = $v\(number - 1) + 0>>\n" }
    var machine = try machine(text + "{$v\(limit - 1)}\n{$v\(limit)}\n===\n")
    try machine.start(node: "Start")
    #expect(try machine.advance() == .nodeEntered(0))
    #expect(try machine.advance() == .line(0))
    #expect(throws: MachineError.expressionDepthExceeded(name: "$v0")) {
      try machine.advance()
    }
  }

  @Test func aGroupThatAsksAboutItselfIsStopped() throws {
    var machine = try machine(
      "title: Start\nwhen: has_any_content(\"Start\")\n---\nx\n===\n")
    try machine.start(node: "Start")
    #expect(
      try error(running: &machine) == .expressionDepthExceeded(name: "Start.1"))
  }

  /// Loops with much between their jumps end as soon as loops with little.
  @Test func longStepsCountAsManyNodes() throws {
    let work = String(repeating: "<<set $n = $n + 1>>\n", count: 5_000)
    var machine = try machine(
      "title: N\n---\n<<declare $n = 0>>\n\(work)<<jump N>>\n===\n")
    try machine.start(node: "N")
    var nodes = 0
    #expect(throws: MachineError.stepLimitExceeded(node: "N")) {
      while try machine.advance() != .finished { nodes += 1 }
    }
    #expect(nodes < VirtualMachine.quietNodeLimit / 10)
  }

  /// Following each jump anew would take 16 to the 8th steps, so this would never end.
  @Test func jumpsFromEachNodeToEachAreFollowedOnce() {
    let titles = (0..<16).map { "N\($0)" }
    let jumps = titles.map { "<<if visited(\"\($0)\")>>\n<<jump \($0)>>\n<<endif>>\n" }.joined()
    let nodes = titles.map { "title: \($0)\n---\n\(jumps)Hej #interruptible #line:\($0)\n===\n" }
    let file = SourceFile(path: "limit.yarn", text: nodes.joined())
    let input = CompilationInput(files: [file], vocabulary: TestLanguage.vocabulary)
    let codes = Compiler.compile(input).diagnostics.map(\.code)
    #expect(codes.count { $0 == .uselessInterruption } == titles.count)
  }
}
