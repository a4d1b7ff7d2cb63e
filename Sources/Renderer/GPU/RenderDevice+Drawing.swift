internal import COpenGL

// MARK: - Frames

extension RenderDevice {
  /// Starts a frame; waits if the device is three frames behind.
  func beginFrame() {
    checkThread("beginFrame")
    clock.begin()
  }

  /// Ends a frame: what it read may be written again once the device is done with it.
  func endFrame() { clock.end() }

  /// Clears a picture and draws on it from now on.
  ///
  /// Without encoding, shaders write what the picture holds instead of linear light.
  func begin(_ target: RenderTarget, clear colour: SIMD3<Float> = .zero, encodes: Bool = true) {
    let framebuffer = resolved(framebuffers.with(target.handle) { $0.name }, "begin(target)")
    glBindFramebuffer(GL.framebuffer, framebuffer)
    bound = BoundState()
    set(GL.framebufferSRGB, encodes)
    // Clearing obeys the scissor and the depth mask.
    glDisable(GL.scissorTest)
    apply(PipelineState())
    var rgba = SIMD4<Float>(colour, 1)
    withUnsafeBytes(of: &rgba) {
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

  /// Gives each view a viewport of its own, which vertex shaders choose by number.
  func setViewports(_ views: [View]) {
    var rectangles = InlineArray<32, GLfloat>(repeating: 0)
    var scissors = InlineArray<32, GLint>(repeating: 0)
    let count = min(views.count, 8)
    for index in 0..<count {
      let viewport = views[index].viewport
      let numbers =
        [viewport.x, viewport.y, viewport.width, viewport.height] as InlineArray<4, Int>
      for number in 0..<4 {
        rectangles[index * 4 + number] = GLfloat(numbers[number])
        scissors[index * 4 + number] = GLint(numbers[number])
      }
    }
    withUnsafeBytes(of: &rectangles) {
      glViewportArrayv(
        0, GLsizei(count), $0.assumingMemoryBound(to: GLfloat.self).baseAddress)
    }
    withUnsafeBytes(of: &scissors) {
      glScissorArrayv(0, GLsizei(count), $0.assumingMemoryBound(to: GLint.self).baseAddress)
    }
  }

  /// Lets shaders cut by four distances, or not.
  func setClipDistances(_ isOn: Bool) {
    for index in 0..<4 as Range<GLenum> { set(GL.clipDistance0 + index, isOn) }
  }

  /// Averages the samples of a finished picture.
  func end(_ target: RenderTarget) {
    let done: Void? = framebuffers.with(target.handle) { $0.resolve() }
    if done == nil { report(.staleHandle(call: "end(target)")) }
  }

  /// Shows a finished picture in the window whose context this is.
  ///
  /// Where only the lower left `part` of it was drawn, that alone is shown.
  package func present(
    _ target: RenderTarget, part: (width: Int, height: Int)? = nil, width: Int, height: Int
  ) {
    let drawn = part ?? (target.width, target.height)
    let done: Void? = framebuffers.with(target.handle) {
      $0.present(part: drawn, width: width, height: height)
    }
    if done == nil { report(.staleHandle(call: "present(target)")) }
  }

  /// Waits until all commands are done; for measuring.
  package func finish() { glFinish() }

  /// Copies a finished picture into memory.
  package func read(_ target: RenderTarget) -> Image {
    let rowBytes = target.width * 4
    var rows = [UInt8](repeating: 0, count: rowBytes * target.height)
    let done: Void? = framebuffers.with(target.handle) { $0.read(into: &rows) }
    if done == nil { report(.staleHandle(call: "read(target)")) }
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
  func use(_ program: Handle<ShaderProgram>) { use(programName: name(of: program)) }

  func use(programName name: GLuint) {
    guard name != bound.program else { return }
    glUseProgram(name)
    bound.program = name
    usedPrograms.insert(name)
    statistics.stateChanges += 1
  }

  func bind(_ array: Handle<VertexArray>) { bind(arrayName: name(of: array)) }

  func bind(arrayName name: GLuint) {
    guard name != bound.vertexArray else { return }
    glBindVertexArray(name)
    bound.vertexArray = name
    statistics.stateChanges += 1
  }

  func bind(_ texture: Handle<GPUTexture>, unit: Int) {
    bind(textureName: name(of: texture), unit: unit)
  }

  func bind(textureName name: GLuint, unit: Int) {
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

  /// Lets a storage block of the shaders read and write a buffer, or a part of it.
  func bindStorage(_ index: Int, _ buffer: GLuint, offset: Int = 0, size: Int? = nil) {
    if let size {
      glBindBufferRange(GL.storageBuffer, GLuint(index), buffer, offset, size)
    } else {
      glBindBufferBase(GL.storageBuffer, GLuint(index), buffer)
    }
    statistics.stateChanges += 1
  }

  /// Sets program, textures and the way of drawing of a draw.
  func apply(_ state: DrawState) {
    use(programName: state.program)
    apply(state.pipeline)
    for unit in 0..<DrawState.textureUnits where state.textures[unit] != 0 {
      bind(textureName: state.textures[unit], unit: unit)
    }
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

  func setUniform(_ value: Float, at location: GLint) { glUniform1f(location, value) }
}

// MARK: - Drawing

extension RenderDevice {
  /// Draws triangles by index; 32 bits an index.
  func drawTriangles(firstIndex: Int, count: Int, baseVertex: Int = 0, instances: Int = 1) {
    glDrawElementsInstancedBaseVertex(
      GL.triangles, GLsizei(count), GL.unsignedInt,
      UnsafeRawPointer(bitPattern: firstIndex * MemoryLayout<UInt32>.size), GLsizei(instances),
      GLint(baseVertex))
    statistics.draws += 1
    statistics.batches += 1
    statistics.triangles += count / 3 * instances
  }

  /// Draws what a list of commands in a buffer says, all in the same state.
  func drawIndirect(offset: Int, count: Int) {
    glMultiDrawElementsIndirect(
      GL.triangles, GL.unsignedInt, UnsafeRawPointer(bitPattern: offset), GLsizei(count),
      GLsizei(DrawCommand.stride))
    statistics.batches += 1
  }

  /// Says where the commands of `drawIndirect` lie.
  func bindCommands(_ buffer: GLuint) { glBindBuffer(GL.indirectBuffer, buffer) }

  /// Draws a strip whose corners the vertex shader makes up.
  func drawStrip(corners: Int, instances: Int = 1) {
    glDrawArraysInstanced(GL.triangleStrip, 0, GLsizei(corners), GLsizei(instances))
    statistics.draws += 1
    statistics.batches += 1
    statistics.triangles += (corners - 2) * instances
  }

  /// Runs a program over groups of work, for each of some jobs; what it wrote can be read after
  /// `finishReckoning`.
  func reckon(groups: Int, jobs: Int) {
    glDispatchCompute(GLuint(groups), GLuint(jobs), 1)
    statistics.dispatches += 1
    statistics.stateChanges += 1
  }

  /// Lets what was reckoned be drawn, and be reckoned anew after what was drawn before.
  func finishReckoning() { glMemoryBarrier(GL.storageBarrier | GL.vertexBarrier) }

  /// Fills the next region of a stream; the result is the region's offset.
  func fill(
    _ stream: Handle<StreamBuffer>, _ body: (UnsafeMutableRawBufferPointer) -> Void
  ) -> Int {
    guard let offset = (streams.mutate(stream) { $0.fill(&clock, body) }) else {
      report(.staleHandle(call: "fill"))
      return 0
    }
    return offset
  }

  /// Says that this frame reads what a stream was last filled with.
  func endUse(of stream: Handle<StreamBuffer>) {
    let frame = clock.frame
    let done: Void? = streams.mutate(stream) { $0.endUse(in: frame) }
    if done == nil { report(.staleHandle(call: "endUse")) }
  }
}

/// One draw as the device reads it from memory: `DrawElementsIndirectCommand` of OpenGL.
struct DrawCommand: BitwiseCopyable {
  var indexCount: UInt32
  var instances: UInt32
  var firstIndex: UInt32
  var baseVertex: Int32
  /// Which element the per-instance inputs start with: the surface of the draw.
  var firstInstance: UInt32

  static let stride = 20
}

/// What must be bound for a draw, by the driver's own names.
///
/// Names are looked up once, when something is loaded: a frame of 600 draws has no time to.
struct DrawState: Hashable {
  static let textureUnits = 6

  var program: GLuint
  var pipeline: PipelineState
  /// One a texture unit; 0 where the shader reads none.
  var textures: SIMD8<GLuint>
}
