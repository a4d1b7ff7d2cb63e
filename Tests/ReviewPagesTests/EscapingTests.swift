import Testing

@testable import ReviewPages

@Suite struct EscapingTests {
  /// Attempts to leave the text and become markup.
  static let attacks = [
    "<script>alert(1)</script>",
    "</td></tr></table><h1>ny</h1>",
    "\" onmouseover=\"x",
    "'><img src=x onerror=y>",
    "&lt;b&gt; &amp; &#60;i>",
    "{{wording.reportTitle}} {{{styleSheet}}} {{> page}}",
    "]]> <!-- --> <![CDATA[ <?php ?>",
    // A combining accent makes one character of the two scalars.
    "<\u{301}script>\"\u{301} onclick='\u{FE0F}x&\u{200D}",
    "</title><style>*{display:none}</style>",
    "ret\u{202E}højre mod venstre",
  ]

  @Test(arguments: attacks, ReviewLanguage.allCases)
  func whateverIsWrittenStaysText(_ attack: String, _ language: ReviewLanguage) {
    let page = PageReader(ReviewPage.html(review(with: attack), language: language))
    let plain = PageReader(ReviewPage.html(review(with: "x"), language: language))
    #expect(page.problem == nil)
    #expect(page.elements.map(\.name) == plain.elements.map(\.name))
    #expect(
      page.elements.map { Set($0.attributes.keys) }
        == plain.elements.map { Set($0.attributes.keys) })
    // Compared as scalars: the attack stands there letter for letter.
    let expected = Array(attack.unicodeScalars)
    let found = page.all("bdi").count { Array($0.text.unicodeScalars) == expected }
    let places = plain.all("bdi").count { $0.text == "x" }
    #expect(found == places)
    #expect(places >= 10)
  }

  @Test func charactersThatMayNotStandInADocumentAreReplaced() {
    let page = PageReader(
      ReviewPage.html(review(with: "a\u{0}b\u{1B}c\u{FFFF}d\te"), language: .danish))
    #expect(page.problem == nil)
    #expect(page.text.contains("a\u{FFFD}b\u{FFFD}c\u{FFFD}d\te"))
  }

  @Test func everyTemplateEscapesByScalarAndOnlyTheStyleSheetIsRaw() {
    for (name, bytes) in PageTemplates.sources {
      let source = String(decoding: bytes, as: UTF8.self)
      #expect(source.hasPrefix("{{% CONTENT_TYPE:\(SafeHTML.name)}}\n"), "\(name)")
      let raw = source.components("{{{").dropFirst() + source.components("{{&").dropFirst()
      #expect(Array(raw).allSatisfy { name == "page" && $0.hasPrefix("styleSheet}}}") }, "\(name)")
    }
  }

  /// The same text in every field that takes any.
  private func review(with text: String) -> SessionReview {
    var review = SessionReview.sample(.danish)
    review.header.scenarioTitle = text
    review.header.alias = text
    review.header.languageName = text
    review.header.programHashShort = text
    for index in review.timeline.indices {
      review.timeline[index].speaker = text
      review.timeline[index].text = text
      review.timeline[index].note = text
    }
    for index in review.choices.indices { review.choices[index].text = text }
    for index in review.ladders.indices {
      review.ladders[index].title = text
      review.ladders[index].stepNames = [text, "b", "c"]
    }
    for index in review.reflection.indices {
      review.reflection[index].question = text
      review.reflection[index].answer = text
    }
    review.lawClaims = [.init(paragraph: text, text: text, source: text, checkedOn: text)]
    review.endText = text
    review.dataQualityNotes = [text]
    review.notMeasured = [text]
    return review
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
