import Foundation
import Testing

@testable import ScenarioEngine

/// Scripts played against their plans.
@Suite struct PlaythroughTests {
  static let folder = CaseFolder.folder("Playthroughs")
  static let cases = CaseFolder.names(in: folder, ending: "yarn")

  private func load(_ name: String) throws -> (program: Program, plan: TestPlan) {
    let text = try CaseFolder.text(Self.folder.appending(path: name + ".yarn"))
    let compilation = Compiler.compile(TestLanguage.input(text, path: name + ".yarn"))
    let program = try #require(compilation.program, "\(compilation.errors)")
    let plan = try CaseFolder.text(Self.folder.appending(path: name + ".testplan"))
    return (program, try TestPlan(plan))
  }

  @Test(arguments: cases)
  func aScriptPlaysAsPlannedAndVisitsEveryNode(_ name: String) throws {
    let (program, plan) = try load(name)
    var runner = PlanRunner(program: program)
    #expect(runner.failure(playing: plan) == nil)
    #expect(runner.visitedNodes == Set(program.nodes.map(\.name)))
  }

  @Test(arguments: cases)
  func aCopyMadeAfterEachStepPlaysTheSame(_ name: String) throws {
    let (program, plan) = try load(name)
    var runner = PlanRunner(program: program)
    runner.afterStep = { machine in
      var copy = VirtualMachine(program: machine.program)
      #expect(copy != machine)
      copy.state = machine.state
      #expect(copy == machine && copy.hashValue == machine.hashValue)
      // The old one goes its own way and must not reach the copy.
      while (try? machine.next()) != nil {}
      machine = copy
    }
    #expect(runner.failure(playing: plan) == nil)
  }

  @Test(arguments: cases)
  func theSameTextGivesTheSameBytes(_ name: String) throws {
    let first = try load(name).program
    let second = try load(name).program
    #expect(first.canonicalBytes == second.canonicalBytes)
    #expect(first !== second)
  }

  @Test(arguments: cases, ["\r\n", "\r"])
  func otherLineEndingsMakeNoDifference(_ name: String, _ ending: String) throws {
    let text = try CaseFolder.text(Self.folder.appending(path: name + ".yarn"))
    let changed = text.replacingOccurrences(of: "\n", with: ending)
    let program = try #require(Compiler.compile(TestLanguage.input(changed)).program)
    #expect(program.canonicalBytes == (try load(name).program.canonicalBytes))
  }
}
