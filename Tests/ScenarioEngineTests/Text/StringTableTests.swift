import Testing

@testable import ScenarioEngine

@Suite struct StringTableTests {
  private let line = LineInfo(
    index: 0, id: "line:a", speaker: "Betjent",
    pieces: [.literal("Betjent: Hej "), .substitution(0), .literal(", kl. 10\\:30")], tags: [],
    isOption: false, node: 0, range: SourceRange(file: 0, lower: 0, upper: 0))

  @Test func aLineIsSplitAtItsSpeaker() {
    let table = StringTable(baseLanguage: "da")
    let text = table.text(for: line, substitutions: ["du"], language: "da")
    #expect(text.speaker == "Betjent")
    #expect(text.text == "Hej du, kl. 10:30")
    #expect(text.whole == "Betjent: Hej du, kl. 10:30")
  }

  @Test func aTranslationIsUsedAndAMissingOneFallsBack() {
    var table = StringTable(baseLanguage: "da")
    table.add(language: "en", ["line:a": "Officer: Hello {0}, {1}"])
    let text = table.text(for: line, substitutions: ["you"], language: "en")
    #expect(text.speaker == "Officer")
    #expect(text.text == "Hello you, {1}")
    #expect(table.hasTranslation(of: "line:a", language: "en"))
    #expect(!table.hasTranslation(of: "line:b", language: "en"))
    #expect(table.text(for: line, substitutions: ["du"], language: "fr").speaker == "Betjent")
    #expect(table.languages == ["da", "en"])
  }

  @Test func countingFollowsTheLanguageOfTheWords() {
    var table = StringTable(baseLanguage: "da")
    let line = LineInfo(
      index: 0, id: "line:a", speaker: nil,
      pieces: [
        .literal("[plural value="), .substitution(0), .literal(" one=\"én\" other=\"flere\"/]"),
      ], tags: [], isOption: false, node: 0, range: SourceRange(file: 0, lower: 0, upper: 0))
    table.add(language: "en", ["line:a": "[plural value={0} one=\"one\" other=\"more\"/]"])
    #expect(table.text(for: line, substitutions: ["0.5"], language: "en").text == "more")
    #expect(table.text(for: line, substitutions: ["0.5"], language: "da").text == "én")
    #expect(table.text(for: line, substitutions: ["0.5"], language: "fr").text == "én")
  }

  @Test func anOutlineSaysAllThatALineCanSay() {
    var table = StringTable(baseLanguage: "da")
    let line = LineInfo(
      index: 0, id: "line:a", speaker: nil,
      pieces: [
        .literal("Bo: "), .substitution(0), .literal(" så [plural value="), .substitution(1),
        .literal(" one=\"en bus\" other=\"% busser\"/]"),
      ], tags: [], isOption: false, node: 0, range: SourceRange(file: 0, lower: 0, upper: 0))
    #expect(table.outline(of: line, language: "da").text == "… så en bus/… busser")
    table.add(language: "en", ["line:a": "Bo: [select value={1} a=b c=\"d %\"/]!"])
    #expect(table.outline(of: line, language: "en").text == "b/d …!")
  }

  @Test func aTemplateIsReadInOneGo() {
    let pieces = TextPiece.pieces(of: "{0} {1} {x} { {01}{2", count: 2)
    #expect(
      pieces == [
        .substitution(0), .literal(" "), .substitution(1), .literal(" {x} { "), .substitution(1),
        .literal("{2"),
      ])
    #expect(TextPiece.pieces(of: String(repeating: "{", count: 100_000), count: 1).count == 1)
  }
}
