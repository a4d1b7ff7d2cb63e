/// Reads the two kinds of pictures that glTF knows, by their first bytes.
package enum ImageDecoder {
  /// What a picture's first bytes tell.
  package struct Header: Sendable, Equatable {
    package var width: Int
    package var height: Int
    package var mimeType: String
  }

  /// Decodes a PNG or JPEG file.
  package static func decode(_ bytes: [UInt8]) throws(ImageError) -> Image {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(ImageError) in try decode(bytes) }
    }
    return try result.get()
  }

  /// Decodes a PNG or JPEG file.
  static func decode(_ bytes: UnsafeRawBufferPointer) throws(ImageError) -> Image {
    switch try kind(of: bytes) {
    case .png: try PNGReader.decode(bytes)
    case .jpeg: try JPEGReader.decode(bytes)
    }
  }

  /// Reads how large a picture is, without its pixels; one that is too large is an error.
  static func header(of bytes: UnsafeRawBufferPointer) throws(ImageError) -> Header {
    let kind = try kind(of: bytes)
    let size =
      switch kind {
      case .png: try PNGReader.size(of: bytes)
      case .jpeg: try JPEGReader.size(of: bytes)
      }
    return Header(width: size.width, height: size.height, mimeType: kind.rawValue)
  }

  private enum Kind: String {
    case png = "image/png"
    case jpeg = "image/jpeg"
  }

  private static func kind(of bytes: UnsafeRawBufferPointer) throws(ImageError) -> Kind {
    if bytes.starts(with: PNGReader.signature) { return .png }
    if bytes.starts(with: JPEGReader.signature) { return .jpeg }
    throw ImageError(code: .unknownFormat, call: "", detail: "")
  }
}
