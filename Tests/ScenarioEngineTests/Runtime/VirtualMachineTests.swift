import Testing

@testable import ScenarioEngine

@Suite struct VirtualMachineTests {
  private func program(_ text: String, profile: CompilationProfile = .yarn) throws -> Program {
    let input = CompilationInput(
      files: [SourceFile(path: "vm.yarn", text: text)], vocabulary: TestLanguage.vocabulary,
      hostVariables: TestLanguage.hostVariables, profile: profile)
    let compilation = Compiler.compile(input)
    return try #require(compilation.program, "\(compilation.errors)")
  }

  private func node(_ body: String) -> String { "title: Start\n---\n\(body)\n===\n" }

  private static let ladder = """
    <<ladder officer 0 10>>
    <<set $officer += 7>>
    Betjent: {$officer} #line:a
    <<set $officer += 7>>
    Betjent: {$officer} #line:b
    <<set $officer = -3>>
    Betjent: {$officer} #line:c
    <<end calm>>
    """

  @Test func aHostMayOnlyAnswerWhatTheStateAllows() throws {
    var machine = VirtualMachine(program: try program(node("-> a\n-> b <<if false>>")))
    #expect(throws: MachineError.wrongState(.stopped)) { try machine.next() }
    #expect(throws: MachineError.unknownNode("Nowhere")) { try machine.start(node: "Nowhere") }
    try machine.start(node: "Start")
    #expect(throws: MachineError.wrongState(.running)) { try machine.select(0) }
    #expect(try machine.next() == .nodeEntered(0))
    guard case .options(let group) = try machine.next() else {
      Issue.record("no options came")
      return
    }
    #expect(group.options.map(\.isAvailable) == [true, false])
    #expect(throws: MachineError.wrongState(.waitingForSelection)) { try machine.next() }
    for index in [-1, 1, 2] {
      #expect(throws: MachineError.unavailableOption(index)) { try machine.select(index) }
    }
    try machine.select(0)
    #expect(try machine.next() == .finished)
    #expect(machine.executionState == .stopped)
  }

  @Test func aLadderKeepsItsBoundsAndTellsWhenItHadTo() throws {
    var machine = VirtualMachine(program: try program(node(Self.ladder), profile: .modet))
    try machine.start(node: "Start")
    _ = try machine.next()
    #expect(machine.value(ofVariable: "officer") == .number(0))
    #expect(try machine.next() == .line(PresentedLine(lineIndex: 0, substitutions: ["7"])))
    #expect(machine.saturations.isEmpty)
    #expect(try machine.next() == .line(PresentedLine(lineIndex: 1, substitutions: ["10"])))
    #expect(machine.saturations.map(\.attempted) == [14])
    #expect(machine.saturations.map(\.stored) == [10])
    #expect(try machine.next() == .line(PresentedLine(lineIndex: 2, substitutions: ["0"])))
    #expect(machine.saturations.map(\.attempted) == [-3])
    #expect(machine.saturations.map(\.ladder) == [0])
    let sets = machine.program.assignments
    #expect(sets.count == 3)
    #expect(machine.saturations.map(\.instruction) == [sets[2].instruction])
  }

  @Test func aWriteOutOfWatchedBoundsIsToldThoughTheNumberComesBack() throws {
    let text =
      "<<declare $n = 1>>\n<<set $n = 9>>\n<<set $n = 1>>\na #line:a\n<<set $n = 2>>\nb #line:b"
    var machine = VirtualMachine(program: try program(node(text)))
    let slot = try #require(machine.program.variableSlots["n"])
    machine.watchedBounds = machine.program.variables.map { $0.name == "n" ? 0...5 : nil }
    try machine.start(node: "Start")
    _ = try machine.next()
    #expect(machine.stray == nil)
    _ = try machine.next()
    let first = try #require(machine.program.assignments.first)
    #expect(machine.stray == StrayWrite(slot: slot, instruction: first.instruction))
    #expect(machine.value(ofVariable: "n") == .number(1))
    _ = try machine.next()
    #expect(machine.stray == nil)
  }

  @Test func aLadderStartsWhereItIsDeclaredTo() throws {
    let text = "<<declare $officer = 4>>\n" + Self.ladder
    let program = try program(node(text), profile: .modet)
    #expect(VirtualMachine(program: program).value(ofVariable: "officer") == .number(4))
    #expect(program.ladders == [LadderInfo(name: "officer", slot: 3, lower: 0, upper: 10)])
  }

  @Test func hostValuesComeInByNameAndType() throws {
    let program = try program(node("{$level} {$zone}"))
    let values: [String: Value] = [
      "level": .number(3), "zone": .number(1), "under15": .bool(true), "nothing": .bool(true),
    ]
    let machine = VirtualMachine(program: program, hostValues: values)
    #expect(machine.value(ofVariable: "level") == .number(3))
    #expect(machine.value(ofVariable: "zone") == .string("street"))
    #expect(machine.value(ofVariable: "under15") == .bool(true))
    #expect(machine.value(ofVariable: "nothing") == nil)
    #expect(program.unusableHostValues(values) == ["nothing", "zone"])
  }

  @Test func aComputedJumpToNowhereIsAnError() throws {
    var machine = VirtualMachine(program: try program(node("<<jump {\"No\" + \"where\"}>>")))
    try machine.start(node: "Start")
    _ = try machine.next()
    #expect(throws: MachineError.unknownNode("Nowhere")) { try machine.next() }
    #expect(machine.executionState == .stopped)
  }

  @Test func visitsAreCountedWhenANodeIsLeft() throws {
    let text =
      node("<<jump Other>>") + "title: Other\n---\nx\n===\n"
      + "title: Asking\n---\n{visited(\"Start\")} {visited_count(\"Other\")}\n===\n"
    var machine = VirtualMachine(program: try program(text))
    for run in 1...3 {
      try machine.start(node: "Start")
      while try machine.next() != .finished {}
      #expect(machine.visitCount(ofNode: "Start") == run)
      #expect(machine.visitCount(ofNode: "Other") == run)
    }
    #expect(machine.visitCount(ofNode: "Nowhere") == 0)
  }

  @Test func aCommandCarriesItsWordsAndValues() throws {
    let program = try program(node("<<say one \"two three\" {1 + 1}x {\"a b\"} 2.5>> #tag"))
    var machine = VirtualMachine(program: program)
    try machine.start(node: "Start")
    _ = try machine.next()
    guard case .command(let command) = try machine.next() else {
      Issue.record("no command came")
      return
    }
    #expect(command.name == "say")
    #expect(command.arguments == ["one", "two three", "2x", "a b", "2.5"])
    #expect(command.text == "say one \"two three\" 2x a b 2.5")
    #expect(command.tags == ["tag"])
    #expect(command.number(at: 4) == 2.5)
    #expect(command.milliseconds(at: 4) == 2500)
    #expect(command.milliseconds(at: 9) == nil)
  }

  @Test(
    arguments: [
      ("7 % 3", "1"), ("-7 % 3", "-1"), ("7.9 % 3.9", "0"), ("2.5 % 2", "0"), ("1 / 0", "Infinity"),
      ("2 + 3 * 4", "14"), ("(2 + 3) * 4", "20"), ("10 - 2 - 3", "5"),
      ("not true == false", "True"),
      ("true or true and false", "False"), ("1 is 1", "True"), ("true xor true", "False"),
      ("0.1 + 0.2", "0.3"), ("round(2.5)", "2"), ("round(3.5)", "4"),
      ("round_places(1.256, 2)", "1.26"),
      ("floor(-1.5)", "-2"), ("ceil(1.2)", "2"), ("int(-1.7)", "-1"), ("inc(1.5)", "2"),
      ("dec(2)", "1"), ("decimal(1.5)", "0.5"), ("min(1, 2)", "1"), ("max(1, 2)", "2"),
      ("number(\"2.5\") + 1", "3.5"), ("bool(\"True\")", "True"),
      ("bool(0)", "False"), ("string(1.50) + \"!\"", "1.5!"), ("\"a\" + \"b\"", "ab"),
      ("\"æ\\\"\\\\\"", "æ\"\\"), ("visited_count(\"Nowhere\")", "0"),
    ])
  func anExpressionHasItsValue(_ expression: String, _ expected: String) throws {
    var machine = VirtualMachine(program: try program(node("{\(expression)}")))
    try machine.start(node: "Start")
    _ = try machine.next()
    #expect(
      try machine.next() == .line(PresentedLine(lineIndex: 0, substitutions: [expected])))
  }
}
