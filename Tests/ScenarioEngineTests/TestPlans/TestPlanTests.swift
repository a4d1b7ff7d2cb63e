import Testing

@testable import ScenarioEngine

/// What a plan's text says, and where it says nothing that can be read.
@Suite struct TestPlanTests {
  @Test func everyStepIsRead() throws {
    let plan = try TestPlan(
      """
      # a comment
      saliency: first  # the order written
      node: Market
      set: $seen = true
      set: $count = 12
      set: $name = "Bo # Li"
      line: `Baker: Hi` #greeting #slow
      line: *
      option: `Pie`
      option: `Cake` [disabled] #sweet
      select: 1
      command: `wave`
      stop

      ---
      line: `Again`
      """)
    #expect(plan.runs.count == 2)
    #expect(plan.runs.map(\.startNode) == ["Market", "Start"])
    #expect(
      plan.runs[0].steps.map(\.kind) == [
        .saliency(.first), .node("Market"), .set("seen", .bool(true)),
        .set("count", .number(12)), .set("name", .string("Bo # Li")),
        .content(.line("Baker: Hi", tags: ["greeting", "slow"])),
        .content(.line(nil, tags: [])),
        .content(.option("Pie", isAvailable: true, tags: [])),
        .content(.option("Cake", isAvailable: false, tags: ["sweet"])),
        .select(1), .content(.command("wave")), .content(.stop),
      ])
    #expect(
      plan.runs[1].steps == [TestPlan.Step(line: 16, kind: .content(.line("Again", tags: [])))])
  }

  @Test func separatorsWithoutStepsMakeNoRun() throws {
    #expect(try TestPlan("").runs.isEmpty)
    #expect(try TestPlan("stop\n---\n\n").runs.count == 1)
  }

  @Test(arguments: [
    "say: `a`", "line `a`", "line: a", "line: `a", "line: `a` b", "command: *", "select: 0",
    "select: two", "set: x = 1", "set: $x", "set: $x = ", "set: $x = much", "node: a b", "node:",
    "saliency: worst", "stop now", "option: `a` [enabled]", "`", ":",
    "select: 99999999999999999999",
  ])
  func aLineThatIsNoStepIsNamed(_ text: String) {
    #expect {
      try TestPlan("stop\n" + text)
    } throws: { error in
      (error as? TestPlanError)?.line == 2
    }
  }
}
