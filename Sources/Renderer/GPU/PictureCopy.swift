internal import COpenGL

/// A picture that finished ones are copied to: to be read back, or to be looked up by a shader.
struct PictureCopy: ~Copyable {
  let name: GLuint
  let texture: GLuint
  let width: Int
  let height: Int

  private init(adopting name: GLuint, texture: GLuint, width: Int, height: Int) {
    self.name = name
    self.texture = texture
    self.width = width
    self.height = height
  }

  deinit {
    var name = self.name
    var texture = self.texture
    glDeleteFramebuffers(1, &name)
    glDeleteTextures(1, &texture)
  }

  /// Makes a black picture.
  static func make(width: Int, height: Int) throws(GPUError) -> PictureCopy {
    let sides = 1...Image.largestSide
    guard sides.contains(width), sides.contains(height) else {
      throw GPUError(.outOfRange, call: "glTextureStorage2D", detail: "\(width)×\(height)")
    }
    var name: GLuint = 0
    var texture: GLuint = 0
    glCreateFramebuffers(1, &name)
    glCreateTextures(GL.texture2D, 1, &texture)
    let copy = PictureCopy(adopting: name, texture: texture, width: width, height: height)
    glTextureStorage2D(texture, 1, GL.srgb8Alpha8, GLsizei(width), GLsizei(height))
    glTextureParameteri(texture, GL.minFilter, GL_LINEAR)
    glTextureParameteri(texture, GL.magFilter, GL_LINEAR)
    glTextureParameteri(texture, GL.wrapS, GL_CLAMP_TO_EDGE)
    glTextureParameteri(texture, GL.wrapT, GL_CLAMP_TO_EDGE)
    glNamedFramebufferTexture(name, GL.colourAttachment, texture, 0)
    let status = glCheckNamedFramebufferStatus(name, GL.framebuffer)
    guard status == GL.framebufferComplete else {
      throw GPUError(
        .framebufferIncomplete, call: "glCheckNamedFramebufferStatus", detail: "\(status)")
    }
    var black: (Float, Float, Float, Float) = (0, 0, 0, 1)
    // Clearing obeys the scissor.
    glDisable(GL.scissorTest)
    withUnsafeBytes(of: &black) {
      glClearNamedFramebufferfv(
        name, GL.colour, 0, $0.assumingMemoryBound(to: GLfloat.self).baseAddress)
    }
    glEnable(GL.scissorTest)
    return copy
  }

  /// Copies a part of a finished picture to a part of this one, scaled to fit.
  borrowing func copy(from source: GLuint, _ area: Viewport, to part: Viewport) {
    let isSameSize = area.width == part.width && area.height == part.height
    // The bytes are sRGB already; conversion here would encode them twice.
    glDisable(GL.framebufferSRGB)
    glDisable(GL.scissorTest)
    glBlitNamedFramebuffer(
      source, name, GLint(area.x), GLint(area.y), GLint(area.x + area.width),
      GLint(area.y + area.height), GLint(part.x), GLint(part.y), GLint(part.x + part.width),
      GLint(part.y + part.height), GL.colourBufferBit,
      GLenum(isSameSize ? GL_NEAREST : GL_LINEAR))
    glEnable(GL.framebufferSRGB)
    glEnable(GL.scissorTest)
  }
}
