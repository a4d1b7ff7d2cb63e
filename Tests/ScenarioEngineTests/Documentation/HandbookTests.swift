import Foundation
import Testing

@testable import ScenarioEngine

/// What the handbook for authors shows is true: a reader who follows it has a scenario at the end.
@Suite struct HandbookTests {
  /// The scenario as it stands at the end of the book.
  private func scenario(of book: Handbook) throws -> HandbookScenario {
    var scenario = HandbookScenario(language: book.language)
    for part in try book.parts() { scenario.add(part) }
    scenario.translation = try CaseFolder.text(
      book.example(scenario.id).appending(path: scenario.translationName))
    return scenario
  }

  private func report(_ scenario: HandbookScenario, in language: DiagnosticLanguage) -> String {
    let (files, list) = scenario.diagnostics()
    return DiagnosticFormatter(files: files, language: language).format(list)
  }

  // MARK: - The scenario

  @Test(arguments: Handbook.both)
  func theScenarioIsSoundAfterEveryStep(_ book: Handbook) throws {
    var scenario = HandbookScenario(language: book.language)
    for part in try book.parts() {
      scenario.add(part)
      if case .answer(let answer) = part {
        #expect(report(scenario, in: book.language).contains(answer.trimmingPrefix("…/")))
      }
      guard case .nodes = part else { continue }
      var mended = scenario
      mended.writeMissingIDs()
      let faults = mended.diagnostics().list.filter { $0.code != .missingTranslation }
      #expect(faults.map { $0.message(in: book.language) } == [], "\(mended.script)")
    }
  }

  @Test(arguments: Handbook.both)
  func theFinishedScenarioHasNothingToReport(_ book: Handbook) throws {
    let scenario = try scenario(of: book)
    #expect(report(scenario, in: .english) == "")
    let package = try scenario.load()
    let context = LintContext(today: CalendarDay("2026-11-22"), assets: Self.assets)
    let durations = DurationTable(milliseconds: package.program.lines.map { _ in 1000 })
    let proof = Verifier(VerificationSetup(package, durations: durations)).verify()
    let findings = ScenarioLints.findings(in: package, context) + proof.findings
    #expect(findings.map { $0.diagnostic.message(in: .english) } == [])
    #expect(proof.states > 100 && proof.undecided == 0)
  }

  /// What the handbook says that there is to see and to hear.
  private static let assets = AssetNames(
    places: ["street", "living-room"],
    people: [
      "adult-a", "friend-a", "friend-b", "officer-a", "officer-b", "officer-c", "officer-d",
      "passer-by", "bystander-a", "friend-c",
    ],
    sounds: ["footsteps", "radio", "street"])

  /// The scenario is in a folder of its own as well, written down from the book.
  @Test(arguments: Handbook.both)
  func theExampleFolderHoldsTheFinishedScenario(_ book: Handbook) throws {
    let scenario = try scenario(of: book)
    let folder = book.example(scenario.id)
    try Golden.expect(scenario.script, at: folder.appending(path: scenario.id + ".yarn"))
    try Golden.expect(scenario.settingsText, at: folder.appending(path: "scenario.yaml"))
    try Golden.expect(scenario.law, at: folder.appending(path: "law.yaml"))
    let package = try ScenarioPackage.load(folder: folder.path)
    #expect(package.diagnostics.isEmpty)
    #expect(package.id == scenario.id)
  }

  @Test(arguments: Handbook.both)
  func theRowsOfTextsAreTheExamplesFirst(_ book: Handbook) throws {
    let whole = try scenario(of: book).translation
    var count = 0
    for case .translation(let rows) in try book.parts() {
      count += 1
      #expect(whole.hasPrefix(rows))
    }
    #expect(count == 1)
  }

  @Test(arguments: Handbook.both)
  func thePlanOfTheExampleHolds(_ book: Handbook) throws {
    let scenario = try scenario(of: book)
    let folder = book.example(scenario.id).appending(path: "Plans")
    let names = CaseFolder.names(in: folder, ending: "testplan")
    #expect(names.count == 1)
    for name in names {
      let text = try CaseFolder.text(folder.appending(path: name + ".testplan"))
      let plan = try TestPlan(text, profile: .modet)
      var runner = ScenarioPlanRunner(try scenario.load())
      #expect(runner.failure(playing: plan) == nil)
      #expect(plan.leavesUnsaid == [])
    }
  }

  // MARK: - The pieces

  @Test(arguments: Handbook.both)
  func everyFragmentFitsIntoTheScenario(_ book: Handbook) throws {
    let scenario = try scenario(of: book)
    for case .fragment(let text) in try book.parts() {
      var tried = scenario.beside(text)
      tried.writeMissingIDs()
      let faults = tried.diagnostics().list.filter { $0.code != .missingTranslation }
      #expect(faults.map { $0.message(in: .english) } == [], "\(text)")
    }
  }

  @Test(arguments: Handbook.both)
  func everyMistakeGivesTheMessageUnderIt(_ book: Handbook) throws {
    let scenario = try scenario(of: book)
    var count = 0
    for case .wrong(let text, let says) in try book.parts() {
      count += 1
      var tried = scenario.beside(text)
      tried.writeMissingIDs()
      let faults = tried.diagnostics().list.filter { $0.code != .missingTranslation }
      let said = faults.map {
        "\($0.severity): \($0.message(in: book.language)) [\($0.code.rawValue)]"
      }
      #expect(said == says, "\(text)")
    }
    #expect(count >= 8)
  }

  /// What a reader copies is not changed by `modet format`.
  @Test(arguments: Handbook.both)
  func everyNodeIsAsTheFormatterSetsIt(_ book: Handbook) throws {
    for case .nodes(let text) in try book.parts() {
      #expect(ScriptFormatter.format(text).text == text)
    }
    let script = try scenario(of: book).script
    #expect(ScriptFormatter.format(script).text == script)
  }

  // MARK: - The text

  /// A pencil stands over what is to be written, and over nothing else.
  @Test(arguments: Handbook.both)
  func theReaderIsToldWhatToWrite(_ book: Handbook) throws {
    for block in try book.blocks() {
      #expect(block.hasPencil == block.part.isWritten, "\(block.part)")
    }
  }

  @Test(arguments: Handbook.both)
  func theBookNamesWhatThereIsToUse(_ book: Handbook) throws {
    let text = try book.text()
    let people = CaseFolder.root.resolvingSymlinksInPath().appending(path: "Assets/People")
    #expect(Self.assets.people == Set(CaseFolder.names(in: people, ending: "glb")))
    let words = TestLanguage.shared.commands.filter(\.isCue).flatMap(\.parameters)
      .flatMap { parameter -> [String] in
        switch parameter.type {
        case .oneOf(let words), .target(let words): words
        default: []
        }
      }
    #expect(words.count > 15)
    for word in words + Self.assets.people.sorted() {
      #expect(text.contains("`\(word)`"), "\(word)")
    }
  }

  @Test func bothLanguagesTeachTheSameInTheSameOrder() throws {
    let kinds = try Handbook.both.map { try $0.parts().map(\.kind) }
    #expect(kinds[0] == kinds[1])
    let headings = try Handbook.both.map { try $0.text().components(separatedBy: "\n## ").count }
    #expect(headings[0] == headings[1])
  }

  @Test(arguments: Handbook.both)
  func everyLinkLeadsSomewhere(_ book: Handbook) throws {
    let folder = book.url.deletingLastPathComponent()
    let text = try book.text()
    let links = text.matches(of: /\]\(([^)#:]+)\)/).map { String($0.1) }
    #expect(links.count >= 6)
    for link in links {
      #expect(CaseFolder.exists(folder.appending(path: link)), "\(link)")
    }
  }
}
