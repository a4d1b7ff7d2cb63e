/// Reads the two kinds of pictures that glTF knows, by their first bytes.
package enum ImageDecoder {
  /// Decodes a PNG or JPEG file.
  package static func decode(_ bytes: ArraySlice<UInt8>) throws(ImageError) -> Image {
    if bytes.starts(with: PNGReader.signature) { return try PNGReader.decode(bytes) }
    if bytes.starts(with: JPEGReader.signature) { return try JPEGReader.decode(bytes) }
    throw ImageError(code: .unknownFormat, call: "", detail: "")
  }

  /// Decodes a PNG or JPEG file.
  package static func decode(_ bytes: [UInt8]) throws(ImageError) -> Image {
    try decode(bytes[...])
  }
}
