import Renderer

/// Where the project's typefaces lie, found from this file's own place.
enum TestFonts {
  static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(4).joined(separator: "/") + "/Assets/Fonts"
  }()

  /// An atlas that draws letters only as they are used: faster to make than the program's.
  static func atlas() throws -> GlyphAtlas {
    GlyphAtlas(
      regular: [try FontFace.open(path: folder + "/Inter-Regular.otf")],
      semiBold: [try FontFace.open(path: folder + "/Inter-SemiBold.otf")])
  }
}
