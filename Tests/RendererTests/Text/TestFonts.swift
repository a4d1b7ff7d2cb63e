import Renderer

/// Where the project's typefaces lie, found from this file's own place.
enum TestFonts {
  static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(4).joined(separator: "/") + "/Assets/Fonts"
  }()

  static func atlas() throws -> GlyphAtlas { try GlyphAtlas.load(fontFolder: folder) }
}
