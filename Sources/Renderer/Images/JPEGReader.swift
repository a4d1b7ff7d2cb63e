internal import CTurboJPEG

/// Reads JPEG by libjpeg-turbo.
package enum JPEGReader {
  static let signature: [UInt8] = [0xFF, 0xD8, 0xFF]

  /// More pixels than this cannot come of one byte: each block of 64 takes a bit at least.
  private static let mostExpansion = 512

  /// Decodes a whole file to 8-bit RGBA with full alpha.
  static func decode(_ bytes: UnsafeRawBufferPointer) throws(ImageError) -> Image {
    try withDecoder { decoder throws(ImageError) in
      let header = try header(bytes, decoder)
      let count = header.width * header.height * 4
      var status: Int32 = 0
      var pixels = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
        status = tjDecompress2(
          decoder, bytes.bindMemory(to: UInt8.self).baseAddress, UInt(bytes.count),
          target.baseAddress, Int32(header.width), Int32(header.width * 4), Int32(header.height),
          Int32((header.isCMYK ? TJPF_CMYK : TJPF_RGBA).rawValue), TJFLAG_STOPONWARNING)
        // A picture that cannot be decoded is thrown away.
        filled = status == 0 ? count : 0
      }
      guard status == 0 else { throw failure(decoder, "tjDecompress2") }
      if header.isCMYK { mixInks(&pixels) }
      return Image(width: header.width, height: header.height, pixels: pixels)
    }
  }

  /// Reads how large a picture is.
  static func size(
    of bytes: UnsafeRawBufferPointer
  ) throws(ImageError) -> (width: Int, height: Int) {
    try withDecoder { decoder throws(ImageError) -> (width: Int, height: Int) in
      let header = try header(bytes, decoder)
      return (header.width, header.height)
    }
  }

  private struct Header {
    var width: Int
    var height: Int
    /// Whether the channels are inks; the library does not turn them into light.
    var isCMYK: Bool
  }

  private static func withDecoder<Value>(
    _ body: (tjhandle) throws(ImageError) -> Value
  ) throws(ImageError) -> Value {
    guard let decoder = tjInitDecompress() else {
      throw ImageError(code: .damaged, call: "tjInitDecompress", detail: "no memory")
    }
    defer { tjDestroy(decoder) }
    return try body(decoder)
  }

  private static func header(
    _ bytes: UnsafeRawBufferPointer, _ decoder: tjhandle
  ) throws(ImageError) -> Header {
    var width: Int32 = 0
    var height: Int32 = 0
    var subsampling: Int32 = 0
    var colourSpace: Int32 = 0
    let status = tjDecompressHeader3(
      decoder, bytes.bindMemory(to: UInt8.self).baseAddress, UInt(bytes.count), &width, &height,
      &subsampling, &colourSpace)
    // A file cut inside its header may pass without a size.
    guard status == 0, width > 0, height > 0 else {
      throw failure(decoder, "tjDecompressHeader3")
    }
    guard Image.isReasonable(width: Int(width), height: Int(height)) else {
      throw ImageError(code: .tooLarge, call: "", detail: "\(width)×\(height)")
    }
    guard Int(width) * Int(height) / mostExpansion <= bytes.count else {
      throw ImageError(
        code: .damaged, call: "",
        detail: "\(width)×\(height) pixels cannot be in \(bytes.count) bytes")
    }
    let inks = [Int32(TJCS_CMYK.rawValue), Int32(TJCS_YCCK.rawValue)]
    return Header(
      width: Int(width), height: Int(height), isCMYK: inks.contains(colourSpace))
  }

  /// Turns inks into light; Adobe's files, and so practically all, store inks inverted.
  private static func mixInks(_ pixels: inout [UInt8]) {
    for i in stride(from: 0, to: pixels.count, by: 4) {
      let paper = Int(pixels[i + 3])
      for channel in i..<i + 3 { pixels[channel] = UInt8(Int(pixels[channel]) * paper / 255) }
      pixels[i + 3] = 255
    }
  }

  private static func failure(_ decoder: tjhandle, _ call: String) -> ImageError {
    let message = tjGetErrorStr2(decoder).map { String(cString: $0) } ?? ""
    return ImageError(code: .damaged, call: call, detail: message)
  }
}
