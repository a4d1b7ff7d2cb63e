internal import CTurboJPEG

/// Writes JPEG by libjpeg-turbo, again and again into the same memory.
struct JPEGWriter: ~Copyable {
  private let encoder: tjhandle
  private let output: UnsafeMutablePointer<UInt8>
  private let capacity: UInt
  private let width: Int
  private let height: Int

  private init(encoder: tjhandle, capacity: UInt, width: Int, height: Int) {
    self.encoder = encoder
    output = .allocate(capacity: Int(capacity))
    self.capacity = capacity
    self.width = width
    self.height = height
  }

  deinit {
    output.deallocate()
    tjDestroy(encoder)
  }

  /// Makes a writer for pictures of one size.
  static func make(width: Int, height: Int) throws(ImageError) -> JPEGWriter {
    guard Image.isReasonable(width: width, height: height) else {
      throw ImageError(code: .tooLarge, call: "", detail: "\(width)×\(height)")
    }
    guard let encoder = tjInitCompress() else {
      throw ImageError(code: .encodingFailed, call: "tjInitCompress", detail: "no memory")
    }
    let capacity = tjBufSize(Int32(width), Int32(height), Int32(TJSAMP_420.rawValue))
    return JPEGWriter(encoder: encoder, capacity: capacity, width: width, height: height)
  }

  /// Encodes rows of RGBA, the lowest first as a graphics device gives them; quality 1…100.
  func encode(
    rowsFromBottom pixels: UnsafeRawBufferPointer, quality: Int
  ) throws(ImageError) -> [UInt8] {
    precondition(pixels.count >= width * height * 4)
    var target: UnsafeMutablePointer<UInt8>? = output
    var size = capacity
    let status = tjCompress2(
      encoder, pixels.assumingMemoryBound(to: UInt8.self).baseAddress, Int32(width),
      Int32(width * 4), Int32(height), Int32(TJPF_RGBA.rawValue), &target, &size,
      Int32(TJSAMP_420.rawValue), Int32(min(max(quality, 1), 100)),
      TJFLAG_BOTTOMUP | TJFLAG_NOREALLOC)
    guard status == 0 else {
      let message = tjGetErrorStr2(encoder).map { String(cString: $0) } ?? ""
      throw ImageError(code: .encodingFailed, call: "tjCompress2", detail: message)
    }
    return Array(UnsafeBufferPointer(start: output, count: Int(size)))
  }
}
