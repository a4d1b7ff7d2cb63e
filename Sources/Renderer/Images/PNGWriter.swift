internal import CSpng

#if canImport(Glibc)
  internal import Glibc
#endif

/// Writes PNG by libspng.
package enum PNGWriter {
  /// Encodes a picture as an 8-bit PNG file; the alpha channel is left out if all is opaque.
  package static func encode(_ image: Image) throws(ImageError) -> [UInt8] {
    guard let context = spng_ctx_new(Int32(SPNG_CTX_ENCODER.rawValue)) else {
      throw ImageError(code: .encodingFailed, call: "spng_ctx_new", detail: "no memory")
    }
    defer { spng_ctx_free(context) }
    let opaque = stride(from: 3, to: image.pixels.count, by: 4).allSatisfy {
      image.pixels[$0] == 255
    }
    try check(spng_set_option(context, SPNG_ENCODE_TO_BUFFER, 1), "spng_set_option")
    var header = spng_ihdr()
    header.width = UInt32(image.width)
    header.height = UInt32(image.height)
    header.bit_depth = 8
    let kind = opaque ? SPNG_COLOR_TYPE_TRUECOLOR : SPNG_COLOR_TYPE_TRUECOLOR_ALPHA
    header.color_type = UInt8(kind.rawValue)
    try check(spng_set_ihdr(context, &header), "spng_set_ihdr")
    let pixels = opaque ? withoutAlpha(image) : image.pixels
    let status = pixels.withUnsafeBytes { source in
      spng_encode_image(
        context, source.baseAddress, source.count, Int32(SPNG_FMT_PNG.rawValue),
        Int32(SPNG_ENCODE_FINALIZE.rawValue))
    }
    try check(status, "spng_encode_image")
    return try takeBuffer(of: context)
  }

  private static func takeBuffer(of context: OpaquePointer) throws(ImageError) -> [UInt8] {
    var length = 0
    var status: Int32 = 0
    guard let buffer = spng_get_png_buffer(context, &length, &status), status == 0 else {
      throw ImageError(code: .encodingFailed, call: "spng_get_png_buffer", detail: "\(status)")
    }
    // The library hands the buffer over to its caller.
    defer { free(buffer) }
    return [UInt8](UnsafeRawBufferPointer(start: buffer, count: length))
  }

  private static func withoutAlpha(_ image: Image) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: image.width * image.height * 3) { target, count in
      for pixel in 0..<image.width * image.height {
        for channel in 0..<3 {
          target[pixel * 3 + channel] = image.pixels[pixel * 4 + channel]
        }
      }
      count = image.width * image.height * 3
    }
  }

  private static func check(_ status: Int32, _ call: String) throws(ImageError) {
    guard status == 0 else {
      let message = spng_strerror(status).map { String(cString: $0) } ?? "\(status)"
      throw ImageError(code: .encodingFailed, call: call, detail: message)
    }
  }
}
