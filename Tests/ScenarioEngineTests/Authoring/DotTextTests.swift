import Testing

@testable import ScenarioEngine

@Suite struct DotTextTests {
  @Test(arguments: [
    (#"a"b"#, #""a\"b""#), (#"\N"#, #""\\N""#), ("a\nb", #""a b""#), ("a\u{0}b\u{7}", #""ab""#),
    (#"\"#, #""\\""#), ("æø…", "\"æø…\""),
  ])
  func aQuotedStringIsItselfAgain(text: String, quoted: String) {
    #expect(DotText.quoted(text) == quoted)
  }

  @Test(arguments: [
    ("<b>&\"", "&lt;b&gt;&amp;&quot;"), ("a\u{1}b\u{FFFE}c", "abc"), ("\\N", "\\N"),
  ])
  func aLabelHoldsNoMarkup(text: String, escaped: String) {
    #expect(DotText.escaped(text) == escaped)
  }

  @Test func anAttributeKeepsItsBackslashes() {
    #expect(DotText.attribute(#"a\N"b"#) == #""a\\N&quot;b""#)
  }

  @Test(arguments: [
    ("en to tre fire", 6, ["en to", "tre", "fire"]), ("", 5, []),
    ("abcdefgh i", 3, ["abc", "def", "gh", "i"]),
    ("  to   ord ", 20, ["to ord"]), ("en\ntre", 6, ["en tre"]),
  ])
  func wordsAreWrapped(text: String, width: Int, lines: [String]) {
    #expect(DotText.wrapped(text, width: width) == lines)
  }

  @Test(arguments: [
    ("kort", 10, "kort"), ("en lang sætning her", 12, "en lang…"),
    ("enmegetlangsætning", 6, "enmeg…"),
  ])
  func aLongTextIsCutBetweenWords(text: String, limit: Int, short: String) {
    #expect(DotText.shortened(text, to: limit) == short)
    #expect(short.count <= limit)
  }
}
