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
    #expect(text == ResolvedText(speaker: "Betjent", text: "Hej du, kl. 10:30"))
    #expect(text.whole == "Betjent: Hej du, kl. 10:30")
  }

  @Test func aTranslationIsUsedAndAMissingOneFallsBack() {
    var table = StringTable(baseLanguage: "da")
    table.add(language: "en", ["line:a": "Officer: Hello {0}, {1}"])
    let text = table.text(for: line, substitutions: ["you"], language: "en")
    #expect(text == ResolvedText(speaker: "Officer", text: "Hello you, {1}"))
    #expect(table.hasTranslation(of: "line:a", language: "en"))
    #expect(!table.hasTranslation(of: "line:b", language: "en"))
    #expect(table.text(for: line, substitutions: ["du"], language: "fr").speaker == "Betjent")
    #expect(table.languages == ["da", "en"])
  }

  @Test(
    arguments: [
      ("no speaker", nil, "no speaker"), (": x", nil, ": x"), ("\\:) x", nil, ":) x"),
      ("A : b : c", "A", "b : c"), ("\\[b\\] x", nil, "[b] x"), ("A:", "A", ""), ("", nil, ""),
    ] as [(String, String?, String)])
  func aColonMakesASpeakerOnlyAfterAName(_ whole: String, _ speaker: String?, _ text: String) {
    #expect(LineText.split(whole) == ResolvedText(speaker: speaker, text: text))
  }
}
