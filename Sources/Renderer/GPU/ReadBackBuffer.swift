internal import COpenGL

/// Memory that shaders write a picture to while the program goes on.
///
/// It is mapped once and for good, so that any thread may read what has arrived; no driver copies
/// anything on the calling thread. Whoever reads must be done before the next picture is written,
/// and before the buffer goes.
struct ReadBackBuffer: ~Copyable {
  /// The storage block of the shaders that write it.
  static let block = 7

  let name: GLuint
  /// Rows from the bottom, RGBA.
  let memory: UnsafeRawBufferPointer
  /// Drawn on without keeping anything: it says only how large the picture is.
  private let canvas: GLuint
  private var fence: GLsync?

  private init(adopting name: GLuint, canvas: GLuint, memory: UnsafeRawBufferPointer) {
    self.name = name
    self.canvas = canvas
    self.memory = memory
  }

  deinit {
    if let fence { glDeleteSync(fence) }
    var (name, canvas) = (self.name, self.canvas)
    glDeleteFramebuffers(1, &canvas)
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
    var canvas: GLuint = 0
    glCreateFramebuffers(1, &canvas)
    glNamedFramebufferParameteri(canvas, GL.defaultWidth, GLint(width))
    glNamedFramebufferParameteri(canvas, GL.defaultHeight, GLint(height))
    let buffer = ReadBackBuffer(
      adopting: name, canvas: canvas,
      memory: UnsafeRawBufferPointer(start: memory, count: size))
    let status = glCheckNamedFramebufferStatus(canvas, GL.framebuffer)
    guard status == GL.framebufferComplete else {
      throw GPUError(
        .framebufferIncomplete, call: "glCheckNamedFramebufferStatus", detail: "\(status)")
    }
    return buffer
  }

  /// Lets what is drawn from now on write here.
  borrowing func begin() {
    glBindFramebuffer(GL.framebuffer, canvas)
    glBindBufferBase(GL.storageBuffer, GLuint(Self.block), name)
  }

  /// Sees to it that what was drawn since `begin` arrives; returns at once.
  mutating func end() {
    glMemoryBarrier(GL.clientMappedBarrier)
    if let fence { glDeleteSync(fence) }
    fence = glFenceSync(GL.syncGPUCommandsComplete, 0)
  }

  /// Makes everything black, after which only parts need be written.
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
