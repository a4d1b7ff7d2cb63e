import Foundation
import Testing

@testable import ScenarioEngine

/// The outside suite of the language; skipped, and said so, where no copy is there.
@Suite(
  .enabled(
    if: ConformanceSuite.isThere, "shared/conformance/yarn does not lie beside the checkout"))
struct ConformanceTests {
  private func compile(_ url: URL) throws -> (file: SourceFile, compilation: Compilation) {
    let file = SourceFile(path: url.lastPathComponent, text: try CaseFolder.text(url))
    let vocabulary = Vocabulary(functions: SuiteFunctions.declarations)
    let input = CompilationInput(files: [file], vocabulary: vocabulary, profile: .yarn)
    return (file, Compiler.compile(input))
  }

  private func loadPlan(_ name: String) throws -> (program: Program, plan: TestPlan) {
    let folder = try #require(ConformanceSuite.folder).appending(path: "TestCases")
    let compilation = try compile(folder.appending(path: name + ".yarn")).compilation
    let program = try #require(compilation.program, "\(compilation.errors)")
    return (program, try TestPlan(CaseFolder.text(folder.appending(path: name + ".testplan"))))
  }

  @Test func theSuiteIsThereWhole() {
    #expect(ConformanceSuite.plans.count >= 21 && ConformanceSuite.failures.count >= 19)
    #expect(Set(ConformanceSuite.plans).isSubset(of: ConformanceSuite.cases))
  }

  @Test(arguments: ConformanceSuite.cases)
  func aCaseCompiles(_ name: String) throws {
    let folder = try #require(ConformanceSuite.folder).appending(path: "TestCases")
    let (file, compilation) = try compile(folder.appending(path: name + ".yarn"))
    #expect(compilation.errors.isEmpty)
    expectPlaces(of: compilation.diagnostics, in: file)
  }

  @Test(arguments: ConformanceSuite.plans)
  func aCasePlaysAsPlanned(_ name: String) throws {
    let (program, plan) = try loadPlan(name)
    try #require(program.node(named: TestPlan.defaultStart) != nil)
    var runner = PlanRunner(program: program)
    #expect(runner.failure(playing: plan) == nil)
    #expect(runner.stepsHeld == plan.runs.reduce(0) { $0 + $1.steps.count })
  }

  @Test(arguments: ConformanceSuite.plans)
  func aCasePlaysTheSameFromBytesAfterEveryStep(_ name: String) throws {
    let (program, plan) = try loadPlan(name)
    var runner = PlanRunner(program: program)
    var restored = 0
    runner.afterStep = { machine in
      let bytes = machine.state.encode()
      guard let state = try? MachineState(decoding: bytes, program: machine.program) else {
        Issue.record("the state cannot be read back")
        return
      }
      #expect(state == machine.state && state.encode() == bytes)
      var copy = VirtualMachine(program: machine.program, functions: machine.functions)
      copy.state = state
      machine = copy
      restored += 1
    }
    #expect(runner.failure(playing: plan) == nil)
    #expect(restored >= plan.runs.count)
  }

  @Test(arguments: ConformanceSuite.failures)
  func aScriptThatMustFailHasAnErrorWithItsPlace(_ name: String) throws {
    let folder = try #require(ConformanceSuite.folder).appending(path: "ParseFailures")
    let (file, compilation) = try compile(folder.appending(path: name + ".yarn"))
    #expect(!compilation.errors.isEmpty)
    expectPlaces(of: compilation.diagnostics, in: file)
  }

  /// Every range lies in the text, between whole characters of UTF-8.
  private func expectPlaces(of diagnostics: [Diagnostic], in file: SourceFile) {
    for diagnostic in diagnostics {
      let ranges =
        [diagnostic.range] + diagnostic.notes.map(\.range)
        + diagnostic.fixIts.flatMap { $0.edits.map(\.range) }
      for range in ranges {
        #expect(range.file == 0 && range.lower >= 0, "\(diagnostic)")
        #expect(range.lower <= range.upper && range.upper <= file.bytes.count, "\(diagnostic)")
        for offset in [range.lower, range.upper] where offset < file.bytes.count {
          #expect(file.bytes[max(0, offset)] & 0xC0 != 0x80, "\(diagnostic)")
        }
      }
    }
  }
}
