internal import COpenGL

// MARK: - Frames

extension RenderDevice {
  /// Clears a picture and draws on it from now on.
  func begin(_ target: RenderTarget) {
    let framebuffer = resolved(framebuffers.with(target.handle) { $0.name })
    glBindFramebuffer(GL.framebuffer, framebuffer)
    bound = BoundState()
    // Clearing obeys the scissor and the depth mask.
    glDisable(GL.scissorTest)
    apply(PipelineState())
    var black: (Float, Float, Float, Float) = (0, 0, 0, 1)
    withUnsafeBytes(of: &black) {
      glClearNamedFramebufferfv(
        framebuffer, GL.colour, 0, $0.assumingMemoryBound(to: GLfloat.self).baseAddress)
    }
    var far: GLfloat = 1
    glClearNamedFramebufferfv(framebuffer, GL.depth, 0, &far)
    glEnable(GL.scissorTest)
  }

  /// Draws on one rectangle, counted from the lower left corner.
  func setViewport(_ viewport: Viewport) {
    let x = GLint(viewport.x)
    let y = GLint(viewport.y)
    let width = GLsizei(viewport.width)
    let height = GLsizei(viewport.height)
    glViewport(x, y, width, height)
    glScissor(x, y, width, height)
  }

  /// Averages the samples of a finished picture.
  func end(_ target: RenderTarget) {
    let done: Void? = framebuffers.with(target.handle) { $0.resolve() }
    precondition(done != nil, "a stale target")
  }

  /// Shows a finished picture in the window whose context this is.
  package func present(_ target: RenderTarget, width: Int, height: Int) {
    let done: Void? = framebuffers.with(target.handle) {
      $0.present(width: width, height: height)
    }
    precondition(done != nil, "a stale target")
  }

  /// Waits until all commands are done; for measuring.
  package func finish() { glFinish() }

  /// Copies a finished picture into memory.
  package func read(_ target: RenderTarget) -> Image {
    let rowBytes = target.width * 4
    var rows = [UInt8](repeating: 0, count: rowBytes * target.height)
    let done: Void? = framebuffers.with(target.handle) { $0.read(into: &rows) }
    precondition(done != nil, "a stale target")
    // OpenGL counts rows from the bottom, pictures from the top.
    var pixels: [UInt8] = []
    pixels.reserveCapacity(rows.count)
    for row in (0..<target.height).reversed() {
      pixels += rows[row * rowBytes..<(row + 1) * rowBytes]
    }
    return Image(width: target.width, height: target.height, pixels: pixels)
  }
}

// MARK: - State

extension RenderDevice {
  func use(_ program: Handle<ShaderProgram>) {
    let name = resolved(programs.with(program) { $0.name })
    guard name != bound.program else { return }
    glUseProgram(name)
    bound.program = name
    statistics.stateChanges += 1
  }

  func bind(_ array: Handle<VertexArray>) {
    let name = resolved(vertexArrays.with(array) { $0.name })
    guard name != bound.vertexArray else { return }
    glBindVertexArray(name)
    bound.vertexArray = name
    statistics.stateChanges += 1
  }

  func bind(_ texture: Handle<GPUTexture>, unit: Int) {
    let name = resolved(textures.with(texture) { $0.name })
    guard name != bound.textures[unit] else { return }
    glBindTextureUnit(GLuint(unit), name)
    bound.textures[unit] = name
    statistics.stateChanges += 1
  }

  /// Lets a uniform block of the shaders read a part of a buffer.
  func bindBlock(_ index: Int, _ buffer: GLuint, offset: Int, size: Int) {
    glBindBufferRange(GL.uniformBuffer, GLuint(index), buffer, offset, size)
    statistics.stateChanges += 1
  }

  func apply(_ state: PipelineState) {
    guard state != bound.pipeline else { return }
    set(GL.depthTest, state.testsDepth)
    glDepthMask(state.writesDepth ? 1 : 0)
    set(GL.cullFace, state.cullsBack)
    set(GL.alphaToCoverage, state.coversByAlpha)
    set(GL.blend, state.blending != .none)
    switch state.blending {
    case .none: break
    case .premultiplied: glBlendFunc(GL.one, GL.oneMinusSourceAlpha)
    case .multiply: glBlendFunc(GL.zero, GL.sourceColour)
    }
    bound.pipeline = state
    statistics.stateChanges += 1
  }

  private func set(_ capability: GLenum, _ isOn: Bool) {
    if isOn { glEnable(capability) } else { glDisable(capability) }
  }

  // MARK: Uniforms outside blocks

  func location(of uniform: String, in program: Handle<ShaderProgram>) -> GLint {
    programs.with(program) { $0.location(of: uniform) } ?? -1
  }

  func setUniform(_ matrix: Float4x4, at location: GLint) {
    withUnsafeBytes(of: matrix) {
      glUniformMatrix4fv(
        location, 1, 0, $0.assumingMemoryBound(to: GLfloat.self).baseAddress)
    }
  }

  func setUniform(_ value: Float, at location: GLint) { glUniform1f(location, value) }

  func setUniform(_ value: Int32, at location: GLint) { glUniform1i(location, value) }
}

// MARK: - Drawing

extension RenderDevice {
  /// Draws triangles by index; 32 bits an index.
  func drawTriangles(firstIndex: Int, count: Int) {
    glDrawElements(
      GL.triangles, GLsizei(count), GL.unsignedInt,
      UnsafeRawPointer(bitPattern: firstIndex * MemoryLayout<UInt32>.size))
    statistics.draws += 1
    statistics.triangles += count / 3
  }

  /// Draws a strip whose corners the vertex shader makes up.
  func drawStrip(corners: Int) {
    glDrawArrays(GL.triangleStrip, 0, GLsizei(corners))
    statistics.draws += 1
    statistics.triangles += corners - 2
  }

  /// Fills the next region of a stream; the result is the region's offset.
  func fill(
    _ stream: Handle<StreamBuffer>, _ body: (UnsafeMutableRawBufferPointer) -> Void
  ) -> Int {
    guard let offset = streams.mutate(stream, { $0.fill(body) }) else {
      preconditionFailure("a stale stream")
    }
    return offset
  }

  /// Marks the end of a frame's use of a stream.
  func endUse(of stream: Handle<StreamBuffer>) {
    let done: Void? = streams.mutate(stream) { $0.endUse() }
    precondition(done != nil, "a stale stream")
  }
}

extension RenderDevice {
  /// Replaces all texels of a texture without mipmaps.
  func replace(_ texture: Handle<GPUTexture>, with pixels: [UInt8]) {
    let done: Void? = textures.with(texture) { $0.replace(pixels) }
    precondition(done != nil, "a stale texture")
  }
}
