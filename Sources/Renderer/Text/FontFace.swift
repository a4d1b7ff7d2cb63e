internal import CFreeType
internal import CHarfBuzz

/// One typeface, open in FreeType for drawing and in HarfBuzz for shaping.
///
/// This folder turns text into placed glyphs and glyphs into a distance-field
/// atlas: `FontFace` owns the C objects, `TextShaper` shapes and breaks lines
/// in both directions, `GlyphAtlas` draws and packs. Everything is in ems, so that the caller picks
/// the size. Nothing here knows where text stands in the world.
///
/// A face belongs to one thread: FreeType's glyph slot is shared state.
package final class FontFace {
  /// Pixels an em when glyphs are drawn into the atlas.
  package static let atlasPixelsPerEm = 48
  /// Pixels of distance on each side of an outline in the atlas.
  package static let atlasSpread = 6
  private static let maximumFileBytes = 64 << 20

  /// The file that it was read from.
  package let path: String
  /// Heights above and below the baseline and of a capital letter, in ems.
  package let ascent: Float
  package let descent: Float
  package let capHeight: Float

  let unitsPerEm: Float
  let shapingFont: OpaquePointer
  private let library: FT_Library
  private let face: FT_Face

  /// Opens a typeface file.
  ///
  /// - Throws: `fontMissing` where no file is, `fontUnreadable` where it is
  ///   no scalable typeface, `libraryFailed` where FreeType does not start.
  package static func open(path: String) throws(TextError) -> FontFace {
    guard let blob = hb_blob_create_from_file_or_fail(path) else {
      throw TextError(.fontMissing, subject: path)
    }
    defer { hb_blob_destroy(blob) }
    guard hb_blob_get_length(blob) <= maximumFileBytes else {
      throw TextError(.fontUnreadable, subject: path)
    }
    let library = try makeLibrary()
    var face: FT_Face?
    let status = FT_New_Face(library, path, 0, &face)
    guard status == 0, let face else {
      FT_Done_FreeType(library)
      throw TextError(.fontUnreadable, subject: path, number: status)
    }
    let isScalable = face.pointee.face_flags & FT_Long(FT_FACE_FLAG_SCALABLE) != 0
    guard isScalable, face.pointee.units_per_EM > 0,
      FT_Set_Pixel_Sizes(face, 0, FT_UInt(atlasPixelsPerEm)) == 0,
      let shapingFont = makeShapingFont(blob, unitsPerEm: Int32(face.pointee.units_per_EM))
    else {
      FT_Done_Face(face)
      FT_Done_FreeType(library)
      throw TextError(.fontUnreadable, subject: path)
    }
    return FontFace(path: path, library: library, face: face, shapingFont: shapingFont)
  }

  private init(path: String, library: FT_Library, face: FT_Face, shapingFont: OpaquePointer) {
    self.path = path
    self.library = library
    self.face = face
    self.shapingFont = shapingFont
    unitsPerEm = Float(face.pointee.units_per_EM)
    ascent = Float(face.pointee.ascender) / unitsPerEm
    descent = -Float(face.pointee.descender) / unitsPerEm
    capHeight = FontFace.measuredCapHeight(face) / unitsPerEm
  }

  deinit {
    hb_font_destroy(shapingFont)
    FT_Done_Face(face)
    FT_Done_FreeType(library)
  }

  /// Whether the face has a shape for a code point.
  func has(_ letter: UInt32) -> Bool {
    var glyph: UInt32 = 0
    return hb_font_get_nominal_glyph(shapingFont, letter, &glyph) != 0
  }

  /// Draws a glyph as a distance field.
  ///
  /// - Returns: nil for a glyph without ink, such as a space.
  /// - Throws: `glyphFailed` for a glyph number that the face does not have.
  func drawDistanceField(glyph: UInt32) throws(TextError) -> GlyphBitmap? {
    var status = FT_Load_Glyph(face, glyph, FT_Int32(FT_LOAD_NO_HINTING))
    guard status == 0, let slot = face.pointee.glyph else {
      throw TextError(.glyphFailed, subject: "FT_Load_Glyph", number: status)
    }
    guard slot.pointee.outline.n_points > 0 else { return nil }
    // From the drawn bitmap, not the outline: several times faster, and as sharp.
    status = FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL)
    if status == 0 { status = FT_Render_Glyph(slot, FT_RENDER_MODE_SDF) }
    guard status == 0 else {
      throw TextError(.glyphFailed, subject: "FT_Render_Glyph", number: status)
    }
    return GlyphBitmap(copying: slot.pointee)
  }
}

/// A drawn glyph: one byte a pixel, 128 on the outline, more inside.
struct GlyphBitmap {
  var width: Int
  var height: Int
  /// Pixels from the pen to the left edge and from the baseline up to the top.
  var left: Int
  var top: Int
  var pixels: [UInt8]

  fileprivate init?(copying slot: FT_GlyphSlotRec) {
    let bitmap = slot.bitmap
    width = Int(bitmap.width)
    height = Int(bitmap.rows)
    left = Int(slot.bitmap_left)
    top = Int(slot.bitmap_top)
    guard width > 0, height > 0, let buffer = bitmap.buffer else { return nil }
    pixels = []
    pixels.reserveCapacity(width * height)
    let pitch = Int(bitmap.pitch)
    for row in 0..<height {
      let source = UnsafeBufferPointer(start: buffer + row * pitch, count: width)
      pixels.append(contentsOf: source)
    }
  }
}

// MARK: - Opening

extension FontFace {
  private static func makeLibrary() throws(TextError) -> FT_Library {
    var library: FT_Library?
    let status = FT_Init_FreeType(&library)
    guard status == 0, let library else {
      throw TextError(.libraryFailed, subject: "FT_Init_FreeType", number: status)
    }
    var spread = FT_Int(atlasSpread)
    // Both renderers of distance fields, from outlines and from bitmaps.
    FT_Property_Set(library, "sdf", "spread", &spread)
    FT_Property_Set(library, "bsdf", "spread", &spread)
    return library
  }

  private static func makeShapingFont(_ blob: OpaquePointer, unitsPerEm: Int32) -> OpaquePointer? {
    let face = hb_face_create(blob, 0)
    defer { hb_face_destroy(face) }
    guard hb_face_get_glyph_count(face) > 0, let font = hb_font_create(face) else { return nil }
    hb_font_set_scale(font, unitsPerEm, unitsPerEm)
    return font
  }

  /// Reads how high an `H` stands; most faces say 0.7 em.
  private static func measuredCapHeight(_ face: FT_Face) -> Float {
    let glyph = FT_Get_Char_Index(face, FT_ULong(UInt8(ascii: "H")))
    guard glyph != 0, FT_Load_Glyph(face, glyph, FT_Int32(FT_LOAD_NO_SCALE)) == 0,
      let slot = face.pointee.glyph
    else { return 0.7 * Float(face.pointee.units_per_EM) }
    return Float(slot.pointee.metrics.horiBearingY)
  }
}
