internal import COpenGL

/// Memory that the device writes a picture to while the program goes on.
///
/// It is mapped once and for good, so that any thread may read what has arrived. Whoever reads
/// must be done before the next picture is asked for, and before the buffer goes.
struct ReadBackBuffer: ~Copyable {
  let name: GLuint
  /// Rows from the bottom, RGBA.
  let memory: UnsafeRawBufferPointer
  private var fence: GLsync?

  private init(adopting name: GLuint, memory: UnsafeRawBufferPointer) {
    self.name = name
    self.memory = memory
  }

  deinit {
    if let fence { glDeleteSync(fence) }
    var name = self.name
    glDeleteBuffers(1, &name)
  }

  /// Makes a buffer for a picture of some size.
  static func make(width: Int, height: Int) throws(GPUError) -> ReadBackBuffer {
    let size = width * height * 4
    guard width > 0, height > 0, size <= 1 << 28 else {
      throw GPUError(.outOfRange, call: "glNamedBufferStorage", detail: "\(size) bytes")
    }
    var name: GLuint = 0
    glCreateBuffers(1, &name)
    guard name != 0 else { throw GPUError(.objectCreationFailed, call: "glCreateBuffers") }
    let access = GL.mapRead | GL.mapPersistent | GL.mapCoherent
    // Kept on the processor's side: that is where it is read.
    glNamedBufferStorage(name, size, nil, access | GL.clientStorage)
    guard let memory = glMapNamedBufferRange(name, 0, size, access) else {
      glDeleteBuffers(1, &name)
      throw GPUError(.objectCreationFailed, call: "glMapNamedBufferRange")
    }
    return ReadBackBuffer(
      adopting: name, memory: UnsafeRawBufferPointer(start: memory, count: size))
  }

  /// Asks for a part of a picture, which arrives where it lies in rows of the whole width;
  /// returns at once.
  mutating func start(reading framebuffer: GLuint, _ part: Viewport, width: Int) {
    glBindFramebuffer(GL.readFramebuffer, framebuffer)
    glBindBuffer(GL.pixelPackBuffer, name)
    glPixelStorei(GL.packRowLength, GLint(width))
    let start = (part.y * width + part.x) * 4
    glReadnPixels(
      GLint(part.x), GLint(part.y), GLsizei(part.width), GLsizei(part.height), GL.rgba,
      GL.unsignedByte, GLsizei(memory.count - start), UnsafeMutableRawPointer(bitPattern: start))
    glPixelStorei(GL.packRowLength, 0)
    glBindBuffer(GL.pixelPackBuffer, 0)
    if let fence { glDeleteSync(fence) }
    fence = glFenceSync(GL.syncGPUCommandsComplete, 0)
  }

  /// Makes everything black, after which only parts need be read.
  borrowing func clear() { glClearNamedBufferData(name, GL.red8, GL.red, GL.unsignedByte, nil) }

  /// Whether the picture has arrived; asks and never waits.
  mutating func isReady() -> Bool {
    guard let fence else { return true }
    let status = glClientWaitSync(fence, GL.syncFlushCommands, 0)
    guard status == GL.alreadySignaled || status == GL.conditionSatisfied else { return false }
    glDeleteSync(fence)
    self.fence = nil
    return true
  }
}
