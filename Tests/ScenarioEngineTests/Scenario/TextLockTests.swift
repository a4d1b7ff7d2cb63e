import Testing

@testable import ScenarioEngine

@Suite struct TextLockTests {
  @Test(arguments: [
    ("", "e3b0c442"), ("abc", "ba7816bf"),
    ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61"),
    ("Du er på vej hjem. Det er ved at blive mørkt.", "d8e12b8e"),
    (String(repeating: "a", count: 1000), "41edece4"),
  ])
  func aLockIsTheStartOfTheTextsHash(text: String, lock: String) {
    #expect(TextLock.of(text) == lock)
  }
}
