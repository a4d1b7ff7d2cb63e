import Foundation
import Testing

@testable import ScenarioEngine

/// Scripts with mistakes, and every word that is said about them in both languages.
@Suite struct DiagnosticCaseTests {
  static let folder = CaseFolder.folder("Diagnostics")
  static let cases = CaseFolder.names(in: folder, ending: "yarn")

  @Test(arguments: cases)
  func everyMistakeIsReportedAtItsPlace(_ name: String) throws {
    let file = name + ".yarn"
    let text = try CaseFolder.text(Self.folder.appending(path: file))
    let input = TestLanguage.input(text, path: file)
    let compilation = Compiler.compile(input)
    let reports = DiagnosticLanguage.allCases.map { language in
      DiagnosticFormatter(files: input.files, language: language).format(compilation.diagnostics)
    }
    let all = reports.joined(separator: "\n\n") + "\n"
    try Golden.expect(all, at: Self.folder.appending(path: name + ".expected"))
    #expect((compilation.program == nil) == !compilation.errors.isEmpty)
  }

  @Test(arguments: cases)
  func aFixRemovesWhatItFixes(_ name: String) throws {
    let text = try CaseFolder.text(Self.folder.appending(path: name + ".yarn"))
    let before = Compiler.compile(TestLanguage.input(text)).diagnostics
    for diagnostic in before {
      for fixIt in diagnostic.fixIts {
        let after = Compiler.compile(TestLanguage.input(applied(fixIt, to: text))).diagnostics
        let count = { (list: [Diagnostic]) in list.filter { $0.code == diagnostic.code }.count }
        #expect(count(after) < count(before), "\(diagnostic.message(in: .english))")
      }
    }
  }

  private func applied(_ fixIt: FixIt, to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in fixIt.edits.sorted(by: { $0.range.lower > $1.range.lower }) {
      bytes.replaceSubrange(edit.range.lower..<edit.range.upper, with: edit.replacement.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
