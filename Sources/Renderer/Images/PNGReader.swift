internal import CSpng

/// Reads PNG by libspng.
package enum PNGReader {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Decodes a whole file; every kind of PNG becomes 8-bit RGBA.
  package static func decode(_ bytes: ArraySlice<UInt8>) throws(ImageError) -> Image {
    guard let context = spng_ctx_new(0) else {
      throw ImageError(code: .damaged, call: "spng_ctx_new", detail: "no memory")
    }
    defer { spng_ctx_free(context) }
    let result = bytes.withUnsafeBytes { source in
      Result { () throws(ImageError) in try decode(source, with: context) }
    }
    return try result.get()
  }

  private static func decode(
    _ source: UnsafeRawBufferPointer, with context: OpaquePointer
  ) throws(ImageError) -> Image {
    let side = UInt32(Image.largestSide)
    try check(spng_set_image_limits(context, side, side), "spng_set_image_limits")
    // An ancillary chunk of a hostile file may not unpack to more than this.
    try check(spng_set_chunk_limits(context, 1 << 20, 8 << 20), "spng_set_chunk_limits")
    try check(spng_set_png_buffer(context, source.baseAddress, source.count), "spng_set_png_buffer")
    var header = spng_ihdr()
    try check(spng_get_ihdr(context, &header), "spng_get_ihdr")
    let width = Int(header.width)
    let height = Int(header.height)
    guard Image.isReasonable(width: width, height: height) else {
      throw ImageError(code: .tooLarge, call: "", detail: "\(width)×\(height)")
    }
    var pixels = [UInt8](repeating: 0, count: width * height * 4)
    let status = pixels.withUnsafeMutableBytes { target in
      spng_decode_image(
        context, target.baseAddress, target.count, Int32(SPNG_FMT_RGBA8.rawValue),
        Int32(SPNG_DECODE_TRNS.rawValue))
    }
    try check(status, "spng_decode_image")
    return Image(width: width, height: height, pixels: pixels)
  }

  private static func check(_ status: Int32, _ call: String) throws(ImageError) {
    guard status == 0 else {
      let message = spng_strerror(status).map { String(cString: $0) } ?? "\(status)"
      throw ImageError(code: .damaged, call: call, detail: message)
    }
  }
}
