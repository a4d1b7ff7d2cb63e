import ScenarioEngine
import Testing

@testable import LanguageServer

@Suite struct PositionEncodingTests {
  /// Letters of one, two, three and four bytes, and a character of two scalars.
  static let text = "aæ€😀e\u{301}!\nb\r\nc\rd"

  @Test(arguments: PositionEncoding.allCases)
  func everyCharacterStartComesBack(encoding: PositionEncoding) {
    let file = SourceFile(path: "a", text: Self.text)
    var offset = 0
    for scalar in Self.text.unicodeScalars {
      // The second half of a line ending is no place where anything can stand.
      if !(scalar == "\n" && offset > 0 && file.bytes[offset - 1] == 0x0D) {
        let position = encoding.position(of: offset, in: file)
        #expect(encoding.offset(of: position, in: file) == offset)
      }
      offset += UTF8.width(scalar)
    }
  }

  @Test(arguments: [(PositionEncoding.utf8, 10), (.utf16, 5), (.utf32, 4)])
  func aColumnCountsTheUnitsOfItsEncoding(encoding: PositionEncoding, column: Int) {
    let file = SourceFile(path: "a", text: Self.text)
    let position = encoding.position(of: 10, in: file)
    #expect(position == LSP.Position(line: 0, character: column))
  }

  @Test func aPlaceWithinACharacterIsItsStart() {
    let file = SourceFile(path: "a", text: "😀b")
    let inside = LSP.Position(line: 0, character: 1)
    #expect(PositionEncoding.utf16.offset(of: inside, in: file) == 0)
  }

  @Test(arguments: [
    (0, 99, 14), (9, 0, 21), (-1, 5, 0), (0, -7, 0), (Int.max, Int.max, 21), (Int.min, Int.min, 0),
    (0, Int.min, 0),
  ])
  func aPlaceOutsideTheTextIsItsNearestEnd(line: Int, character: Int, expected: Int) {
    let file = SourceFile(path: "a", text: Self.text)
    let position = LSP.Position(line: line, character: character)
    #expect(PositionEncoding.utf16.offset(of: position, in: file) == expected)
  }

  @Test(arguments: [
    (nil, PositionEncoding.utf16), (["utf-8", "utf-16"], .utf8), (["utf-16", "utf-8"], .utf16),
    (["utf-7"], .utf16), ([], .utf16),
  ])
  func theFirstKnownOfferIsTaken(offered: [String]?, expected: PositionEncoding) {
    #expect(PositionEncoding.agreed(offered) == expected)
  }
}
