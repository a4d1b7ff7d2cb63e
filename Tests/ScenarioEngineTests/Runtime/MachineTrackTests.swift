import Testing

@testable import ScenarioEngine

/// Detours that a host makes, and tracks beside the first.
@Suite struct MachineTrackTests {
  private static let text = """
    title: Start
    ---
    <<declare $calm = false>>
    before
    -> wait <<if not $calm>>
    -> go on <<if $calm>>
    after
    ===
    title: Soften
    ---
    soften
    <<set $calm = true>>
    ===
    title: Rain
    ---
    drops
    <<set $calm = true>>
    puddles
    ===
    """

  private func machine(at node: String = "Start") throws -> VirtualMachine {
    let input = CompilationInput(
      files: [SourceFile(path: "t.yarn", text: Self.text)], profile: .yarn)
    var machine = VirtualMachine(program: try #require(Compiler.compile(input).program))
    try machine.start(node: node)
    return machine
  }

  private func said(_ yield: MachineYield, by machine: VirtualMachine) -> String {
    switch yield {
    case .line(let line): machine.program.lines[line.lineIndex].template
    case .options(let group): "\(group.options.map(\.isAvailable))"
    case .nodeEntered(let node): "enter \(machine.program.nodes[node].name)"
    case .returned(let node): "back in \(machine.program.nodes[node].name)"
    case .command, .finished: "\(yield)"
    }
  }

  private func next(_ machine: inout VirtualMachine) throws -> String {
    said(try machine.next(), by: machine)
  }

  @Test func aDetourAfterALineComesBackBehindIt() throws {
    var machine = try machine()
    #expect(try next(&machine) == "enter Start")
    #expect(try next(&machine) == "before")
    try machine.detour(toNode: "Soften")
    #expect(try next(&machine) == "enter Soften")
    #expect(try next(&machine) == "soften")
    #expect(try next(&machine) == "back in Start")
    #expect(try next(&machine) == "[false, true]")
  }

  @Test func aWaitingGroupIsBuiltAnewAfterADetour() throws {
    var machine = try machine()
    for _ in 0..<2 { _ = try machine.next() }
    #expect(try next(&machine) == "[true, false]")
    try machine.detour(toNode: "Soften")
    #expect(machine.offers.isEmpty)
    #expect(throws: MachineError.wrongState(.running)) { try machine.select(0) }
    #expect(try next(&machine) == "enter Soften")
    #expect(try next(&machine) == "soften")
    #expect(try next(&machine) == "back in Start")
    #expect(try next(&machine) == "[false, true]")
    try machine.select(1)
    #expect(try next(&machine) == "after")
    #expect(try next(&machine) == "finished")
  }

  @Test func aDetourWithinADetourComesBackTwice() throws {
    var machine = try machine()
    for _ in 0..<3 { _ = try machine.next() }
    try machine.detour(toNode: "Rain")
    #expect(try next(&machine) == "enter Rain")
    #expect(try next(&machine) == "drops")
    try machine.detour(toNode: "Soften")
    let rest = try (0..<5).map { _ in try next(&machine) }
    #expect(rest == ["enter Soften", "soften", "back in Rain", "puddles", "back in Start"])
    #expect(try next(&machine) == "[false, true]")
  }

  @Test func aMachineThatDoesNotWaitCannotBeInterrupted() throws {
    var machine = try machine()
    #expect(throws: MachineError.wrongState(.running)) { try machine.detour(toNode: "Rain") }
    _ = try machine.next()
    let before = machine
    #expect(throws: MachineError.unknownNode("Snow")) { try machine.detour(toNode: "Snow") }
    #expect(machine == before)
    while try machine.next() != .options(OfferedGroup(options: machine.offeredOptions)) {}
    try machine.selectNone()
    while try machine.next() != .finished {}
    #expect(throws: MachineError.wrongState(.stopped)) { try machine.detour(toNode: "Rain") }
  }

  @Test func tracksShareTheirVariablesAndNothingElse() throws {
    var machine = try machine()
    var rain = try machine.makeThread(atNode: "Rain")
    #expect(throws: MachineError.unknownNode("Snow")) { try machine.makeThread(atNode: "Snow") }
    for _ in 0..<2 { _ = try machine.next() }
    machine.exchangeThread(with: &rain)
    #expect(try next(&machine) == "enter Rain")
    #expect(try next(&machine) == "drops")
    #expect(try next(&machine) == "puddles")
    machine.exchangeThread(with: &rain)
    #expect(rain.executionState == .waitingForContinue)
    #expect(try next(&machine) == "[false, true]")
    machine.exchangeThread(with: &rain)
    #expect(try next(&machine) == "finished")
    machine.exchangeThread(with: &rain)
    #expect(rain.executionState == .stopped && machine.executionState == .waitingForSelection)
  }

  @Test func anEventSaysTheSameAsAYield() throws {
    var whole = try machine()
    var bare = whole
    while whole.executionState != .stopped {
      let yield = try whole.next()
      switch (yield, try bare.advance()) {
      case (.line(let line), .line(let index)):
        #expect(line == PresentedLine(lineIndex: index, substitutions: bare.texts))
      case (.options(let group), .options):
        #expect(group.options.map(\.lineIndex) == bare.offers.map(\.lineIndex))
        try whole.select(0)
        try bare.select(0)
      case (.nodeEntered(let node), .nodeEntered(let other)): #expect(node == other)
      case (.finished, .finished): break
      default: Issue.record("\(yield)")
      }
      #expect(whole == bare)
    }
  }
}
