import Testing

@testable import ScenarioEngine

/// The plans beside the scenario, run through a whole session.
@Suite struct ScenarioPlanTests {
  static let names = [
    "boede.testplan", "graensen.testplan", "optrapning.testplan", "paedagog.testplan",
    "rolig.testplan", "tavs.testplan", "uenig.testplan", "uretfaerdig.testplan", "zone.testplan",
  ]

  @Test func thereIsAPlanForEachWayThatMatters() throws {
    #expect(try ShippedScenario.plans() == Self.names)
  }

  @Test(arguments: names)
  func aPlanHolds(name: String) throws {
    let plan = try TestPlan(ShippedScenario.plan(name), profile: .modet)
    #expect(plan.runs.count >= 3)
    #expect(plan.leavesUnsaid == [])
    var runner = ScenarioPlanRunner(try ShippedScenario.load())
    #expect(runner.failure(playing: plan) == nil)
    #expect(runner.stepsHeld == plan.runs.reduce(0) { $0 + $1.steps.count })
  }

  @Test func everyEndIsOnSomePlan() throws {
    let text = try ShippedScenario.plans().map(ShippedScenario.plan).joined(separator: "\n")
    for end in try ShippedScenario.load().ends {
      #expect(text.contains("\nend: \(end.id)\n"), "\(end.id)")
    }
  }

  @Test func everyNodeIsOnSomePlan() throws {
    let package = try ShippedScenario.load()
    var runner = ScenarioPlanRunner(package)
    for name in try ShippedScenario.plans() {
      let plan = try TestPlan(ShippedScenario.plan(name), profile: .modet)
      #expect(runner.failure(playing: plan) == nil)
    }
    let scene = package.program.nodes.filter { $0.header("type") != "reflection" }
    #expect(runner.visitedNodes.isSuperset(of: scene.map(\.name)), "\(runner.visitedNodes)")
  }
}

extension TestPlan {
  /// What a plan may leave unsaid and ours never do: the options before an answer, and the end.
  var leavesUnsaid: [Step] {
    runs.flatMap { run -> [Step] in
      let asked = zip(run.steps, run.steps.dropFirst()).filter { before, step in
        guard step.kind.isAnswer else { return false }
        if case .content(.option) = before.kind { return false }
        // While the same options wait, several things may happen.
        return !before.kind.isAnswer
      }
      guard let stop = run.steps.last, run.steps.count > 1 else { return run.steps }
      let end = run.steps[run.steps.count - 2]
      guard case .content(.end) = end.kind, stop.kind == .content(.stop) else {
        return asked.map(\.1) + [stop]
      }
      return asked.map(\.1)
    }
  }
}
