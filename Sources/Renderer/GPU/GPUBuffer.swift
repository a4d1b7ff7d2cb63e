internal import COpenGL

/// Memory of the graphics device that is written when something is loaded.
struct GPUBuffer: ~Copyable {
  let name: GLuint
  /// Bytes.
  let size: Int
  /// Where the program may write at any time; nil for memory of the device alone.
  let memory: UnsafeMutableRawPointer?

  private init(adopting name: GLuint, size: Int, memory: UnsafeMutableRawPointer?) {
    self.name = name
    self.size = size
    self.memory = memory
  }

  deinit {
    var name = self.name
    glDeleteBuffers(1, &name)
  }

  /// Makes a buffer whose bytes mean nothing yet; a mapped one can be written without a call.
  static func make(size: Int, isMapped: Bool = false) throws(GPUError) -> GPUBuffer {
    guard size > 0, size <= 1 << 30 else {
      throw GPUError(.outOfRange, call: "glNamedBufferStorage", detail: "\(size) bytes")
    }
    var name: GLuint = 0
    glCreateBuffers(1, &name)
    guard name != 0 else { throw GPUError(.objectCreationFailed, call: "glCreateBuffers") }
    guard isMapped else {
      glNamedBufferStorage(name, size, nil, GL.dynamicStorage)
      return GPUBuffer(adopting: name, size: size, memory: nil)
    }
    let flags = GL.mapWrite | GL.mapPersistent | GL.mapCoherent
    glNamedBufferStorage(name, size, nil, flags | GL.dynamicStorage)
    guard let memory = glMapNamedBufferRange(name, 0, size, flags) else {
      glDeleteBuffers(1, &name)
      throw GPUError(.objectCreationFailed, call: "glMapNamedBufferRange")
    }
    return GPUBuffer(adopting: name, size: size, memory: memory)
  }

  /// Replaces some bytes; the caller has checked that they are inside.
  borrowing func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    glNamedBufferSubData(name, offset, bytes.count, bytes.baseAddress)
  }
}
