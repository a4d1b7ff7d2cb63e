internal import COpenGL

/// Textures that hold light; they are bound behind the six of a material.
extension RenderDevice {
  func makeLight(_ cubes: [LightCube]) throws(GPUError) -> Handle<LightTexture> {
    lightTextures.insert(try LightTexture.uploading(cubes))
  }

  func makeLight(_ table: ReflectanceTable) throws(GPUError) -> Handle<LightTexture> {
    lightTextures.insert(try LightTexture.uploading(table))
  }

  func makeDepthLayers(size: Int) throws(GPUError) -> Handle<LightTexture> {
    lightTextures.insert(try LightTexture.depthLayers(size: size))
  }

  @discardableResult
  func destroy(_ handle: Handle<LightTexture>) -> Bool {
    freed(lightTextures.remove(handle), "destroy(lightTexture)")
  }

  /// Binds a texture; with a second unit, also its depths as plain numbers.
  func bind(_ texture: Handle<LightTexture>, unit: Int, plainUnit: Int? = nil) {
    let done: Void? = lightTextures.with(texture) {
      glBindTextureUnit(GLuint(unit), $0.name)
      guard let plainUnit else { return }
      glBindTextureUnit(GLuint(plainUnit), $0.name)
      glBindSampler(GLuint(plainUnit), $0.plainSampler)
    }
    if done == nil { report(.staleHandle(call: "bind(lightTexture)")) }
  }

  /// Clears a layer of depth and draws on it until `begin` names a picture.
  func beginDepth(_ texture: Handle<LightTexture>, layer: Int, size: Int) {
    let framebuffer = resolved(
      lightTextures.with(texture) { $0.framebuffers[layer] }, "beginDepth")
    glBindFramebuffer(GL.framebuffer, framebuffer)
    setViewport(Viewport(width: size, height: size))
    apply(PipelineState(cullsBack: false))
    var far: GLfloat = 1
    glClearNamedFramebufferfv(framebuffer, GL.depth, 0, &far)
  }

  /// Copies a picture of light into memory: red, green, blue and alpha, rows from the bottom.
  func readLight(_ target: RenderTarget) -> [Float] {
    var values = [Float](repeating: 0, count: target.width * target.height * 4)
    let done: Void? = framebuffers.with(target.handle) { $0.readLight(into: &values) }
    if done == nil { report(.staleHandle(call: "readLight")) }
    return values
  }
}
