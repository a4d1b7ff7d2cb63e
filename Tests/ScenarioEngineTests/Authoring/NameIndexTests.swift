import Testing

@testable import ScenarioEngine

@Suite struct NameIndexTests {
  /// A scenario with every kind of name.
  private static let script = """
    title: Start
    ---
    <<enum Vej>>
    <<case Nord>>
    <<case Syd>>
    <<endenum>>
    <<declare $vej = Vej.Nord as Vej>>
    <<ladder ro 0 10>>
    <<set $ro += 1>>
    <<enter officerA wall>>
    <<look officerA street>>
    <<show ro>>
    <<sound siren>>
    <<start "Bag">>
    officerA: Hej {$ro} #line:a #law:rpl-750
    Igen #shadow:a
    <<if visited("Bag") and ($vej) == .Syd>>
        <<jump Slut>>
    <<endif>>
    <<end calm>>
    ===
    title: Bag
    track: background
    when: $ro > 1
    ---
    ===
    title: Slut
    ---
    <<open Start>>
    ===

    """

  private static let plan = "set: $ro = 2 # trin\nnode: Slut\nline: `node: Bag`\n"

  private static let settings = """
    start: Start
    sounds: [siren]
    cast: {officerA: {mark: "wall"}}
    marks: {wall: {}, street: {}}
    ends: {calm: {calm: true}}
    variables: {ro: {type: number}, level: {type: number, host: true}}

    """

  private static let files = [
    SourceFile(path: "a.yarn", text: script), SourceFile(path: "x/scenario.yaml", text: settings),
    SourceFile(path: "x/law.yaml", text: "- id: rpl-750\n"),
    SourceFile(path: "x/en.csv", text: "language,id,text\nen,line:a,\"Hi, \"\"you\"\"\"\n"),
    SourceFile(path: "x/p.testplan", text: plan),
  ]

  private static let outline = ScriptOutline(
    CompilationInput(
      files: [files[0]], vocabulary: TestLanguage.vocabulary, knownNames: TestLanguage.names),
    files: files)

  /// Where a name stands, as `file:line` with a mark for what it does there.
  private func places(_ kind: AuthorName.Kind, _ text: String) -> [String] {
    Self.outline.names.occurrences(of: AuthorName(kind, text)).map { occurrence in
      let file = Self.files[occurrence.range.file]
      let mark: String =
        switch occurrence.role {
        case .definition: "!"
        case .write: "="
        case .use: ""
        }
      return
        "\(file.path.split(separator: ".")[1]):\(file.location(of: occurrence.range.lower).line)"
        + mark
    }
  }

  @Test(arguments: [
    (AuthorName.Kind.node, "Start", ["yarn:1!", "yarn:29", "yaml:1"]),
    (.node, "Bag", ["yarn:14", "yarn:17", "yarn:22!"]),
    (.node, "Slut", ["yarn:18", "yarn:27!", "testplan:2"]),
    (
      .variable, "ro",
      ["yarn:8!", "yarn:9=", "yarn:12", "yarn:15", "yarn:24", "yaml:6", "testplan:1="]
    ),
    (.variable, "vej", ["yarn:7!", "yarn:17"]), (.variable, "level", ["yaml:6!"]),
    (.enumeration, "Vej", ["yarn:3!", "yarn:7", "yarn:7"]),
    (.enumerationCase("Vej"), "Syd", ["yarn:5!", "yarn:17"]),
    (.castMember, "officerA", ["yarn:10", "yarn:11", "yarn:15", "yaml:3!"]),
    (.mark, "wall", ["yarn:10", "yaml:3", "yaml:4!"]), (.mark, "street", ["yarn:11", "yaml:4!"]),
    (.end, "calm", ["yarn:20", "yaml:5!"]), (.sound, "siren", ["yarn:13", "yaml:2!"]),
    (.legalClaim, "rpl-750", ["yarn:15", "yaml:1!"]),
    (.line, "line:a", ["yarn:15!", "yarn:16", "csv:2"]), (.function, "visited", ["yarn:17"]),
    (.command, "look", ["yarn:11"]), (.hashtag, "law", ["yarn:15"]),
    (.header, "track", ["yarn:23"]),
  ])
  func aNameIsFoundWhereverItStands(kind: AuthorName.Kind, text: String, expected: [String]) {
    #expect(places(kind, text) == expected)
  }

  @Test func everyPlaceHoldsTheNameAndNothingElse() {
    for occurrence in Self.outline.names.occurrences {
      let text = Self.files[occurrence.range.file].text(
        occurrence.range.lower, occurrence.range.upper)
      let name = occurrence.name.text
      #expect(
        text == name || occurrence.name.kind == .line && name.hasSuffix(":" + text),
        "\(name) \(text)")
    }
  }

  @Test func aPlaceWithinOrAtTheEndOfANameIsThatName() throws {
    let names = Self.outline.names
    for occurrence in names.occurrences {
      let range = occurrence.range
      #expect(names.occurrence(inFile: range.file, at: range.lower)?.range == range)
      let end = try #require(names.occurrence(inFile: range.file, at: range.upper))
      #expect(end.range == range || end.range.lower == range.upper)
    }
    #expect(names.occurrence(inFile: 0, at: Self.script.utf8.count) == nil)
    #expect(names.occurrence(inFile: 99, at: 0) == nil)
  }

  @Test func aBrokenScriptHasTheNamesThatCanBeRead() {
    let text = "title: A\n---\n<<jump B\n<<set $x = >>\n<<jump {visited(\"C\"\nHej {$y\n"
    let file = SourceFile(path: "a.yarn", text: text)
    let outline = ScriptOutline(CompilationInput(files: [file], profile: .yarn), files: [file])
    #expect(outline.names.defined(.node) == ["A"])
    #expect(outline.names.occurrences(of: AuthorName(.node, "B")).count == 1)
    #expect(outline.names.occurrences(of: AuthorName(.variable, "y")).count == 1)
  }

  @Test(arguments: [
    ("A", true), ("_x9", true), ("Åse", true), ("😀", true), ("", false), ("9x", false),
    ("a-b", false),
    ("a b", false), ("a.b", false), ("$a", false),
  ])
  func aNameBeginsWithALetter(text: String, isName: Bool) {
    #expect(NameRules.isName(text) == isName)
  }
}
