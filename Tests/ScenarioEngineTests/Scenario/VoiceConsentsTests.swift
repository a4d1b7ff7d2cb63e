import ScenarioEngine
import Testing

@Suite struct VoiceConsentsTests {
  private func read(_ text: String) -> (VoiceConsents, [Diagnostic]) {
    VoiceConsents.read(
      SourceFile(path: "Voices/consent.yaml", text: text), cast: ["officerA", "officerB"])
  }

  @Test func anEntryCoversItsPartInItsLanguage() {
    let (consents, diagnostics) = read(
      """
      - cast: officerA
        language: da
        date: 2026-11-22
        kept: the archive, 2026/14
      """)
    #expect(diagnostics.isEmpty)
    #expect(consents.covers("officerA", in: "da"))
    #expect(!consents.covers("officerA", in: "en") && !consents.covers("officerB", in: "da"))
  }

  @Test(arguments: [
    ("- {cast: stranger, language: da, date: 2026-11-22, kept: a}", "officerA"),
    ("- {cast: officerA, language: da, date: yesterday, kept: a}", "2026-11-22"),
    ("- {cast: officerA, language: da, date: 2026-11-22}", "kept"),
    ("- {cast: officerA, language: da, date: 2026-11-22, kept: a, name: b}", "name"),
    ("cast: officerA", "list"), ("- [", ""), ("", ""),
  ])
  func whatIsWrongIsSaid(text: String, word: String) {
    let (_, diagnostics) = read(text)
    #expect(!diagnostics.isEmpty)
    #expect(diagnostics.contains { $0.message(in: .english).contains(word) })
  }

  @Test func anIncompleteEntryCoversNothing() {
    let (consents, _) = read("- {cast: officerA, language: da, date: 2026-11-22}")
    #expect(consents.entries.isEmpty)
  }
}
