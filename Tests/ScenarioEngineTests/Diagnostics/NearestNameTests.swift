import Testing

@testable import ScenarioEngine

@Suite struct NearestNameTests {
  static let known = ["interruptible", "silence", "style", "lawful", "law", "with", "input"]

  static let cases: [(name: String, nearest: String?)] = [
    ("interuptible", "interruptible"), ("Silence", "silence"), ("stlye", "style"),
    ("lawfull", "lawful"), ("widt", nil), ("wiht", "with"), ("camera", nil), ("", nil),
    (String(repeating: "x", count: 5_000), nil),
  ]

  @Test(arguments: cases)
  func aNameIsNearWhenFewLettersDiffer(name: String, nearest: String?) {
    #expect(NearestName.of(name, among: Self.known) == nearest)
  }

  @Test func ofTwoEquallyNearNamesNoneIsMeant() {
    #expect(NearestName.of("cat", among: ["bat", "cap"]) == nil)
  }
}
