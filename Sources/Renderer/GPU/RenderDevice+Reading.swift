internal import COpenGL

// Pictures on their way to other programs and passes, and the device's own time.
extension RenderDevice {
  func makeReadBack(width: Int, height: Int) throws(GPUError) -> Handle<ReadBackBuffer> {
    readBacks.insert(try ReadBackBuffer.make(width: width, height: height))
  }

  func makeTimer() throws(GPUError) -> Handle<FrameTimer> {
    timers.insert(try FrameTimer.make())
  }

  @discardableResult
  func destroy(_ handle: Handle<ReadBackBuffer>) -> Bool {
    freed(readBacks.remove(handle), "destroy(readBack)")
  }

  @discardableResult
  func destroy(_ handle: Handle<FrameTimer>) -> Bool {
    freed(timers.remove(handle), "destroy(timer)")
  }

  /// Lets what is drawn from now on write to a buffer, and nowhere else.
  func begin(_ buffer: Handle<ReadBackBuffer>) {
    let done: Void? = readBacks.with(buffer) { $0.begin() }
    if done == nil { report(.staleHandle(call: "begin(readBack)")) }
    bound = BoundState()
  }

  /// Sees to it that what was drawn since `begin` arrives; returns at once.
  func end(_ buffer: Handle<ReadBackBuffer>) {
    let done: Void? = readBacks.mutate(buffer) { $0.end() }
    if done == nil { report(.staleHandle(call: "end(readBack)")) }
  }

  /// Makes a buffer black that nobody reads just now.
  func clear(_ buffer: Handle<ReadBackBuffer>) {
    let done: Void? = readBacks.with(buffer) { $0.clear() }
    if done == nil { report(.staleHandle(call: "clear(buffer)")) }
  }

  /// Whether pixels that were asked for have arrived; never waits.
  func isReady(_ buffer: Handle<ReadBackBuffer>) -> Bool {
    readBacks.mutate(buffer) { $0.isReady() } ?? true
  }

  /// Where the pixels arrive: valid as long as the buffer, written after each `end`.
  ///
  /// Nil, and a fault, for a buffer that is gone.
  func memory(of buffer: Handle<ReadBackBuffer>) -> UnsafeRawBufferPointer? {
    let memory = readBacks.with(buffer) { $0.memory }
    if memory == nil { report(.staleHandle(call: "memory(readBack)")) }
    return memory
  }

  /// Lets shaders look a finished picture up.
  func bind(_ target: RenderTarget, unit: Int) {
    bind(
      textureName: resolved(framebuffers.with(target.handle) { $0.picture }, "bind(target)"),
      unit: unit)
  }

  func setUniform(_ value: Int, at location: GLint) { glUniform1i(location, GLint(value)) }

  func setUniform(_ value: SIMD2<Float>, at location: GLint) {
    glUniform2f(location, value.x, value.y)
  }

  func setUniform(_ value: SIMD4<Float>, at location: GLint) {
    glUniform4f(location, value.x, value.y, value.z, value.w)
  }

  /// Replaces some rows of a texture with one channel and no mipmaps.
  ///
  /// `pixels` holds all rows of it, the first one at texel row 0.
  func replaceRows(
    _ rows: Range<Int>, of texture: Handle<GPUTexture>, width: Int, with pixels: [UInt8]
  ) {
    guard let descriptor = (textures.with(texture) { $0.descriptor }) else {
      return report(.staleHandle(call: "replaceRows"))
    }
    let expected = rows.upperBound * width
    guard rows.lowerBound >= 0, rows.upperBound <= descriptor.height,
      width == descriptor.width, pixels.count >= expected
    else {
      return report(.wrongSize(call: "replaceRows", expected: expected, actual: pixels.count))
    }
    guard !rows.isEmpty else { return }
    let name = self.name(of: texture)
    pixels.withUnsafeBytes {
      glTextureSubImage2D(
        name, 0, 0, GLint(rows.lowerBound), GLsizei(width), GLsizei(rows.count), GL.red,
        GL.unsignedByte, $0.baseAddress.map { $0 + rows.lowerBound * width })
    }
  }

  // MARK: - Time

  func beginTiming(_ timer: Handle<FrameTimer>, tag: Int) {
    let done: Void? = timers.mutate(timer) { $0.begin(tag: tag) }
    if done == nil { report(.staleHandle(call: "beginTiming")) }
  }

  func endTiming(_ timer: Handle<FrameTimer>) {
    let done: Void? = timers.mutate(timer) { $0.end() }
    if done == nil { report(.staleHandle(call: "endTiming")) }
  }

  /// The oldest measured frame's time that has not been taken yet, if it has come.
  func nextTime(_ timer: Handle<FrameTimer>) -> (seconds: Double, tag: Int)? {
    timers.mutate(timer) { $0.next() } ?? nil
  }
}
