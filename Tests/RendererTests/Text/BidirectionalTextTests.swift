import Testing

@testable import Renderer

/// Arabic, Hebrew and mixed texts with the typefaces that ship.
@Suite struct BidirectionalTextTests {
  let faces: [FontFace]
  let shaper = TextShaper()

  init() throws {
    faces = try [
      "Inter-Regular.otf", "NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf",
    ].map { try FontFace.open(path: TestFonts.folder + "/" + $0) }
  }

  private func shape(_ text: String, width: Float = .infinity) -> TextBlock {
    shaper.shape(text, faces: faces, width: width)
  }

  /// The letters that a line's glyphs stand for, from left to right as they are drawn.
  private func drawn(_ text: String, _ block: TextBlock, line: Int = 0) -> String {
    let bytes = Array(text.utf8)
    return block.lines[line].glyphs.map { index in
      let rest = bytes[block.glyphs[index].cluster...]
      return String(decoding: rest, as: UTF8.self).unicodeScalars.first.map { String($0) } ?? ""
    }.joined()
  }

  // MARK: - Order

  @Test func hebrewStandsFromRightToLeft() {
    let text = "שלום"
    let block = shape(text)
    #expect(drawn(text, block) == String("שלום".unicodeScalars.reversed().map(Character.init)))
    #expect(block.lines[0].isRightToLeft)
    #expect(block.glyphs.allSatisfy { $0.face == 2 && $0.glyph != 0 })
  }

  @Test func danishStandsFromLeftToRight() {
    let block = shape("Rød grød")
    #expect(drawn("Rød grød", block) == "Rød grød")
    #expect(!block.lines[0].isRightToLeft)
    #expect(block.glyphs.allSatisfy { $0.level == 0 && $0.face == 0 })
  }

  @Test func numbersAndLatinWordsKeepTheirOwnDirectionWithinHebrew() {
    let text = "אבג 123 Nexus דהו"
    #expect(drawn(text, shape(text)) == "והד Nexus 123 גבא".replaced())
  }

  @Test func hebrewWithinDanishTurnsRoundAlone() {
    let text = "Ordet אבג er hebraisk."
    let block = shape(text)
    #expect(drawn(text, block) == "Ordet גבא er hebraisk.".replaced())
    #expect(!block.lines[0].isRightToLeft)
  }

  @Test func bracketsOpenTowardsTheReader() {
    let block = shape("(אב)")
    let alone = shape("(")
    let closing = shape(")")
    // Drawn from the left: the mirrored closing bracket looks like an opening one.
    let glyphs = block.lines[0].glyphs.map { block.glyphs[$0] }
    #expect(glyphs.first?.cluster == 5)
    let left = glyphs.first?.face == 0 ? alone.glyphs[0].glyph : nil
    if let left {
      #expect(glyphs.first?.glyph == left && glyphs.last?.glyph == closing.glyphs[0].glyph)
    }
  }

  // MARK: - Shapes

  @Test func arabicLettersJoin() {
    // Beh alone, and at the beginning, middle and end of a word.
    let alone = shape("ب").glyphs.map(\.glyph)
    let word = shape("ببب").glyphs.map(\.glyph)
    #expect(alone.count == 1 && word.count >= 3)
    #expect(!word.contains(alone[0]))
    #expect(Set(word).count >= 3)
  }

  @Test(arguments: ["السلام عليكم", "ما اسمك؟", "١٢٣", "أنا مو خايف", "שלום, מה שלומך?"])
  func everyLetterOfTheseHasAShape(text: String) {
    #expect(shape(text).glyphs.allSatisfy { $0.glyph != 0 })
  }

  @Test func vowelMarksStandOverTheirLetterAndTakeNoRoom() {
    let plain = shape("ب")
    let marked = shape("بَ")
    #expect(marked.glyphs.count == plain.glyphs.count + 1)
    #expect(abs(marked.lines[0].width - plain.lines[0].width) < 0.02)
    #expect(marked.glyphs.contains { $0.advance == 0 && $0.offset != .zero })
  }

  @Test func whatNoFaceHasShowsTheSignForAMissingLetter() {
    let block = shape("a漢b")
    #expect(block.glyphs.map(\.glyph).filter { $0 == 0 }.count == 1)
    #expect(block.glyphs.allSatisfy { $0.advance > 0 })
  }

  @Test func directionMarksAndTabsHaveNoShapeOfTheirOwn() {
    let block = shape("a\u{200E}\u{202B}\u{202C}\tb")
    let ink = block.glyphs.filter { $0.advance > 0 }
    #expect(ink.count == 3)
    #expect(ink.allSatisfy { $0.glyph != 0 })
  }

  // MARK: - Lines

  @Test func hebrewLinesBreakInReadingOrder() throws {
    let text = "אחת שתיים שלוש ארבע חמש שש שבע"
    let block = shape(text, width: 6)
    #expect(block.lines.count > 2)
    #expect(block.lines.allSatisfy { $0.width <= 6 && $0.isRightToLeft })
    var last = -1
    for line in block.lines {
      let clusters = line.glyphs.map { block.glyphs[$0].cluster }
      #expect(try #require(clusters.min()) > last)
      last = try #require(clusters.max())
      // The first word of the line stands furthest to the right.
      #expect(clusters.last == clusters.min())
    }
  }

  @Test func spacesAtTheEndOfARightToLeftLineHangOnTheLeft() throws {
    let block = shape("אב  ")
    let line = try #require(block.lines.first)
    #expect(line.hang > 0.3)
    #expect(abs(line.width - shape("אב").lines[0].width) < 1e-5)
  }

  @Test func marksAreNeverCutFromTheirLetter() {
    // A long word of letters with two marks each, which no face has composed.
    let word = String(repeating: "x\u{323}\u{302}", count: 40)
    let block = shape(word, width: 3)
    #expect(block.lines.count > 5)
    for line in block.lines.dropFirst() {
      let first = block.glyphs[line.glyphs.lowerBound].cluster
      let before = block.glyphs[line.glyphs.lowerBound - 1].cluster
      #expect(first != before)
    }
  }

  @Test(arguments: ["", " ", "\n", "\u{200F}", "\u{301}", "א\n\nb", "\u{202E}abc"])
  func oddTextsGiveLinesOfFiniteWidth(text: String) {
    let block = shape(text, width: 5)
    #expect(!block.lines.isEmpty)
    #expect(block.lines.allSatisfy { $0.width.isFinite && $0.hang.isFinite })
    #expect(block.lines.map(\.glyphs.count).reduce(0, +) == block.glyphs.count)
  }

  @Test func hostileNestingEnds() {
    let text = String(repeating: "\u{202B}\u{202D}א(", count: 4_000)
    let block = shape(text, width: 20)
    #expect(block.glyphs.allSatisfy { $0.advance.isFinite })
  }
}

extension String {
  /// The same letters one by one, as the editor must not turn them round again.
  fileprivate func replaced() -> String { String(unicodeScalars.map(Character.init)) }
}
