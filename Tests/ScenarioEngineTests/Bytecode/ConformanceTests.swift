import Foundation
import Testing

@testable import ScenarioEngine

/// The outside suite of the language, where a copy lies beside the checkout.
///
/// `MODET_YARN_CONFORMANCE` names its folder; otherwise `shared/conformance/yarn`
/// is looked for beside the repository. Without one these tests do not run.
@Suite struct ConformanceTests {
  static let folder: URL? = {
    let environment = ProcessInfo.processInfo.environment["MODET_YARN_CONFORMANCE"]
    let beside = ["..", "../.."].map {
      CaseFolder.root.appending(path: "\($0)/shared/conformance/yarn")
    }
    let candidates = environment.map { [URL(filePath: $0)] } ?? beside
    return candidates.first { CaseFolder.exists($0.appending(path: "TestCases")) }
  }()

  static let cases = names(in: "TestCases")
  static let failures = names(in: "ParseFailures")

  private static func names(in name: String) -> [String] {
    folder.map { CaseFolder.names(in: $0.appending(path: name), ending: "yarn") } ?? []
  }

  /// Codes that say that a case needs a part of the language that is not there yet.
  private static let notYet: Set<DiagnosticCode> = [.unsupportedFeature, .unknownFunction]

  private func compile(_ url: URL) throws -> Compilation {
    let file = SourceFile(path: url.lastPathComponent, text: try CaseFolder.text(url))
    return Compiler.compile(CompilationInput(files: [file], profile: .yarn))
  }

  @Test(arguments: cases)
  func aCaseCompilesAndPlaysAsPlanned(_ name: String) throws {
    let folder = try #require(Self.folder).appending(path: "TestCases")
    let compilation = try compile(folder.appending(path: name + ".yarn"))
    if compilation.errors.contains(where: { Self.notYet.contains($0.code) }) { return }
    let program = try #require(compilation.program, "\(compilation.errors)")
    let planFile = folder.appending(path: name + ".testplan")
    guard CaseFolder.exists(planFile), program.node(named: "Start") != nil else { return }
    var runner = PlanRunner(program: program)
    #expect(try runner.failure(playing: TestPlan(CaseFolder.text(planFile))) == nil)
  }

  @Test(arguments: failures)
  func aScriptThatMustFailHasAnErrorWithItsPlace(_ name: String) throws {
    let folder = try #require(Self.folder).appending(path: "ParseFailures")
    let url = folder.appending(path: name + ".yarn")
    let compilation = try compile(url)
    let length = try CaseFolder.text(url).utf8.count
    #expect(!compilation.errors.isEmpty)
    for diagnostic in compilation.diagnostics {
      #expect(diagnostic.range.lower >= 0 && diagnostic.range.upper <= length)
    }
  }
}
