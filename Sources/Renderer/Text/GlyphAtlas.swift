/// Which of the two weights a text is set in.
package enum FontWeight: Int, Sendable, Hashable {
  case regular
  case semiBold
}

/// Drawn glyphs, packed on shelves in one single-channel picture.
///
/// Pixels are signed distances (128 on the outline, `FontFace.atlasSpread` pixels
/// to either end), so one drawing serves all sizes. The picture doubles in height
/// when it is full, up to a bound; past that `entry` answers nil, and the caller
/// clears the atlas and asks again for what it still shows.
package final class GlyphAtlas {
  /// Where a glyph lies in the atlas and about its pen position.
  package struct Entry: Sendable, Equatable {
    /// Atlas coordinates 0…1 are `pixels / (width, height)`; these are pixels.
    package var minimum: SIMD2<Float>
    package var maximum: SIMD2<Float>
    /// Ems from the pen: left and top edge, y up.
    package var leftTop: SIMD2<Float>
    package var size: SIMD2<Float>
    /// False for a space, which has nothing to draw.
    package var hasInk: Bool
  }

  package static let defaultMaximumHeight = 2_048

  package let width: Int
  package private(set) var height: Int
  /// R8, rows from the top.
  package private(set) var pixels: [UInt8]
  /// Grows whenever the pixels or the size changed.
  package private(set) var version = 1

  let shaper = TextShaper()
  private let faces: [FontFace]
  private let maximumHeight: Int
  private var entries: [UInt64: Entry] = [:]
  private var shelfLeft = 0
  private var shelfTop = 0
  private var shelfHeight = 0

  /// Makes an empty atlas over the two weights of one family.
  package init(
    regular: FontFace, semiBold: FontFace, width: Int = 1_024, height: Int = 512,
    maximumHeight: Int = defaultMaximumHeight
  ) {
    precondition(width > 0 && height > 0 && maximumHeight >= height)
    faces = [regular, semiBold]
    self.width = width
    self.height = height
    self.maximumHeight = maximumHeight
    pixels = Array(repeating: 0, count: width * height)
  }

  /// Opens the family that the project ships and draws the Danish letters ahead.
  ///
  /// The folder holds `Inter-Regular.otf` and `Inter-SemiBold.otf`; what fails
  /// to open is thrown with its path.
  package static func load(fontFolder folder: String) throws(TextError) -> GlyphAtlas {
    let regular = try FontFace.open(path: folder + "/Inter-Regular.otf")
    let semiBold = try FontFace.open(path: folder + "/Inter-SemiBold.otf")
    let atlas = GlyphAtlas(regular: regular, semiBold: semiBold)
    atlas.warmUp()
    return atlas
  }

  package func face(_ weight: FontWeight) -> FontFace { faces[weight.rawValue] }

  /// Finds a glyph, drawing it at first use.
  ///
  /// - Returns: nil when the atlas has no room left.
  /// - Complexity: O(1) for a known glyph, without allocation.
  package func entry(glyph: UInt32, weight: FontWeight) -> Entry? {
    let key = UInt64(weight.rawValue) << 32 | UInt64(glyph)
    if let known = entries[key] { return known }
    guard let drawn = draw(glyph: glyph, weight: weight) else { return nil }
    entries[key] = drawn
    return drawn
  }

  /// Forgets every glyph and keeps the memory.
  package func removeAll() {
    entries.removeAll(keepingCapacity: true)
    (shelfLeft, shelfTop, shelfHeight) = (0, 0, 0)
    for index in pixels.indices { pixels[index] = 0 }
    version += 1
  }

  private func warmUp() {
    let letters = "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789.,?!:;-–'\" "
    for weight in [FontWeight.regular, .semiBold] {
      for glyph in shaper.shape(letters, face: face(weight)).glyphs {
        _ = entry(glyph: glyph.glyph, weight: weight)
      }
    }
  }
}

// MARK: - Packing

extension GlyphAtlas {
  private static let inkless = Entry(
    minimum: .zero, maximum: .zero, leftTop: .zero, size: .zero, hasInk: false)

  private func draw(glyph: UInt32, weight: FontWeight) -> Entry? {
    // A glyph that cannot be drawn leaves a gap: a missing letter must not
    // stop a session.
    guard let bitmap = try? face(weight).drawDistanceField(glyph: glyph) else {
      return Self.inkless
    }
    guard let corner = reserve(width: bitmap.width, height: bitmap.height) else { return nil }
    copy(bitmap, to: corner)
    version += 1
    let em = 1 / Float(FontFace.atlasPixelsPerEm)
    let size = SIMD2(Float(bitmap.width), Float(bitmap.height))
    let minimum = SIMD2(Float(corner.x), Float(corner.y))
    return Entry(
      minimum: minimum, maximum: minimum + size,
      leftTop: SIMD2(Float(bitmap.left), Float(bitmap.top)) * em, size: size * em, hasInk: true)
  }

  /// Takes room on the current shelf or a new one; one empty pixel lies between glyphs.
  private func reserve(width glyphWidth: Int, height glyphHeight: Int) -> SIMD2<Int>? {
    guard glyphWidth + 1 <= width else { return nil }
    if shelfLeft + glyphWidth + 1 > width {
      shelfTop += shelfHeight
      (shelfLeft, shelfHeight) = (0, 0)
    }
    while shelfTop + glyphHeight + 1 > height {
      guard grow() else { return nil }
    }
    defer {
      shelfLeft += glyphWidth + 1
      shelfHeight = max(shelfHeight, glyphHeight + 1)
    }
    return SIMD2(shelfLeft, shelfTop)
  }

  private func grow() -> Bool {
    guard height < maximumHeight else { return false }
    let taller = min(height * 2, maximumHeight)
    pixels.append(contentsOf: repeatElement(0, count: width * (taller - height)))
    height = taller
    return true
  }

  private func copy(_ bitmap: GlyphBitmap, to corner: SIMD2<Int>) {
    for row in 0..<bitmap.height {
      let target = (corner.y + row) * width + corner.x
      let source = row * bitmap.width
      pixels.replaceSubrange(
        target..<target + bitmap.width, with: bitmap.pixels[source..<source + bitmap.width])
    }
  }
}
