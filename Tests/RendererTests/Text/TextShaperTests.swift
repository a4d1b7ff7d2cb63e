import Testing

@testable import Renderer

@Suite struct TextShaperTests {
  let face: FontFace
  let shaper = TextShaper()

  init() throws {
    face = try FontFace.open(path: TestFonts.folder + "/Inter-Regular.otf")
  }

  @Test(arguments: ["æøå ÆØÅ", "é ü ö ß – … “”", "0123456789 % § ?"])
  func everyLetterHasAGlyph(text: String) {
    let block = shaper.shape(text, faces: [face])
    #expect(!block.glyphs.isEmpty)
    #expect(block.glyphs.allSatisfy { $0.glyph != 0 && $0.advance >= 0 })
  }

  @Test func danishLettersDifferFromEachOther() {
    let glyphs = shaper.shape("æøåaoe", faces: [face]).glyphs.map(\.glyph)
    #expect(Set(glyphs).count == 6)
  }

  @Test func composedAndDecomposedRingsAreOneLetter() {
    let composed = shaper.shape("\u{E5}", faces: [face])
    let decomposed = shaper.shape("a\u{30A}", faces: [face])
    #expect(composed.glyphs.map(\.glyph) == decomposed.glyphs.map(\.glyph))
  }

  @Test(arguments: [Float(6), 10, 17.5, 40])
  func noLineIsWiderThanAsked(width: Float) {
    let text = "Vi skal lige se noget legitimation. Hvad hedder du, og hvor bor du henne?"
    let block = shaper.shape(text, faces: [face], width: width)
    #expect(block.lines.allSatisfy { $0.width <= width })
    #expect(block.lines.map(\.glyphs.count).reduce(0, +) == block.glyphs.count)
    let minimum = Int((block.glyphs.reduce(0) { $0 + $1.advance } / width).rounded(.down))
    #expect(block.lines.count >= minimum)
  }

  @Test func linesBreakAtSpacesOnly() {
    let text = "gade vej stræde plads"
    let block = shaper.shape(text, faces: [face], width: 5)
    let bytes = Array(text.utf8)
    #expect(block.lines.count > 1)
    for line in block.lines.dropFirst() {
      let cluster = block.glyphs[line.glyphs.lowerBound].cluster
      #expect(bytes[cluster - 1] == UInt8(ascii: " "))
    }
  }

  @Test func aWordWiderThanTheLineIsCut() {
    let block = shaper.shape(
      "speciallægepraksisplanlægningsstabiliseringsperiode", faces: [face], width: 4)
    #expect(block.lines.count > 3)
    #expect(block.lines.allSatisfy { $0.width <= 4 && !$0.glyphs.isEmpty })
  }

  @Test func aWidthThatFitsNothingStillEnds() {
    let block = shaper.shape("abc", faces: [face], width: 0)
    #expect(block.lines.count == 3)
  }

  @Test func newlinesStartLinesAndEmptyOnesCount() {
    #expect(shaper.shape("a\n\nb", faces: [face]).lines.count == 3)
    #expect(shaper.shape("", faces: [face]).lines.count == 1)
  }

  @Test func aHyphenAllowsABreakInsideAWordOnly() {
    let inside = shaper.shape("politi-kreds", faces: [face], width: 3.4)
    let front = shaper.shape("x -5", faces: [face], width: 1.3)
    let cuts = inside.lines.map { inside.glyphs[$0.glyphs.lowerBound].cluster }
    #expect(cuts.contains(7))
    #expect(front.lines.count == 2)
    #expect(front.glyphs[front.lines[1].glyphs.lowerBound].cluster == 2)
  }

  @Test func anEndlessTextIsBounded() {
    let block = shaper.shape(String(repeating: "ord ", count: 50_000), faces: [face], width: 20)
    #expect(block.glyphs.count <= TextShaper.maximumLetters)
  }

  @Test func aMissingFileSaysWhichInBothLanguages() throws {
    let error = try #require(throws: TextError.self) {
      _ = try FontFace.open(path: "/nowhere/Inter.otf")
    }
    #expect(error.code == .fontMissing)
    for language in ["da", "en"] {
      #expect(error.message(language: language).contains("/nowhere/Inter.otf"))
    }
    #expect(error.message(language: "da") != error.message(language: "en"))
  }

  @Test func aFileThatIsNoFontIsRefused() throws {
    let path = TestFonts.folder + "/LICENSE-Inter.txt"
    let error = try #require(throws: TextError.self) { _ = try FontFace.open(path: path) }
    #expect(error.code == .fontUnreadable)
  }
}
