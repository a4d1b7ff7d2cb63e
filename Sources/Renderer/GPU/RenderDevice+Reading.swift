internal import COpenGL

// Pictures on their way to other programs and passes, and the device's own time.
extension RenderDevice {
  func makeCopy(width: Int, height: Int) throws(GPUError) -> Handle<PictureCopy> {
    copies.insert(try PictureCopy.make(width: width, height: height))
  }

  func makeReadBack(width: Int, height: Int) throws(GPUError) -> Handle<ReadBackBuffer> {
    readBacks.insert(try ReadBackBuffer.make(width: width, height: height))
  }

  func makeTimer() throws(GPUError) -> Handle<FrameTimer> {
    timers.insert(try FrameTimer.make())
  }

  @discardableResult
  func destroy(_ handle: Handle<PictureCopy>) -> Bool {
    bound.textures = InlineArray(repeating: 0)
    return freed(copies.remove(handle), "destroy(copy)")
  }

  @discardableResult
  func destroy(_ handle: Handle<ReadBackBuffer>) -> Bool {
    freed(readBacks.remove(handle), "destroy(readBack)")
  }

  @discardableResult
  func destroy(_ handle: Handle<FrameTimer>) -> Bool {
    freed(timers.remove(handle), "destroy(timer)")
  }

  /// Copies a part of a finished picture to a part of a copy, scaled to fit.
  func copy(
    _ target: RenderTarget, _ area: Viewport, to copy: Handle<PictureCopy>, _ part: Viewport
  ) {
    guard let source = framebuffers.with(target.handle, { $0.readName }) else {
      preconditionFailure("a stale target")
    }
    let done: Void? = copies.with(copy) { $0.copy(from: source, area, to: part) }
    precondition(done != nil, "a stale copy")
  }

  /// Asks for a copy's pixels; returns at once.
  func startReading(_ copy: Handle<PictureCopy>, into buffer: Handle<ReadBackBuffer>) {
    guard let source = copies.with(copy, { ($0.name, $0.width, $0.height) }) else {
      preconditionFailure("a stale copy")
    }
    let done: Void? = readBacks.mutate(buffer) {
      $0.start(reading: source.0, width: source.1, height: source.2)
    }
    precondition(done != nil, "a stale buffer")
  }

  /// Whether pixels that were asked for have arrived; never waits.
  func isReady(_ buffer: Handle<ReadBackBuffer>) -> Bool {
    readBacks.mutate(buffer) { $0.isReady() } ?? true
  }

  /// Where the pixels arrive: valid as long as the buffer, written after each `startReading`.
  func memory(of buffer: Handle<ReadBackBuffer>) -> UnsafeRawBufferPointer {
    guard let memory = readBacks.with(buffer, { $0.memory }) else {
      preconditionFailure("a stale buffer")
    }
    return memory
  }

  func bind(_ copy: Handle<PictureCopy>, unit: Int) {
    bind(textureName: resolved(copies.with(copy) { $0.texture }, "bind(copy)"), unit: unit)
  }

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
    precondition(pixels.count >= rows.upperBound * width)
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
    precondition(done != nil, "a stale timer")
  }

  func endTiming(_ timer: Handle<FrameTimer>) {
    let done: Void? = timers.mutate(timer) { $0.end() }
    precondition(done != nil, "a stale timer")
  }

  /// The oldest measured frame's time that has not been taken yet, if it has come.
  func nextTime(_ timer: Handle<FrameTimer>) -> (seconds: Double, tag: Int)? {
    timers.mutate(timer) { $0.next() } ?? nil
  }
}
