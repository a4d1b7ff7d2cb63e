import Testing

@testable import ScenarioEngine

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0, "0"), (7, "7"), (-1, "-1"), (45.1, "45.1"), (2.1, "2.1"), (0.5, "0.5"), (100, "100"),
      (0.001, "0.001"), (0.00001, "1E-05"), (16_777_216, "16777216"), (10_000_000, "1E+07"),
      (123_456_792, "1.2345679E+08"), (1_000_000, "1000000"),
      (1.25e20, "1.25E+20"), (.infinity, "Infinity"), (-.infinity, "-Infinity"), (.nan, "NaN"),
    ] as [(Float, String)])
  func aNumberIsWrittenShortest(_ number: Float, _ text: String) {
    #expect(NumberText.text(of: number) == text)
  }

  @Test(arguments: ["", "-", ".", "1.", ".5", "1e5", "0x10", "nan", "1 ", "--1", "1.2.3"])
  func textThatIsNoNumberIsRefused(_ text: String) {
    #expect(NumberText.number(text) == nil)
  }

  @Test(arguments: [("6", 6000), ("2.5", 2500), ("0.5s", 500), ("0", 0)])
  func secondsBecomeWholeMilliseconds(_ text: String, _ milliseconds: Int) {
    #expect(NumberText.milliseconds(text) == milliseconds)
  }

  @Test(arguments: ["-1", "s", "abc", "99999999"])
  func aDurationOutsideADayIsRefused(_ text: String) {
    #expect(NumberText.milliseconds(text) == nil)
  }

  /// The short way and the long way to read a duration agree; the long way reads what ends in zeros too.
  @Test func aDurationReadsTheSameHoweverItIsWritten() {
    for thousandths in stride(from: 0, through: 999_999, by: 37) {
      let fraction = String(thousandths % 1000 + 1000).dropFirst()
      let text = "\(thousandths / 1000).\(fraction)"
      #expect(NumberText.milliseconds(text) == thousandths, "\(text)")
      #expect(NumberText.milliseconds(text + "0s") == thousandths, "\(text)0s")
    }
    for text in ["", "s", ".5", "5.", "5.s", "-1", "1 s", "5ss", "1.2.3", "86401"] {
      #expect(NumberText.milliseconds(text) == nil, "\(text)")
    }
    #expect(NumberText.milliseconds("1200") == 1_200_000)
    #expect(NumberText.milliseconds("6s") == 6_000)
  }
}
