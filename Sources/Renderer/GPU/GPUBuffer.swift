internal import COpenGL

/// Memory of the graphics device that never changes after it was filled.
struct GPUBuffer: ~Copyable {
  let name: GLuint
  /// Bytes.
  let size: Int

  private init(adopting name: GLuint, size: Int) {
    self.name = name
    self.size = size
  }

  deinit {
    var name = self.name
    glDeleteBuffers(1, &name)
  }

  /// Makes a buffer with the bytes of an array.
  static func uploading<Element: BitwiseCopyable>(
    _ elements: [Element]
  ) throws(GPUError) -> GPUBuffer {
    let size = elements.count * MemoryLayout<Element>.stride
    guard size > 0, size <= 1 << 30 else {
      throw GPUError(.outOfRange, call: "glNamedBufferStorage", detail: "\(size) bytes")
    }
    var name: GLuint = 0
    glCreateBuffers(1, &name)
    guard name != 0 else { throw GPUError(.objectCreationFailed, call: "glCreateBuffers") }
    let buffer = GPUBuffer(adopting: name, size: size)
    elements.withUnsafeBytes { glNamedBufferStorage(name, size, $0.baseAddress, 0) }
    return buffer
  }
}
