import Foundation
import Testing

/// `modet testplan`.
@Suite struct TestPlanCommandTests {
  private static let script = [
    "title: Start", "---", "<<declare $open = false>>", "Bo: Hi #greeting", "-> Stay",
    "    {add_three_operands(1, 2, 3)}", "-> Go <<if $open>>", "===",
  ]

  private func run(_ script: [String], _ plan: [String], _ options: [String] = []) throws -> Outcome
  {
    let station = try Station()
    let script = try station.write(script, to: "a.yarn")
    let plan = try station.write(plan, to: "a.testplan")
    return try station.run(["testplan", script, plan, "--language", "en"] + options)
  }

  @Test func aPlanThatHoldsIsExitStatus0() throws {
    let plan = [
      "line: `Bo: Hi` #greeting", "option: `Stay`", "option: `Go` [disabled]", "select: 1",
    ]
    let outcome = try run(Self.script, plan + ["line: `6`", "stop"])
    #expect(outcome.isSuccess && outcome.output.isEmpty, "\(outcome.story)")
    #expect(outcome.errors.contains("all 6 steps hold"), "\(outcome.story)")
  }

  @Test func theStepThatDoesNotHoldIsNamed() throws {
    let outcome = try run(Self.script, ["# the greeting", "line: `Bo: Ho`"])
    #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
    #expect(
      outcome.errors.contains(
        "a.testplan:2: error: expected line: `Bo: Ho` but came line: `Bo: Hi` #greeting"),
      "\(outcome.story)")
  }

  @Test func everyOutcomeIsADocumentOfTheSchema() throws {
    let schema = try SchemaCheck.printed("testplan")
    let documents: [(script: [String], plan: [String], ok: Bool, fragment: String)] = [
      (Self.script, ["line: *", "select: 1", "line: *"], true, "\"steps\":3"),
      (Self.script, ["line: *", "select: 2"], false, "\"line\":2"),
      (Self.script, ["say: `x`"], false, "\"run\":null"),
      (["title: Start", "---", "<<if>>", "==="], [], false, "\"compiled\":false"),
      (["title: Other", "---", "Hi", "==="], ["line: `Hi`"], true, "\"steps\":0"),
    ]
    for document in documents {
      let outcome = try run(document.script, document.plan, ["--json"])
      #expect(outcome.status == (document.ok ? 0 : 1), "\(outcome.story)")
      #expect(schema.problems(in: outcome.output) == [], "\(outcome.story)")
      #expect(outcome.output.contains("\"ok\":\(document.ok)"), "\(outcome.story)")
      #expect(outcome.output.contains(document.fragment), "\(outcome.story)")
      #expect(outcome.errors.isEmpty, "\(outcome.story)")
    }
  }

  @Test func anAssertionThatFailsIsAFailure() throws {
    let script = ["title: Start", "---", "{assert(1 > 2)}", "==="]
    let outcome = try run(script, ["line: *"])
    #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
    #expect(outcome.errors.contains("a.testplan:1: error: "), "\(outcome.story)")
  }

  @Test func aVariableThatIsNotThereIsWarnedAbout() throws {
    let plan = ["set: $opne = true", "line: *", "select: 1", "line: *"]
    let outcome = try run(Self.script, plan)
    #expect(outcome.isSuccess, "\(outcome.story)")
    #expect(outcome.errors.contains("a.testplan:1: warning: "), "\(outcome.story)")
  }

  @Test func filesThatAreNotThereAreExitStatus1() throws {
    let station = try Station()
    let script = try station.write(Self.script, to: "a.yarn")
    for (first, second) in [(script, "gone.testplan"), ("gone.yarn", script), (script, "/")] {
      for options in [[], ["--json"]] {
        let outcome = try station.run(["testplan", first, second] + options)
        #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
        #expect((outcome.output + outcome.errors).contains("gone") || second == "/")
        #expect(outcome.output.isEmpty != options.contains("--json"), "\(outcome.story)")
      }
    }
    let usage = try station.run(["testplan", script])
    #expect(usage.status == 64 && usage.output.isEmpty, "\(usage.story)")
  }
}
