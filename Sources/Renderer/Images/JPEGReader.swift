internal import CTurboJPEG

/// Reads JPEG by libjpeg-turbo.
package enum JPEGReader {
  static let signature: [UInt8] = [0xFF, 0xD8, 0xFF]

  /// Decodes a whole file to 8-bit RGBA with full alpha.
  package static func decode(_ bytes: ArraySlice<UInt8>) throws(ImageError) -> Image {
    guard let decoder = tjInitDecompress() else {
      throw ImageError(code: .damaged, call: "tjInitDecompress", detail: "no memory")
    }
    defer { tjDestroy(decoder) }
    let result = bytes.withUnsafeBufferPointer { source in
      Result { () throws(ImageError) in try decode(source, with: decoder) }
    }
    return try result.get()
  }

  private static func decode(
    _ source: UnsafeBufferPointer<UInt8>, with decoder: tjhandle
  ) throws(ImageError) -> Image {
    var width: Int32 = 0
    var height: Int32 = 0
    var subsampling: Int32 = 0
    var colourSpace: Int32 = 0
    let size = UInt(source.count)
    let status = tjDecompressHeader3(
      decoder, source.baseAddress, size, &width, &height, &subsampling, &colourSpace)
    // A file cut inside its header may pass without a size.
    guard status == 0, width > 0, height > 0 else {
      throw failure(decoder, "tjDecompressHeader3")
    }
    guard Image.isReasonable(width: Int(width), height: Int(height)) else {
      throw ImageError(code: .tooLarge, call: "", detail: "\(width)×\(height)")
    }
    var pixels = [UInt8](repeating: 255, count: Int(width) * Int(height) * 4)
    let decoded = pixels.withUnsafeMutableBufferPointer { target in
      tjDecompress2(
        decoder, source.baseAddress, size, target.baseAddress, width, width * 4, height,
        Int32(TJPF_RGBA.rawValue), TJFLAG_STOPONWARNING)
    }
    guard decoded == 0 else { throw failure(decoder, "tjDecompress2") }
    return Image(width: Int(width), height: Int(height), pixels: pixels)
  }

  private static func failure(_ decoder: tjhandle, _ call: String) -> ImageError {
    let message = tjGetErrorStr2(decoder).map { String(cString: $0) } ?? ""
    return ImageError(code: .damaged, call: call, detail: message)
  }
}
