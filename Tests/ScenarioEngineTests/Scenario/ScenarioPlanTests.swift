import Testing

@testable import ScenarioEngine

/// The plans beside the scenario, run through a whole session.
@Suite struct ScenarioPlanTests {
  static let names = [
    "optrapning.testplan", "paedagog.testplan", "rolig.testplan", "tavs.testplan",
  ]

  @Test func thereIsACalmAnEscalatingASilentAndAnAssistedPlan() throws {
    #expect(try ShippedScenario.plans() == Self.names)
  }

  @Test(arguments: names)
  func aPlanHolds(name: String) throws {
    let package = try ShippedScenario.load()
    let plan = try ScenarioPlan(ShippedScenario.plan(name))
    #expect(plan.runs.count >= 3)
    for (index, steps) in plan.runs.enumerated() {
      let seen = try PlanPlayer(package, steps).play()
      let wanted = steps.filter { if case .set = $0 { false } else { true } }
      #expect(seen == wanted, "\(name), run \(index + 1)")
    }
  }

  @Test func everyNodeIsOnSomePlan() throws {
    let package = try ShippedScenario.load()
    var nodes: Set<String> = []
    for name in try ShippedScenario.plans() {
      for steps in try ScenarioPlan(ShippedScenario.plan(name)).runs {
        let player = PlanPlayer(package, steps)
        _ = try player.play { nodes.insert($0) }
      }
    }
    let scene = package.program.nodes.filter { $0.header("type") != "reflection" }
    #expect(nodes.isSuperset(of: scene.map(\.name)), "\(nodes)")
  }
}
