import Testing

@testable import ScenarioEngine

@Suite struct PluralRulesTests {
  private func cardinal(_ number: Int, _ language: String) -> PluralRules.Category {
    PluralRules(language: language).cardinal(PluralOperands(whole: number))
  }

  private func ordinal(_ number: Int, _ language: String) -> PluralRules.Category {
    PluralRules(language: language).ordinal(PluralOperands(whole: number))
  }

  @Test(arguments: 0...200)
  func oneAloneIsOne(_ number: Int) {
    let expected: PluralRules.Category = number == 1 ? .one : .other
    #expect(cardinal(number, "da") == expected)
    #expect(cardinal(number, "en") == expected)
    #expect(cardinal(number, "fi") == .other)
  }

  @Test(arguments: 0...200)
  func englishCountsPlacesByTheirLastDigits(_ number: Int) {
    let endings = String(number).suffix(2)
    let expected: PluralRules.Category =
      switch endings.last {
      case "1" where endings != "11": .one
      case "2" where endings != "12": .two
      case "3" where endings != "13": .few
      default: .other
      }
    #expect(ordinal(number, "en") == expected)
    #expect(ordinal(number, "da") == .other)
  }

  @Test(
    arguments: [
      (0, .other, .other), (0.1, .one, .other), (0.5, .one, .other), (1, .one, .one),
      (1.1, .one, .other), (1.5, .one, .other), (1.9, .one, .other), (2.1, .other, .other),
      (10.1, .other, .other), (0.00001, .one, .other), (1e20, .other, .other),
      (-1, .one, .other), (-0.5, .one, .other), (-2, .other, .other),
    ] as [(Float, PluralRules.Category, PluralRules.Category)])
  func decimalsAreManyInEnglishAndFewInDanish(
    _ number: Float, _ danish: PluralRules.Category, _ english: PluralRules.Category
  ) {
    let operands = PluralOperands(number)
    #expect(PluralRules(language: "da").cardinal(operands) == danish)
    #expect(PluralRules(language: "en").cardinal(operands) == english)
    #expect(number == 1 || PluralRules(language: "en").ordinal(PluralOperands(1.5)) == .other)
  }

  @Test func theFirstPartOfALanguageTagCounts() {
    for tag in ["en", "EN", "en-GB", "en_US", "en-Latn-GB"] {
      #expect(ordinal(22, tag) == .two)
    }
    #expect(ordinal(22, "eng") == .other)
  }

  @Test func aNumberIsItsShortestDigits() {
    let number = PluralOperands(2.10)
    #expect(number.n == 2.1 && number.i == 2 && number.v == 1 && number.t == 1)
    let whole = PluralOperands(3.0)
    #expect(whole.i == 3 && whole.v == 0 && whole.t == 0)
    #expect(PluralOperands(.string("3")) == nil)
  }
}
