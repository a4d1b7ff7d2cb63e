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
  /// Grows when everything was forgotten.
  package private(set) var generation = 1

  let shaper = TextShaper()
  private var texts = ShapedTexts()
  private let families: [[FontFace]]
  /// Rows that the picture may grow to.
  let maximumHeight: Int
  private var entries: [UInt64: Entry] = [:]
  private var shelfLeft = 0
  private var shelfTop = 0
  private var shelfHeight = 0

  /// Makes an empty atlas over two weights; each has a face, and others for what that one lacks.
  package init(
    regular: [FontFace], semiBold: [FontFace], width: Int = 1_024, height: Int = 512,
    maximumHeight: Int = defaultMaximumHeight
  ) {
    precondition(width > 0 && height > 0 && maximumHeight >= height)
    precondition(!regular.isEmpty && !semiBold.isEmpty)
    families = [regular, semiBold]
    self.width = width
    self.height = height
    self.maximumHeight = maximumHeight
    pixels = Array(repeating: 0, count: width * height)
  }

  /// Opens the typefaces that the project ships and draws the Danish letters ahead.
  ///
  /// Inter for Latin, Greek and Cyrillic, Noto Sans for Arabic and Hebrew; what fails to open is
  /// thrown with its path.
  package static func load(fontFolder folder: String) throws(TextError) -> GlyphAtlas {
    let atlas = GlyphAtlas(
      regular: try open(
        ["Inter-Regular.otf", "NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf"], folder),
      semiBold: try open(
        ["Inter-SemiBold.otf", "NotoSansArabic-Bold.ttf", "NotoSansHebrew-Bold.ttf"], folder))
    atlas.warmUp()
    return atlas
  }

  private static func open(_ names: [String], _ folder: String) throws(TextError) -> [FontFace] {
    var faces: [FontFace] = []
    for name in names { faces.append(try FontFace.open(path: folder + "/" + name)) }
    return faces
  }

  /// The first face of a weight, which gives lines their height.
  package func face(_ weight: FontWeight) -> FontFace { families[weight.rawValue][0] }

  /// All faces of a weight, in the order in which they are asked for letters.
  package func faces(_ weight: FontWeight) -> [FontFace] { families[weight.rawValue] }

  /// Shapes a text in a weight for a widest line in ems, its lines of like length.
  ///
  /// Without allocation where it was shaped before.
  func block(_ text: String, _ weight: FontWeight, width: Float) -> TextBlock {
    texts.block(text, weight, width: width) {
      shaper.shape(text, faces: faces(weight), width: width, balanced: true)
    }
  }

  /// Finds a glyph of one of a weight's faces, drawing it at first use.
  ///
  /// - Returns: nil when the atlas has no room left.
  /// - Complexity: O(1) for a known glyph, without allocation.
  package func entry(glyph: UInt32, face: Int = 0, weight: FontWeight) -> Entry? {
    let key = UInt64(weight.rawValue) << 48 | UInt64(face) << 32 | UInt64(glyph)
    if let known = entries[key] { return known }
    guard let drawn = draw(glyph: glyph, families[weight.rawValue][face]) else { return nil }
    entries[key] = drawn
    return drawn
  }

  /// Rows that cannot change any more as long as the generation is the same.
  package var settledRows: Int { shelfTop }
  /// Rows that hold anything.
  package var usedRows: Int { min(shelfTop + shelfHeight, height) }

  /// Forgets every glyph and keeps the memory.
  package func removeAll() {
    entries.removeAll(keepingCapacity: true)
    (shelfLeft, shelfTop, shelfHeight) = (0, 0, 0)
    for index in pixels.indices { pixels[index] = 0 }
    version += 1
    generation += 1
  }

  private func warmUp() {
    let letters = "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789.,?!:;-–'\" "
    for weight in [FontWeight.regular, .semiBold] {
      for glyph in shaper.shape(letters, faces: faces(weight)).glyphs {
        _ = entry(glyph: glyph.glyph, face: Int(glyph.face), weight: weight)
      }
    }
  }
}

// MARK: - Packing

extension GlyphAtlas {
  private static let inkless = Entry(
    minimum: .zero, maximum: .zero, leftTop: .zero, size: .zero, hasInk: false)

  private func draw(glyph: UInt32, _ face: FontFace) -> Entry? {
    // A glyph that cannot be drawn leaves a gap: a missing letter must not
    // stop a session.
    guard let bitmap = try? face.drawDistanceField(glyph: glyph) else {
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
