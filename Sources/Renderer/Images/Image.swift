/// A picture in memory: 8 bits a channel, red, green, blue and alpha, rows from the top.
package struct Image: Sendable, Equatable {
  package var width: Int
  package var height: Int
  /// Four bytes a pixel; colour in sRGB, alpha straight.
  package var pixels: [UInt8]
  /// Smaller levels, where somebody has made them already.
  package var mipmaps: Mipmaps?

  /// The largest side that is read or written, in pixels.
  ///
  /// Every OpenGL 4.5 device takes textures of 16,384; twice as small a bound keeps a hostile
  /// header from asking for gigabytes.
  package static let largestSide = 8_192
  /// The largest number of pixels in one picture that is read.
  package static let largestArea = 32 << 20

  package init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0 && pixels.count == width * height * 4)
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  package init(width: Int, height: Int, filledWith colour: SIMD4<UInt8>) {
    self.init(
      width: width, height: height,
      pixels: (0..<width * height * 4).map { colour[$0 & 3] })
  }

  /// The colour of a pixel, counted from the upper left corner.
  package subscript(x x: Int, y y: Int) -> SIMD4<UInt8> {
    let i = (y * width + x) * 4
    return SIMD4(pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3])
  }

  static func isReasonable(width: Int, height: Int) -> Bool {
    width > 0 && height > 0 && width <= largestSide && height <= largestSide
      && width * height <= largestArea
  }
}

/// Why a picture could not be read or written.
package struct ImageError: Error, Equatable, CustomStringConvertible {
  package enum Code: Sendable {
    case unknownFormat
    case tooLarge
    case damaged
    case encodingFailed
  }

  package var code: Code
  /// The C function that failed, where one did.
  package var call: String
  package var detail: String

  package var description: String {
    let problem =
      switch code {
      case .unknownFormat: "the picture is neither PNG nor JPEG"
      case .tooLarge: "the picture is larger than \(Image.largestSide) pixels a side"
      case .damaged: "the picture is damaged"
      case .encodingFailed: "the picture could not be written"
      }
    return [problem, call, detail].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}
