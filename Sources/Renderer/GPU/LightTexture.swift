internal import COpenGL

/// A texture that holds light or depth instead of a picture.
struct LightTexture: ~Copyable {
  let name: GLuint
  /// Reads depths as numbers, where `name` itself compares them; 0 where there is none.
  let plainSampler: GLuint
  /// One for each layer that is drawn on.
  let framebuffers: InlineArray<4, GLuint>

  deinit {
    var names = framebuffers
    for layer in 0..<4 { glDeleteFramebuffers(1, &names[layer]) }
    var sampler = plainSampler
    glDeleteSamplers(1, &sampler)
    var texture = name
    glDeleteTextures(1, &texture)
  }

  private init(
    adopting name: GLuint, sampler: GLuint = 0,
    framebuffers: InlineArray<4, GLuint> = [0, 0, 0, 0]
  ) {
    self.name = name
    plainSampler = sampler
    self.framebuffers = framebuffers
  }

  /// Uploads light from all around: cubes of half the size each, largest first.
  static func uploading(_ cubes: [LightCube]) throws(GPUError) -> LightTexture {
    guard let largest = cubes.first, largest.size >> (cubes.count - 1) > 0 else {
      throw GPUError(.outOfRange, call: "glTextureStorage2D", detail: "\(cubes.count) cubes")
    }
    let texture = LightTexture(adopting: try makeName(GL.textureCube))
    let size = GLsizei(largest.size)
    glTextureStorage2D(texture.name, GLsizei(cubes.count), GL.rgba16Float, size, size)
    for (level, cube) in cubes.enumerated() {
      let values: [Float] = cube.texels.flatMap { [$0.x, $0.y, $0.z, 1] as [Float] }
      let edge = GLsizei(cube.size)
      glTextureSubImage3D(
        texture.name, GLint(level), 0, 0, 0, edge, edge, 6, GL.rgba, GL.float, values)
    }
    glTextureParameteri(texture.name, GL.minFilter, GL_LINEAR_MIPMAP_LINEAR)
    glTextureParameteri(texture.name, GL.magFilter, GL_LINEAR)
    return texture
  }

  static func uploading(_ table: ReflectanceTable) throws(GPUError) -> LightTexture {
    let texture = LightTexture(adopting: try makeName(GL.texture2D))
    let size = GLsizei(ReflectanceTable.size)
    glTextureStorage2D(texture.name, 1, GL.rg16Float, size, size)
    let values: [Float] = table.entries.flatMap { [$0.x, $0.y] as [Float] }
    glTextureSubImage2D(texture.name, 0, 0, 0, size, size, GL.redGreen, GL.float, values)
    texture.clampLinear()
    return texture
  }

  /// Makes four square layers of depth.
  static func depthLayers(size: Int) throws(GPUError) -> LightTexture {
    let name = try makeName(GL.texture2DArray)
    var sampler: GLuint = 0
    glCreateSamplers(1, &sampler)
    var framebuffers: InlineArray<4, GLuint> = [0, 0, 0, 0]
    for layer in 0..<4 { glCreateFramebuffers(1, &framebuffers[layer]) }
    let texture = LightTexture(adopting: name, sampler: sampler, framebuffers: framebuffers)
    glTextureStorage3D(name, 1, GL.depth32Float, GLsizei(size), GLsizei(size), 4)
    texture.clampLinear()
    glTextureParameteri(name, GL.compareMode, GL_COMPARE_REF_TO_TEXTURE)
    glTextureParameteri(name, GL.compareFunction, GL_LEQUAL)
    for (parameter, value) in [
      (GL.minFilter, GL_NEAREST), (GL.magFilter, GL_NEAREST), (GL.wrapS, GL_CLAMP_TO_EDGE),
      (GL.wrapT, GL_CLAMP_TO_EDGE),
    ] { glSamplerParameteri(sampler, parameter, value) }
    for layer in 0..<4 {
      let framebuffer = framebuffers[layer]
      glNamedFramebufferTextureLayer(framebuffer, GL.depthAttachment, name, 0, GLint(layer))
      glNamedFramebufferDrawBuffer(framebuffer, 0)
      guard glCheckNamedFramebufferStatus(framebuffer, GL.framebuffer) == GL.framebufferComplete
      else {
        throw GPUError(
          .framebufferIncomplete, call: "glCheckNamedFramebufferStatus", detail: "depth")
      }
    }
    return texture
  }

  private borrowing func clampLinear() {
    glTextureParameteri(name, GL.minFilter, GL_LINEAR)
    glTextureParameteri(name, GL.magFilter, GL_LINEAR)
    glTextureParameteri(name, GL.wrapS, GL_CLAMP_TO_EDGE)
    glTextureParameteri(name, GL.wrapT, GL_CLAMP_TO_EDGE)
  }

  private static func makeName(_ kind: GLenum) throws(GPUError) -> GLuint {
    var name: GLuint = 0
    glCreateTextures(kind, 1, &name)
    guard name != 0 else { throw GPUError(.objectCreationFailed, call: "glCreateTextures") }
    return name
  }
}
