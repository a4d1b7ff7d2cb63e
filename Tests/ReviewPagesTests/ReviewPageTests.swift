import Testing

@testable import ReviewPages

@Suite struct ReviewPageTests {
  static let empty = SessionReview(
    header: .init(
      scenarioTitle: "ID-tjek", startedAt: nil, level: 1, languageName: "dansk",
      programHashShort: "3f9a1c", durationMilliseconds: 2_000, outcome: .stopped))

  @Test(arguments: ReviewLanguage.allCases)
  func aFullPageIsWellFormedAndNamesItsLanguage(_ language: ReviewLanguage) throws {
    let page = PageReader(ReviewPage.html(.sample(language), language: language))
    #expect(page.problem == nil)
    #expect(try #require(page.all("html").first).attributes["lang"] == language.rawValue)
    #expect(page.all("h1").count == 1)
    #expect(page.all("table").count == page.all("caption").count)
    let identifiers = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test(arguments: ReviewLanguage.allCases)
  func everyReferenceLeadsSomewhereOnThePage(_ language: ReviewLanguage) {
    let page = PageReader(ReviewPage.html(.sample(language), language: language))
    let identifiers = Set(page.elements.compactMap { $0.attributes["id"] })
    let links = page.elements.compactMap { $0.attributes["href"] }
    #expect(links.count == 9)
    for link in links {
      #expect(link.hasPrefix("#") && identifiers.contains(String(link.dropFirst())))
    }
    for names in page.elements.compactMap({ $0.attributes["aria-labelledby"] }) {
      for name in names.split(separator: " ") { #expect(identifiers.contains(String(name))) }
    }
  }

  @Test func aPageAsksForNothingOutsideItself() {
    let html = ReviewPage.html(.sample(.danish), language: .danish)
    #expect(html.contains("default-src 'none'"))
    let page = PageReader(html)
    for name in ["script", "link", "img", "iframe", "object", "form", "base"] {
      #expect(page.all(name).isEmpty)
    }
    #expect(!html.contains("url("))
    #expect(!html.contains("@import"))
    let outside = page.elements.flatMap { element in
      element.attributes.filter { $0.key != "xmlns" && $0.value.contains("://") }
    }
    #expect(outside.isEmpty)
  }

  @Test func danishPageSaysWhatAPsychologistMustKnow() {
    let text = PageReader(ReviewPage.html(.sample(.danish), language: .danish)).text
    for part in [
      "Ikke en test. Ingen normer. Må ikke stå alene i en afgørelse.",
      "Valgt roligt sted: stranden",
      "Scenens trin (forfatterens model)", "3: kort for hovedet", "blandet",
      "kan derfor ikke sammenlignes", "20. november 2026 kl.\u{A0}14.05",
      "begyndte efter 1,8\u{A0}s, gav svar efter 3,0\u{A0}s",
      "begyndte 0,4\u{A0}s før replikken var slut", "tiden gik ud efter 6,0\u{A0}s",
      "assertiv, bruger en ret", "»at de havde valgt mig på forhånd\nog at det var lige meget«",
      "sprunget over", "Betjentens trin: rolig 0:00 → anspændt 0:12 → presset 0:33",
      "Den unge stoppede ved at se ned.", "Alle må altid stoppe. Et stop er aldrig en fejl.",
      "Retsplejeloven § 750", "Det kan gå anderledes i virkeligheden.",
      "Følelser, puls, stemme og ansigt er ikke målt.",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func englishPageSaysTheSame() {
    let text = PageReader(ReviewPage.html(.sample(.english), language: .english)).text
    for part in [
      "Not a test. No norms. Must not stand alone in a decision.",
      "The scene's steps (the author's model)", "3: curt", "mixed", "20 November 2026, 14:05",
      "began after 1.8\u{A0}s, answered after 3.0\u{A0}s", "time ran out after 6.0\u{A0}s",
      "assertive, uses a right", "skipped", "A stop is never a failure.",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func noWordScoresOrJudges() {
    for language in ReviewLanguage.allCases {
      let text = PageReader(ReviewPage.html(.sample(language), language: language)).text
        .lowercased()
      for word in [
        "score", "hurtigt svar", "quick answer", "hostile", "fjendtlig", "klient", "patient",
      ] {
        #expect(!text.contains(word), "\(word)")
      }
    }
  }

  @Test func aLawfulAnswerIsNeverCalledAvoidant() {
    var review = Self.empty
    review.choices = [
      .init(
        timeMilliseconds: 900, text: "Det svarer jeg ikke på.", style: .avoidant, isLawful: true,
        modality: .key, beganAfterMilliseconds: nil, committedAfterMilliseconds: 700,
        wasSilence: false)
    ]
    let lawful = PageReader(ReviewPage.html(review, language: .danish)).text
    #expect(!lawful.contains("undvigende"))
    #expect(lawful.contains("bruger en ret"))
    review.choices[0].isLawful = false
    #expect(PageReader(ReviewPage.html(review, language: .danish)).text.contains("undvigende"))
  }

  @Test func aStopCountsAsSelfCareOnlyWhenTheYoungPersonSaysSo() {
    let sentence = ReviewTexts.danish.selfCare
    for (answer, isShown) in [(nil, false), (false, false), (true, true)] as [(Bool?, Bool)] {
      var review = Self.empty
      review.stops = [
        .init(timeMilliseconds: 2_000, cause: .participantKey, wasCalledSelfCare: answer)
      ]
      let text = PageReader(ReviewPage.html(review, language: .danish)).text
      #expect(text.contains(sentence) == isShown)
      #expect(text.contains("Den unge trykkede stop."))
    }
  }

  @Test func aSessionWithNothingInItStillHasAPage() {
    for language in ReviewLanguage.allCases {
      let page = PageReader(ReviewPage.html(Self.empty, language: language))
      let texts = ReviewTexts.in(language)
      #expect(page.problem == nil)
      for part in [
        texts.chartEmpty, texts.marksEmpty, texts.ratingsEmpty, texts.reflectionEmpty,
        texts.stopsEmpty, texts.timelineEmpty, texts.qualityEmpty, texts.unknownDate,
        texts.noAlias, texts.notMeasured[0],
      ] {
        #expect(page.text.contains(part), "\(part)")
      }
    }
  }

  @Test func aLongSessionIsWellFormedAndLosesNothing() {
    var review = SessionReview.sample(.danish)
    review.timeline = (0..<200).map {
      .init(timeMilliseconds: $0 * 900, kind: .line, speaker: "B", text: "replik nummer \($0).")
    }
    review.choices = (0..<120).map {
      .init(
        timeMilliseconds: $0 * 1_500, text: String(repeating: "ord ", count: 200), style: nil,
        isLawful: false, modality: .voice, beganAfterMilliseconds: nil,
        committedAfterMilliseconds: 1, wasSilence: false)
    }
    let page = PageReader(ReviewPage.html(review, language: .danish))
    #expect(page.problem == nil)
    for number in 0..<200 { #expect(page.text.contains("replik nummer \(number).")) }
    #expect(page.text.contains(ReviewTexts.danish.chartCrowded))
  }
}
