import Testing

@testable import ScenarioEngine

/// Every fault in the shared declarations is named with its place, and none stops the reading.
@Suite struct VocabularyFaultTests {
  /// What is put into the file's sections, and what the report must say.
  static let faults: [(section: String, text: String, says: String)] = [
    ("kommandos", "[]", "1:16: warning: nothing reads 'kommandos'; the keys here are version,"),
    ("commands", "{}", "error: expected a list"),
    ("commands", "[{\"parameters\": []}]", "error: 'yarnName' is missing here"),
    ("commands", "[{\"yarnName\": \"a\", \"kind\": 1}]", "warning: nothing reads 'kind'"),
    ("commands", "[{\"yarnName\": \"a\", \"async\": 1}]", "error: expected true or false"),
    ("commands", command("{\"name\": \"n\"}"), "error: 'type' is missing here"),
    ("commands", command("{\"name\": \"n\", \"type\": \"tal\"}"), "error: expected one of any,"),
    ("commands", command("{\"name\": \"n\", \"type\": \"enum\"}"), "error: 'subtype' is missing"),
    (
      "commands", command("{\"name\": \"n\", \"type\": \"enum\", \"subtype\": \"hue\"}"),
      "error: expected one of "
    ),
    (
      "commands", command("{\"name\": \"n\", \"type\": \"node\", \"subtype\": \"hue\"}"),
      "error: expected one of background"
    ),
    (
      "commands", command("{\"name\": \"n\", \"type\": \"number\", \"subtype\": \"hours\"}"),
      "error: expected one of seconds"
    ),
    (
      "commands", command("{\"name\": \"n\", \"type\": \"bool\", \"subtype\": \"hue\"}"),
      "warning: nothing reads 'subtype'"
    ),
    ("commands", "[{\"yarnName\": \"a\"}, {\"yarnName\": \"a\"}]", "'a' is given more than once"),
    (
      "commands", "[{\"yarnName\": \"a\", \"documentation\": \"Kun dansk\"}]",
      "error: expected the text in Danish, an empty line, and the text in English"
    ),
    ("functions", "[{\"yarnName\": \"f\"}]", "error: 'return' is missing here"),
    (
      "functions", "[{\"yarnName\": \"f\", \"return\": {\"type\": \"tal\"}}]",
      "error: expected one of number, string, bool, any"
    ),
    ("cues", "[\"dance\"]", "error: no command is named 'dance'"),
    ("hashtags", "[{\"name\": \"a\"}]", "error: 'on' is missing here"),
    (
      "hashtags", "[{\"name\": \"a\", \"on\": [\"shoe\"]}]",
      "expected one of line, option, question"
    ),
    (
      "hashtags", "[{\"name\": \"a\", \"on\": [\"line\"], \"value\": \"list\"}]",
      "error: 'values' is missing here"
    ),
    (
      "hashtags", "[{\"name\": \"a\", \"on\": [\"line\"], \"value\": \"hue\"}]",
      "error: expected one of name, law, list"
    ),
    (
      "hashtags", "[{\"name\": \"a\", \"on\": [\"line\"], \"excludes\": [\"b\"]}]",
      "error: no hashtag is named 'b'; there is a"
    ),
    (
      "hashtags", "[{\"name\": \"a\", \"on\": [\"line\"], \"vaerdi\": 1}]", "nothing reads 'vaerdi'"
    ),
    ("headers", "[{\"values\": []}]", "error: 'name' is missing here"),
    (
      "headers", "[{\"name\": \"a\", \"forbids\": [\"dance\"]}]", "error: expected one of commands,"
    ),
    ("headers", "[{\"name\": \"a\", \"needs\": [\"b\"]}]", "error: no header is named 'b'"),
    ("headers", "[{\"name\": \"a\", \"beside\": [\"b\"]}]", "error: no header is named 'b'"),
    (
      "hostVariables", "[{\"name\": \"a\", \"type\": \"number\"}]", "error: 'range' is missing here"
    ),
    (
      "hostVariables", "[{\"name\": \"a\", \"type\": \"number\", \"range\": [5, 1]}]",
      "error: expected two numbers, the lower first"
    ),
    ("forbiddenFunctions", "[{\"name\": \"a\"}]", "error: 'documentation' is missing here"),
    ("words", "{\"hue\": 3}", "error: expected a list"),
  ]

  private static func command(_ parameter: String) -> String {
    "[{\"yarnName\": \"a\", \"parameters\": [\(parameter)]}]"
  }

  @Test(arguments: faults)
  func aFaultIsNamedWithItsPlace(section: String, text: String, says: String) {
    let file = "{\"version\": 2, \"\(section)\": \(text)}\n"
    let files = ScenarioFiles(read: { _ in Array(file.utf8) }, list: { _ in [] })
    let declarations = SharedDeclarations(path: "modet.ysls.json", from: files)
    let report = DiagnosticFormatter(files: declarations.sourceFiles, language: .english)
      .format(declarations.diagnostics)
    #expect(report.contains(says), "\(report)")
    #expect(report.contains("modet.ysls.json:1:"))
    let hasError = declarations.diagnostics.contains { $0.severity == .error }
    #expect((declarations.vocabulary == nil) == hasError)
  }

  @Test func aFileThatIsNotThereOrNoTextIsNamed() {
    let missing = SharedDeclarations(path: "no/such/file.json")
    #expect(missing.diagnostics.map(\.code) == [.unreadableFile])
    let bytes = ScenarioFiles(read: { _ in [0xFF, 0xFE, 0x61] }, list: { _ in [] })
    let broken = SharedDeclarations(path: "a.json", from: bytes)
    #expect(broken.diagnostics.map(\.code) == [.notText])
    #expect(missing.vocabulary == nil && broken.vocabulary == nil)
  }
}
