import Foundation
import Testing

@testable import ScenarioEngine

/// Every example of the reference is correct, and plays as stands under it.
@Suite struct LanguageReferenceTests {
  static let files = ["language-reference.md", "sprogreference.md"]

  /// An example and its play, by their place in the guide.
  struct Example {
    var script: String
    var plan: String?
  }

  /// Beside the sources themselves, wherever the tests are built from.
  private func text(_ file: String) throws -> String {
    try CaseFolder.text(
      CaseFolder.tests.resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Documentation/Guides/" + file))
  }

  private func examples(in text: String) -> [Example] {
    let parts = text.components(separatedBy: "```")
    var examples: [Example] = []
    for part in parts {
      if part.hasPrefix("yarn\n") {
        examples.append(Example(script: String(part.dropFirst(5))))
      } else if part.hasPrefix("testplan\n"), !examples.isEmpty {
        examples[examples.count - 1].plan = String(part.dropFirst(9))
      }
    }
    return examples
  }

  @Test(arguments: files)
  func everyExampleCompilesAndPlaysAsItSays(_ file: String) throws {
    for example in examples(in: try text(file)) {
      let source = SourceFile(path: file, text: example.script)
      let compilation = Compiler.compile(CompilationInput(files: [source], profile: .yarn))
      let report = compilation.diagnostics.filter { $0.severity > .information }
      #expect(report.map { $0.message(in: .english) } == [], "\(example.script)")
      guard let program = compilation.program, let plan = example.plan else { continue }
      var runner = PlanRunner(program: program)
      let failure = runner.failure(playing: try TestPlan(plan))
      #expect(failure == nil, "\(failure.map(\.description) ?? "")\n\(example.script)")
    }
  }

  @Test func bothLanguagesHaveTheSameSectionsWithAPlayedExampleEach() throws {
    let counts = try Self.files.map { file in
      let text = try text(file)
      let examples = examples(in: text)
      #expect(examples.allSatisfy { $0.plan != nil })
      return [text.components(separatedBy: "\n## ").count, examples.count]
    }
    #expect(counts[0] == counts[1])
    #expect(counts[0][1] >= 16)
  }
}
