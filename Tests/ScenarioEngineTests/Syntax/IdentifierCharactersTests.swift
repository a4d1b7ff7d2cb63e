import Testing

@testable import ScenarioEngine

/// Names in every script that the language lists, and nothing else.
@Suite struct IdentifierCharactersTests {
  @Test(arguments: ["a", "_", "Ærø_2", "naïve", "Привет", "名前", "x\u{301}", "\u{1F600}", "\u{AD}b"])
  func aNameIsOne(_ name: String) {
    #expect(IdentifierCharacters.firstUnexpected(in: name) == nil)
    #expect(tokens(of: "$" + name) == [.expressionStart, .variable, .expressionEnd])
  }

  @Test(
    arguments: [
      ("1a", 0), ("a b", 1), ("a-b", 1), ("\u{301}a", 0), ("æ×", 2), ("a\u{A0}", 1),
      ("\u{2190}", 0), ("a\u{FFFF}", 1), ("\u{1FFFE}", 0), ("\u{F0000}", 0), ("×", 0), ("÷", 0),
    ] as [(String, Int)])
  func theFirstOtherCharacterIsFound(_ name: String, _ offset: Int) {
    #expect(IdentifierCharacters.firstUnexpected(in: name)?.offset == offset)
  }

  private func tokens(of expression: String) -> [TokenKind] {
    Lexer.tokens(of: Array("---\n{\(expression)}".utf8)).map(\.kind)
      .filter { ![.bodyStart, .newline, .endOfFile].contains($0) }
  }
}
