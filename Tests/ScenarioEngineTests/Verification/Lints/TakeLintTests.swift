import Testing

@testable import ScenarioEngine

/// What is said of recorded voices.
@Suite struct TakeLintTests {
  private static let body = """
    anna: Hej. #line:a
    anna: Hej igen. #line:b
    Der bliver stille. #line:stille
    -> Hej. #line:svar #style:help
    """

  private func takes(_ names: [String], language: String = "da") throws -> LintCase {
    var lint = try LintCase(body: Self.body)
    lint.context.takes[language] = names.map { VoiceTake(name: $0) }
    return lint
  }

  @Test func whereNothingIsRecordedNothingIsMissing() throws {
    #expect(try takes([]).codes() == [])
  }

  @Test func whereAllIsRecordedNothingIsMissing() throws {
    #expect(try takes(["lov", "a", "b"]).codes() == [])
  }

  @Test func whereSomeIsRecordedTheRestIsMissing() throws {
    let lint = try takes(["a"])
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(found.map(\.code) == [.missingTake])
    #expect(found.map(\.arguments) == [["2", "da", "lov"]])
    #expect(try lint.text(first.range).contains("#line:lov"))
    #expect(first.notes.map(\.arguments) == [["b"]])
  }

  @Test func eachLanguageIsLookedAtByItself() throws {
    var lint = try takes(["lov", "a", "b"])
    lint.context.takes["en"] = [VoiceTake(name: "lov")]
    #expect(try lint.findings().map(\.arguments) == [["2", "en", "a"]])
  }

  @Test func atMostFiveOthersAreNamed() throws {
    let lines = (0..<9).map { "anna: Hej. #line:x\($0)\n" }.joined()
    var lint = try LintCase(body: lines)
    lint.context.takes["da"] = [VoiceTake(name: "lov")]
    let found = try lint.findings()
    #expect(found.map { $0.arguments[0] } == ["9"])
    #expect(found.map(\.notes.count) == [5])
  }

  @Test func aLineWithValuesInItCannotBeRecorded() throws {
    let body = "<<declare $navn = \"Bo\">>\nanna: Hej {$navn}. #line:a"
    var lint = try LintCase(body: body)
    lint.context.takes["da"] = [VoiceTake(name: "lov")]
    #expect(try lint.codes() == [])
  }

  @Test func aShadowHasTheTakeOfItsLine() throws {
    var lint = try LintCase(body: "anna: Hej. #line:a\nanna: Hej. #shadow:a")
    lint.context.takes["da"] = [VoiceTake(name: "lov")]
    #expect(try lint.findings().map(\.arguments) == [["1", "da", "a"]])
    lint.context.takes["da"]?.append(VoiceTake(name: "a"))
    #expect(try lint.codes() == [])
  }

  @Test func aTakeOfNoLineIsToldOf() throws {
    let lint = try takes(["lov", "a", "b", "gammel"])
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(found.map(\.code) == [.strayTake])
    #expect(found.map(\.wording) == [.strayTake])
    #expect(found.map(\.arguments) == [["gammel", "da"]])
    #expect(try lint.package().sourceFiles[first.range.file].path.hasSuffix(".yarnproject"))
  }

  @Test(arguments: ["svar", "stille"])
  func aTakeOfWhatNobodySaysIsNeverHeard(name: String) throws {
    let lint = try takes(["lov", "a", "b", name])
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(found.map(\.wording) == [.takeOfUnspoken])
    #expect(try lint.text(first.range).contains("#line:\(name)"))
  }

  @Test func takesInALanguageThatTheProjectLacksAreToldOfOnce() throws {
    let found = try takes(["lov", "a"], language: "fr").findings()
    #expect(found.map(\.wording) == [.strayLanguage])
    #expect(found.map(\.arguments) == [["fr"]])
  }
}
