import Testing

@testable import ScenarioEngine

/// Every broken form of a scenario's folder gives its own error with its place.
@Suite struct ScenarioFaultTests {
  @Test func aCorrectFolderHasNothingToReport() throws {
    #expect(TextFolder().report().isEmpty)
    let package = try TextFolder().load()
    #expect(package.id == "s")
    #expect(package.castMember("anna")?.displayName["da"] == "Anna")
    #expect(package.mark("front")?.position == SIMD3(0, 0, -2))
    #expect(package.mark("front")?.yawDegrees == 10)
    #expect(package.end("hjem")?.isCalm == true)
    #expect(package.lawClaim("rpl")?.checkedOn == "2026-11-22")
    let level = HostVariable(name: "level", defaultValue: .number(1), range: 1...5)
    #expect(package.hostVariables == [level])
  }

  /// A mark, and a body that the part has under some settings.
  private static func instead(_ entry: String) -> String { "mark: front\n    instead: [\(entry)]" }

  /// A file, what is replaced in it, by what, and what the report must say.
  static let faults: [(file: String, text: String, by: String, says: String)] = [
    ("s/scenario.yaml", "levels: [1]", "levels: [1", "s/scenario.yaml:6:6: error: a quotati"),
    ("s/scenario.yaml", "levels: [1]", "levels: [9]", "s/scenario.yaml:5:10: error: expected a wh"),
    ("s/scenario.yaml", "levels: [1]", "levels: 1", "s/scenario.yaml:5:9: error: expected a list"),
    ("s/scenario.yaml", "id: s\n", "", "s/scenario.yaml:1:1: error: 'id' is missing here"),
    ("s/scenario.yaml", "id: s\n", "id: s\nid: t\n", "error: 'id' is given more than once here"),
    ("s/scenario.yaml", "place: street", "plads: street", "6:1: warning: nothing reads 'plads'"),
    ("s/scenario.yaml", "place: street", "place: [street]", "6:8: error: expected a text"),
    ("s/scenario.yaml", "place: street", "? [a, b]\n: c", "error: a key must be a single word"),
    ("s/scenario.yaml", "start: Start", "start: Strat", "7:8: error: no node is named 'Strat'"),
    (
      "s/scenario.yaml", "mark: front", "mark: frnt", "error: no mark is named 'frnt'; there is fro"
    ),
    (
      "s/scenario.yaml", "mark: front", "mark: front\n    instead: bo", "13:14: error: expected a l"
    ),
    ("s/scenario.yaml", "mark: front", instead("{person: bo}"), "error: 'when' is missing here"),
    ("s/scenario.yaml", "mark: front", instead("{when: {level: 1}}"), "error: 'person' is missing"),
    ("s/scenario.yaml", "mark: front", instead("{person: bo, when: {}}"), "expected a setting and"),
    (
      "s/scenario.yaml", "mark: front", instead("{person: bo, when: {zone: x}}"),
      "error: the scenario has no setting 'zone'; it has: level"
    ),
    (
      "s/scenario.yaml", "mark: front", instead("{person: bo, when: {level: 9}}"),
      "error: 'level' is 9; it must lie between 1 and 5"
    ),
    ("s/scenario.yaml", "[0, 0, -2]", "[0, 0]", "error: expected three numbers: x, y, z"),
    ("s/scenario.yaml", "[0, 0, -2]", "[0, 0, nan]", "error: expected a number in -1000 … 1000"),
    ("s/scenario.yaml", "calm: true", "calm: måske", "error: expected true or false"),
    (
      "s/scenario.yaml", "{da: Titel, en: Title}", "{en: Title}", "3:8: error: 'da' is missing here"
    ),
    ("s/scenario.yaml", "range: [1, 5], ", "", "error: 'range' is missing here"),
    ("s/scenario.yaml", "[1, 5]", "[5, 1]", "error: expected two numbers, the lower first"),
    ("s/scenario.yaml", "default: 1", "default: 7", "error: expected a number in 1 … 5"),
    ("s/scenario.yaml", "type: number", "type: tal", "expected one of number, string, bool"),
    ("s/scenario.yaml", "levels: [1]", "levels: &a [*a]", "error: references ('&name' with"),
    ("s/law.yaml", "2026-11-22", "2026-13-01", "s/law.yaml:5:12: error: expected a date as"),
    (
      "s/law.yaml", "  source: https://example.org/\n", "", "s/law.yaml:1:3: error: 'source' is mis"
    ),
    ("s/law.yaml", "- id: rpl", "-\tid rpl", "s/law.yaml:1:2: error"),
    ("s/s.yarnproject", "\"*.yarn\"", "\"*.garn\"", "error: no file matches '*.garn'"),
    (
      "s/s.yarnproject", "\"en.csv\"", "\"dk.csv\"",
      "s/s.yarnproject:5:40: error: cannot read 's/dk"
    ),
    (
      "s/s.yarnproject", "../modet", "modet", "s/s.yarnproject:6:18: error: cannot read 's/modet.ys"
    ),
    ("s/s.yarnproject", "\"da\",", "\"da\"", "s/s.yarnproject:5:"),
    ("s/s.yarnproject", "  \"baseLanguage\": \"da\",\n", "", "error: 'baseLanguage' is missing"),
    (
      "modet.ysls.json", "\"subtype\": \"end\"", "\"subtype\": \"ende\"",
      "3:51: error: expected one of ambience, cast"
    ),
    (
      "s/en.csv", "language,id,text", "language,id,tekst",
      "s/en.csv:1:1: error: the first row lacks"
    ),
    ("s/en.csv", "anna: Hi.", "\"anna: Hi.", "s/en.csv:2:12: error: this quoted field is never"),
    ("s/en.csv", "anna: Hi.", "anna: Hi., you", "s/en.csv:2:1: error: this row has 4 fields"),
    (
      "s/en.csv", "en,line:a1", "de,line:a1",
      "error: this row is in 'de', the file is listed for 'en'"
    ),
    (
      "s/en.csv", "Hi.", "Hi.\nen,line:a1,anna: Hi.", "s/en.csv:3:1: error: 'line:a1' is translated"
    ),
    ("s/en.csv", "Hi.", "Hi.\nen,line:a9,anna: Hi.", "s/en.csv:3:1: warning: no line has the id"),
    (
      "s/en.csv", "en,line:a1,anna: Hi.", "", "s/a.yarn:4:1: warning: 'line:a1' has no text in 'en'"
    ),
    (
      "s/en.csv", "language,id,text", "text,id,text",
      "s/en.csv:1:1: error: the first row has the column 'text' twice"
    ),
    (
      "s/en.csv", "id,text\nen,line:a1,anna: Hi.", "id,text,lock\nen,line:a1,anna: Hi.,12345678",
      "s/en.csv:2:1: warning: 'line:a1' has changed since it was translated; look at the text, "
        + "then write 6ab68fab under 'lock'"
    ),
    ("s/en.csv", "Hi.", "Hi {0}.", "s/en.csv:2:1: warning: 'line:a1' has no value for {0}"),
    ("s/en.csv", "Hi.", "[b]Hi.", "s/en.csv:2:1: warning: the markup in this text in 'en'"),
    ("s/s.yarnproject", "Version\": 3", "Version\": 5", "expected a whole number in 2 … 4"),
    (
      "s/s.yarnproject", "[\"*.yarn\"]", "\"*.yarn\"",
      "s/s.yarnproject:3:18: error: expected a list"
    ),
    ("s/s.yarnproject", "*.yarn", "../*.yarn", "3:19: error: expected a pattern within this fold"),
    ("s/s.yarnproject", "*.yarn", "/s/*.yarn", "3:19: error: expected a pattern within this fold"),
    ("s/s.yarnproject", "\"assets\": \"\"", "\"voices\": \"\"", "warning: nothing reads 'voices'"),
    (
      "s/s.yarnproject", "\"../modet.ysls.json\"", "[\"a\", \"b\"]",
      "6:18: error: expected one file"
    ),
    (
      "s/s.yarnproject", "  \"definitions\"",
      "  \"compilerOptions\": {\"diagnosticsSeverity\": {\"YS0063\": \"Low\"}},\n  \"definitions\"",
      ": error: expected one of None, Info, Warning, Error"
    ),
    ("s/a.yarn", "anna viewer", "anna himlen", "s/a.yarn:3:13: error: 'himlen' is no person"),
    ("s/a.yarn", "anna: Hej", "bo: Hej", "s/a.yarn:4:1: error:"),
    ("s/a.yarn", "<<end hjem>>", "<<end ude>>", "s/a.yarn:5:"),
  ]

  @Test(arguments: faults)
  func aFaultIsNamedWithItsPlace(file: String, text: String, by: String, says: String) {
    var folder = TextFolder()
    folder.replace(text, with: by, in: file)
    let report = folder.report()
    #expect(report.contains(says), "\(report)")
  }

  @Test(arguments: [
    "s/a.yarn", "s/scenario.yaml", "s/law.yaml", "s/en.csv", "s/s.yarnproject", "modet.ysls.json",
  ])
  func aMissingFileIsNamed(path: String) {
    var folder = TextFolder()
    folder.files[path] = nil
    let report = folder.report()
    let says =
      switch path {
      case "s/a.yarn": "no file matches '*.yarn'"
      case "s/s.yarnproject": "error: no .yarnproject file in 's'; a scenario's folder has exactly"
      default: "cannot read '\(path)': no such file; put the file there or correct the name"
      }
    #expect(report.contains(says), "\(report)")
  }

  @Test(arguments: [
    "s/a.yarn", "s/scenario.yaml", "s/law.yaml", "s/en.csv", "s/s.yarnproject", "modet.ysls.json",
  ])
  func bytesThatAreNoTextAreNamed(path: String) {
    var folder = TextFolder()
    folder.files[path] = [0x61, 0xFF, 0xFE, 0x0A]
    #expect(folder.report().contains("\(path):1:1: error: this file is not UTF-8 text"))
  }

  @Test func aProjectMayBeWrittenAsEditorsWriteIt() throws {
    var folder = TextFolder()
    folder["s/s.yarnproject"] = """
      // A comment, "with quotes".
      {
      \t"projectFileVersion": 4, /* another
      \tone */
      \t"excludeFiles": ["drafts/"],
      \t"baseLanguage": "da",
      \t"definitions": ["../modet.ysls.json"],
      \t"editorOptions": { "url": "https://example.org/*" },
      }
      """
    folder["s/Drafts/b.yarn"] = "no script\n"
    folder["s/more/c.YARN"] = "no script\n"
    folder["s/more/c.yarn"] = "title: More\n---\nanna: Mere. #line:c1\n<<end hjem>>\n===\n"
    let package = try folder.load()
    #expect(package.program.nodes.map(\.name) == ["Start", "More"])
    #expect(package.stringTable.languages == ["da"])
    #expect(package.diagnostics.isEmpty)
  }

  @Test(
    arguments: [("None", nil), ("Info", .information), ("Warning", .warning), ("Error", .error)]
      as [(String, Severity?)])
  func aProjectWeighsWarnings(word: String, severity: Severity?) {
    var folder = TextFolder()
    folder.replace("Hej.", with: "[b]Hej.", in: "s/a.yarn")
    folder.replace(
      "\"definitions\"",
      with:
        "\"compilerOptions\": {\"diagnosticsSeverity\": {\"YS0063\": \"\(word)\"}},\"definitions\"",
      in: "s/s.yarnproject")
    var loader = ScenarioLoader(files: folder.access)
    let package = loader.load("s")
    #expect((package == nil) == (severity == .error))
    #expect(loader.diagnostics.first?.severity == severity)
  }

  @Test(arguments: [(2, true), (3, false), (4, false)])
  func aProjectSaysWhichLanguageItsScriptsAreIn(version: Int, isTooLow: Bool) {
    var folder = TextFolder()
    folder.replace("anna: Hej.", with: "anna: Hej. <<once>>", in: "s/a.yarn")
    folder.replace("Version\": 3", with: "Version\": \(version)", in: "s/s.yarnproject")
    #expect(folder.report().contains("[YS0036]") == isTooLow)
  }

  @Test func aProjectCannotMakeAnErrorLess() {
    var folder = TextFolder()
    folder.replace(" #line:a1", with: "", in: "s/a.yarn")
    folder.replace(
      "\"definitions\"",
      with:
        "\"compilerOptions\": {\"diagnosticsSeverity\": {\"MO0003\": \"None\"}},\"definitions\"",
      in: "s/s.yarnproject")
    #expect(folder.report().contains("error: the line has no id"))
  }

  @Test func aShadowLineNeedsNoRowOfItsOwn() throws {
    var folder = TextFolder()
    folder.replace("#line:a1\n", with: "#line:a1\nanna: Hej. #shadow:a1\n", in: "s/a.yarn")
    let package = try folder.load()
    #expect(package.diagnostics.isEmpty)
    let texts = package.program.lines.map {
      package.stringTable.text(for: $0, substitutions: [], language: "en").text
    }
    #expect(texts == ["Hi.", "Hi."])
    folder.replace("anna: Hi.", with: "anna: Hi.\nen,line:sh_a1_Start,Hi.", in: "s/en.csv")
    #expect(folder.report().contains("no line has the id 'line:sh_a1_Start'"))
  }

  @Test func twoProjectsAreOneTooMany() {
    var folder = TextFolder()
    folder["s/t.yarnproject"] = "{}"
    #expect(folder.report().contains("several .yarnproject files in 's': s.yarnproject, t.yarn"))
  }

  @Test func aProjectCanBeNamedItself() throws {
    var folder = TextFolder()
    folder["s/t.yarnproject"] = "{}"
    let package = try ScenarioPackage.load(folder: "s/s.yarnproject", from: folder.access)
    #expect(package.id == "s")
  }

  @Test func everyFaultIsReportedAtOnce() {
    var folder = TextFolder()
    folder.replace("id: s\n", with: "", in: "s/scenario.yaml")
    folder.replace("2026-11-22", with: "i dag", in: "s/law.yaml")
    folder.replace("anna: Hi.", with: "\"anna: Hi.", in: "s/en.csv")
    let report = folder.report()
    for file in ["s/scenario.yaml:1", "s/law.yaml:5", "s/en.csv:2"] {
      #expect(report.contains(file), "\(report)")
    }
  }

  @Test func messagesSpeakDanishToo() {
    var folder = TextFolder()
    folder.replace("calm: true", with: "calm: 3", in: "s/scenario.yaml")
    let report = #expect(throws: ScenarioLoadError.self) { try folder.load() }
    #expect(report?.message(in: .danish).contains("error: forventede true eller false") == true)
  }
}
