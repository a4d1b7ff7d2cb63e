internal import COpenGL

/// A picture to draw on: colour and depth, with several samples a pixel where wanted.
///
/// Colour is sRGB, eight bits a channel, or light without bounds.
struct Framebuffer: ~Copyable {
  let width: Int
  let height: Int
  let samples: Int
  /// Whether it holds linear light as half-precision numbers.
  let holdsLight: Bool
  /// What is drawn on.
  let name: GLuint
  /// What is read from: the same, or where the samples have been averaged.
  let readName: GLuint
  /// The finished picture as a texture, for shaders that draw on something else.
  let picture: GLuint
  /// Depth, and colour of each sample where a pixel has several.
  private let renderbuffers: InlineArray<2, GLuint>

  deinit {
    var names: InlineArray<2, GLuint> = [name, readName]
    // Name 0 is passed over by OpenGL.
    if names[1] == names[0] { names[1] = 0 }
    for index in 0..<2 { glDeleteFramebuffers(1, &names[index]) }
    var buffers = renderbuffers
    for index in 0..<2 { glDeleteRenderbuffers(1, &buffers[index]) }
    var picture = self.picture
    glDeleteTextures(1, &picture)
  }

  static func make(
    width: Int, height: Int, samples: Int, holdsLight: Bool = false
  ) throws(GPUError) -> Framebuffer {
    let sides = 1...Image.largestSide
    guard sides.contains(width), sides.contains(height), (1...16).contains(samples) else {
      throw GPUError(
        .outOfRange, call: "glTextureStorage2D", detail: "\(width)×\(height)×\(samples)")
    }
    var names: InlineArray<2, GLuint> = [0, 0]
    glCreateFramebuffers(1, &names[0])
    if samples > 1 { glCreateFramebuffers(1, &names[1]) } else { names[1] = names[0] }
    var picture: GLuint = 0
    glCreateTextures(GL.texture2D, 1, &picture)
    var buffers: InlineArray<2, GLuint> = [0, 0]
    for index in 0..<(samples > 1 ? 2 : 1) { glCreateRenderbuffers(1, &buffers[index]) }
    let framebuffer = Framebuffer(
      width: width, height: height, samples: samples, holdsLight: holdsLight, name: names[0],
      readName: names[1], picture: picture, renderbuffers: buffers)
    framebuffer.attach()
    for name in [names[0], names[1]] {
      let status = glCheckNamedFramebufferStatus(name, GL.framebuffer)
      guard status == GL.framebufferComplete else {
        throw GPUError(
          .framebufferIncomplete, call: "glCheckNamedFramebufferStatus", detail: "\(status)")
      }
    }
    return framebuffer
  }

  private borrowing func attach() {
    let count = GLsizei(samples > 1 ? samples : 0)
    let size = (GLsizei(width), GLsizei(height))
    let colour = holdsLight ? GL.rgba16Float : GL.srgb8Alpha8
    glTextureStorage2D(picture, 1, colour, size.0, size.1)
    glTextureParameteri(picture, GL.minFilter, GL_LINEAR)
    glTextureParameteri(picture, GL.magFilter, GL_LINEAR)
    glTextureParameteri(picture, GL.wrapS, GL_CLAMP_TO_EDGE)
    glTextureParameteri(picture, GL.wrapT, GL_CLAMP_TO_EDGE)
    glNamedFramebufferTexture(readName, GL.colourAttachment, picture, 0)
    let formats: InlineArray<2, GLenum> = [GL.depth24, colour]
    let points: InlineArray<2, GLenum> = [GL.depthAttachment, GL.colourAttachment]
    for index in 0..<(samples > 1 ? 2 : 1) {
      let buffer = renderbuffers[index]
      glNamedRenderbufferStorageMultisample(buffer, count, formats[index], size.0, size.1)
      glNamedFramebufferRenderbuffer(name, points[index], GL.renderbuffer, buffer)
    }
  }

  /// Averages the samples, so that the picture can be read or shown.
  ///
  /// Each sample went through the picture's curve when it was drawn, so a lamp at an edge cannot
  /// outshine its neighbours; what is averaged here is that light, not its sRGB bytes.
  borrowing func resolve() {
    guard samples > 1 else { return }
    blit(from: name, (width, height), to: readName, width: width, height: height)
  }

  /// Copies the lower left part of the finished picture to a window's framebuffer, scaled to fit.
  borrowing func present(
    part: (width: Int, height: Int), width windowWidth: Int, height windowHeight: Int
  ) {
    // The bytes are sRGB already; conversion here would encode them twice.
    glDisable(GL.framebufferSRGB)
    blit(from: readName, part, to: 0, width: windowWidth, height: windowHeight)
    glEnable(GL.framebufferSRGB)
  }

  private borrowing func blit(
    from source: GLuint, _ part: (width: Int, height: Int), to target: GLuint,
    width targetWidth: Int, height targetHeight: Int
  ) {
    glDisable(GL.scissorTest)
    let isSameSize = targetWidth == part.width && targetHeight == part.height
    glBlitNamedFramebuffer(
      source, target, 0, 0, GLint(part.width), GLint(part.height), 0, 0, GLint(targetWidth),
      GLint(targetHeight), GL.colourBufferBit, GLenum(isSameSize ? GL_NEAREST : GL_LINEAR))
    glEnable(GL.scissorTest)
  }

  /// Copies the finished picture into memory, rows from the bottom, RGBA.
  borrowing func read(into pixels: inout [UInt8]) {
    glBindFramebuffer(GL.readFramebuffer, readName)
    pixels.withUnsafeMutableBytes {
      glReadnPixels(
        0, 0, GLsizei(width), GLsizei(height), GL.rgba, GL.unsignedByte, GLsizei($0.count),
        $0.baseAddress)
    }
  }

  /// Copies the finished light into memory, rows from the bottom, four numbers a pixel.
  borrowing func readLight(into values: inout [Float]) {
    glBindFramebuffer(GL.readFramebuffer, readName)
    values.withUnsafeMutableBytes {
      glReadnPixels(
        0, 0, GLsizei(width), GLsizei(height), GL.rgba, GL.float, GLsizei($0.count),
        $0.baseAddress)
    }
  }
}
