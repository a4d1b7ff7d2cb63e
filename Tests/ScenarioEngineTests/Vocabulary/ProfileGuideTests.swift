import Foundation
import Testing

@testable import ScenarioEngine

/// The guides to the profile show what is true, and list what is declared.
@Suite struct ProfileGuideTests {
  struct Guide: CustomTestStringConvertible {
    var file: String
    var language: DiagnosticLanguage
    var testDescription: String { file }

    /// Beside the sources themselves, wherever the tests are built from.
    var url: URL {
      CaseFolder.tests.resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Documentation/Guides/" + file)
    }
  }

  static let guides = [
    Guide(file: "profilen.md", language: .danish), Guide(file: "profile.md", language: .english),
  ]

  private static let names = KnownNames(
    cast: ["officerA", "officerB"], marks: ["front"], ends: ["rolig"], sounds: ["radio"],
    law: ["rpl-750"], numberRanges: ["forsoeg": 0...3, "tries": 0...3], startNode: "Start")

  private func examples(in text: String) -> [String] {
    text.components(separatedBy: "```yarn\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
  }

  private func report(_ example: String) -> String {
    let input = CompilationInput(
      files: [SourceFile(path: "guide.yarn", text: example)], vocabulary: TestLanguage.shared,
      hostVariables: TestLanguage.hostVariables, knownNames: Self.names)
    return DiagnosticFormatter(files: input.files, language: .english)
      .format(Compiler.compile(input).diagnostics)
  }

  @Test(arguments: guides)
  func everyExampleIsCorrect(_ guide: Guide) throws {
    let examples = examples(in: try CaseFolder.text(guide.url))
    #expect(examples.count >= 6)
    for example in examples {
      #expect(report(example).isEmpty, "\(report(example))")
    }
  }

  /// Recorded anew with `RECORD_SNAPSHOTS=1`, as every text that follows from another.
  @Test(arguments: guides)
  func theListIsTheDeclarations(_ guide: Guide) throws {
    let text = try CaseFolder.text(guide.url)
    let reference = ProfileReference(vocabulary: TestLanguage.shared, language: guide.language)
    let marker = try #require(
      text.range(of: #"<!-- [^>]*modet\.ysls\.json\. -->\n"#, options: .regularExpression))
    try Golden.expect(text[..<marker.upperBound] + "\n" + reference.text, at: guide.url)
  }

  @Test(arguments: guides)
  func everyDeclarationHasAnExampleOrAPlaceInTheList(_ guide: Guide) throws {
    let text = try CaseFolder.text(guide.url)
    for command in TestLanguage.shared.commands {
      #expect(text.contains("`<<\(command.name) "), "\(command.name)")
    }
    for tag in TestLanguage.shared.hashtags {
      #expect(text.contains("`#\(tag.name)"), "\(tag.name)")
    }
    for header in TestLanguage.shared.headers {
      #expect(text.contains("`\(header.name):"), "\(header.name)")
    }
  }
}
