import Testing

@testable import Renderer

@Suite struct GlyphAtlasTests {
  private func smallAtlas(side: Int, maximumHeight: Int) throws -> GlyphAtlas {
    GlyphAtlas(
      regular: [try FontFace.open(path: TestFonts.folder + "/Inter-Regular.otf")],
      semiBold: [try FontFace.open(path: TestFonts.folder + "/Inter-SemiBold.otf")],
      width: side, height: side, maximumHeight: maximumHeight)
  }

  @Test func theDanishLettersAreDrawnAhead() throws {
    let atlas = try GlyphAtlas.load(fontFolder: TestFonts.folder)
    let before = atlas.version
    for glyph in atlas.shaper.shape("Blåbærgrød på Østerbro", faces: atlas.faces(.regular)).glyphs {
      #expect(atlas.entry(glyph: glyph.glyph, weight: .regular) != nil)
    }
    #expect(atlas.version == before)
    #expect(atlas.pixels.count == atlas.width * atlas.height)
  }

  @Test func aLetterIsInsideOnItsStemAndOutsideBeside() throws {
    let atlas = try TestFonts.atlas()
    let shaped = atlas.shaper.shape("l", faces: atlas.faces(.semiBold)).glyphs
    let entry = try #require(atlas.entry(glyph: shaped[0].glyph, weight: .semiBold))
    let middle = (entry.minimum + entry.maximum) / 2
    let row = Int(middle.y) * atlas.width
    #expect(atlas.pixels[row + Int(middle.x)] > 140)
    #expect(atlas.pixels[row + Int(entry.minimum.x)] < 40)
  }

  @Test func glyphsDoNotOverlap() throws {
    let atlas = try TestFonts.atlas()
    let glyphs = Set(
      atlas.shaper.shape("abcdefgæøåÆØÅ", faces: atlas.faces(.regular)).glyphs.map(\.glyph))
    let entries = glyphs.compactMap { atlas.entry(glyph: $0, weight: .regular) }
    for (index, one) in entries.enumerated() {
      for other in entries[(index + 1)...] {
        let isApart =
          one.maximum.x <= other.minimum.x || other.maximum.x <= one.minimum.x
          || one.maximum.y <= other.minimum.y || other.maximum.y <= one.minimum.y
        #expect(isApart)
      }
    }
  }

  @Test func aFullAtlasGrowsAndThenRefuses() throws {
    let atlas = try smallAtlas(side: 128, maximumHeight: 256)
    var drawn = 0
    while drawn < 500, atlas.entry(glyph: UInt32(drawn + 1), weight: .regular) != nil { drawn += 1 }
    #expect(drawn > 3 && drawn < 500)
    #expect(atlas.height == 256)
    #expect(atlas.pixels.count == 128 * 256)
  }

  @Test func clearingMakesRoomAgain() throws {
    let atlas = try smallAtlas(side: 128, maximumHeight: 128)
    var glyph: UInt32 = 1
    while glyph < 500, atlas.entry(glyph: glyph, weight: .regular) != nil { glyph += 1 }
    let version = atlas.version
    atlas.removeAll()
    #expect(atlas.entry(glyph: glyph, weight: .regular) != nil)
    #expect(atlas.version > version)
  }

  @Test func anUnknownGlyphNumberLeavesAGap() throws {
    let atlas = try smallAtlas(side: 128, maximumHeight: 128)
    let entry = try #require(atlas.entry(glyph: 4_000_000, weight: .regular))
    #expect(!entry.hasInk)
  }
}
