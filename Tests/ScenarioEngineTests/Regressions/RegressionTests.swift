import Foundation
import Testing

@testable import ScenarioEngine

/// Texts that once stopped the compiler or the machine, each under a name that tells how.
@Suite struct RegressionTests {
  static let folder = CaseFolder.folder("Regressions")
  static let cases = CaseFolder.names(in: folder, ending: "yarn")

  @Test(arguments: cases, CompilationProfile.allCases)
  func aTextThatOnceStoppedItIsSurvived(_ name: String, _ profile: CompilationProfile) throws {
    let text = try CaseFolder.text(Self.folder.appending(path: name + ".yarn"))
    let file = SourceFile(path: name, text: text)
    let vocabulary = Vocabulary(
      commands: TestLanguage.vocabulary.commands, functions: SuiteFunctions.declarations)
    let compilation = Compiler.compile(
      CompilationInput(
        files: [file], vocabulary: vocabulary, knownNames: TestLanguage.names, profile: profile))
    for language in DiagnosticLanguage.allCases {
      let told = DiagnosticFormatter(files: [file], language: language)
        .format(compilation.diagnostics)
      #expect(told.isEmpty == compilation.diagnostics.isEmpty)
    }
    for diagnostic in compilation.diagnostics {
      #expect(diagnostic.range.lower >= 0 && diagnostic.range.upper <= file.bytes.count)
    }
    if let program = compilation.program { play(program) }
  }

  /// From every node, with every option first, second …; errors are fine, traps are not.
  private func play(_ program: Program) {
    let texts = StringTable(baseLanguage: "da")
    for node in program.nodes {
      var machine = VirtualMachine(program: program, functions: SuiteFunctions.functions)
      guard (try? machine.start(node: node.name)) != nil else { continue }
      for step in 0..<200 {
        guard let shown = try? machine.next() else { break }
        if case .line(let line) = shown {
          _ = texts.text(
            for: program.lines[line.lineIndex], substitutions: line.substitutions, language: "da")
        }
        guard case .options(let group) = shown else { continue }
        let available = group.options.indices.filter { group.options[$0].isAvailable }
        if available.isEmpty {
          try? machine.selectNone()
        } else {
          try? machine.select(available[step % available.count])
        }
      }
    }
  }
}
