internal import CSpng

/// Reads PNG by libspng.
package enum PNGReader {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// More bytes than this cannot come of one compressed byte.
  ///
  /// - Source: zlib, “Maximum Expansion Factor”.
  private static let mostExpansion = 1_032

  /// Decodes a whole file; every kind of PNG becomes 8-bit RGBA.
  static func decode(_ bytes: UnsafeRawBufferPointer) throws(ImageError) -> Image {
    try withContext(bytes) { context throws(ImageError) in
      let size = try checkedSize(context, bytes.count)
      var status: Int32 = 0
      let count = size.width * size.height * 4
      let pixels = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
        status = spng_decode_image(
          context, target.baseAddress, count, Int32(SPNG_FMT_RGBA8.rawValue),
          Int32(SPNG_DECODE_TRNS.rawValue))
        // A picture that cannot be decoded is thrown away.
        filled = status == 0 ? count : 0
      }
      try check(status, "spng_decode_image")
      return Image(width: size.width, height: size.height, pixels: pixels)
    }
  }

  /// Reads how large a picture is.
  static func size(
    of bytes: UnsafeRawBufferPointer
  ) throws(ImageError) -> (width: Int, height: Int) {
    try withContext(bytes) { context throws(ImageError) in
      try checkedSize(context, bytes.count)
    }
  }

  private static func withContext<Value>(
    _ bytes: UnsafeRawBufferPointer, _ body: (OpaquePointer) throws(ImageError) -> Value
  ) throws(ImageError) -> Value {
    // The check sum of each chunk is compared; a second one over the pixels tells nothing more.
    guard let context = spng_ctx_new(Int32(SPNG_CTX_IGNORE_ADLER32.rawValue)) else {
      throw ImageError(code: .damaged, call: "spng_ctx_new", detail: "no memory")
    }
    defer { spng_ctx_free(context) }
    let side = UInt32(Image.largestSide)
    try check(spng_set_image_limits(context, side, side), "spng_set_image_limits")
    // An ancillary chunk of a hostile file may not unpack to more than this.
    try check(spng_set_chunk_limits(context, 1 << 20, 8 << 20), "spng_set_chunk_limits")
    try check(
      spng_set_png_buffer(context, bytes.baseAddress, bytes.count), "spng_set_png_buffer")
    return try body(context)
  }

  private static func checkedSize(
    _ context: OpaquePointer, _ count: Int
  ) throws(ImageError) -> (width: Int, height: Int) {
    var header = spng_ihdr()
    let status = spng_get_ihdr(context, &header)
    let width = Int(header.width)
    let height = Int(header.height)
    if status == SPNG_EUSER_WIDTH.rawValue || status == SPNG_EUSER_HEIGHT.rawValue {
      throw ImageError(code: .tooLarge, call: "", detail: "")
    }
    try check(status, "spng_get_ihdr")
    guard Image.isReasonable(width: width, height: height) else {
      throw ImageError(code: .tooLarge, call: "", detail: "\(width)×\(height)")
    }
    let channels = [1, 0, 3, 1, 2, 0, 4][min(Int(header.color_type), 6)]
    let least = (width * channels * Int(header.bit_depth) + 7) / 8 * height
    guard least / mostExpansion <= count else {
      throw ImageError(
        code: .damaged, call: "", detail: "\(width)×\(height) pixels cannot be in \(count) bytes")
    }
    return (width, height)
  }

  private static func check(_ status: Int32, _ call: String) throws(ImageError) {
    guard status == 0 else {
      let message = spng_strerror(status).map { String(cString: $0) } ?? "\(status)"
      throw ImageError(code: .damaged, call: call, detail: message)
    }
  }
}
