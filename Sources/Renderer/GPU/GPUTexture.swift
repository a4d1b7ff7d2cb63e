internal import COpenGL

/// A two-dimensional picture in the device's memory.
struct GPUTexture: ~Copyable {
  struct Descriptor {
    enum Format {
      /// Colours for the eye: read as linear light.
      case colour
      /// Numbers, such as directions and roughness.
      case numbers
      /// One channel of numbers.
      case single
    }
    var width: Int
    var height: Int
    var format = Format.colour
    var hasMipmaps = true
    var isSmooth = true
    /// Blends between two mipmaps; half the texels are read without.
    var blendsMipmaps = true
    var wrapS = Texture.Wrap.repeat
    var wrapT = Texture.Wrap.repeat
  }

  let name: GLuint
  let width: Int
  let height: Int
  private let pixelFormat: GLenum

  private init(adopting name: GLuint, _ descriptor: Descriptor) {
    self.name = name
    width = descriptor.width
    height = descriptor.height
    pixelFormat = descriptor.format == .single ? GL.red : GL.rgba
  }

  deinit {
    var name = self.name
    glDeleteTextures(1, &name)
  }

  /// Makes a texture and fills it with rows from the top, 8 bits a channel.
  static func uploading(
    _ pixels: [UInt8], _ descriptor: Descriptor
  ) throws(GPUError) -> GPUTexture {
    let channels = descriptor.format == .single ? 1 : 4
    let sides = 1...Image.largestSide
    guard sides.contains(descriptor.width), sides.contains(descriptor.height),
      pixels.count == descriptor.width * descriptor.height * channels
    else {
      throw GPUError(
        .outOfRange, call: "glTextureStorage2D",
        detail: "\(descriptor.width)×\(descriptor.height), \(pixels.count) bytes")
    }
    var name: GLuint = 0
    glCreateTextures(GL.texture2D, 1, &name)
    guard name != 0 else { throw GPUError(.objectCreationFailed, call: "glCreateTextures") }
    let texture = GPUTexture(adopting: name, descriptor)
    texture.allocate(descriptor)
    texture.replace(pixels)
    if descriptor.hasMipmaps { glGenerateTextureMipmap(name) }
    return texture
  }

  /// Replaces all texels of the largest level.
  borrowing func replace(_ pixels: [UInt8]) {
    pixels.withUnsafeBytes {
      glTextureSubImage2D(
        name, 0, 0, 0, GLsizei(width), GLsizei(height), pixelFormat, GL.unsignedByte,
        $0.baseAddress)
    }
  }

  private borrowing func allocate(_ descriptor: Descriptor) {
    let largest = max(width, height)
    let levels = descriptor.hasMipmaps ? largest.bitWidth - largest.leadingZeroBitCount : 1
    let format =
      switch descriptor.format {
      case .colour: GL.srgb8Alpha8
      case .numbers: GL.rgba8
      case .single: GL.red8
      }
    glTextureStorage2D(name, GLsizei(levels), format, GLsizei(width), GLsizei(height))
    let minimum =
      switch (descriptor.hasMipmaps, descriptor.isSmooth) {
      case (true, true):
        descriptor.blendsMipmaps ? GL_LINEAR_MIPMAP_LINEAR : GL_LINEAR_MIPMAP_NEAREST
      case (true, false): GL_NEAREST_MIPMAP_LINEAR
      case (false, true): GL_LINEAR
      case (false, false): GL_NEAREST
      }
    glTextureParameteri(name, GL.minFilter, minimum)
    glTextureParameteri(name, GL.magFilter, descriptor.isSmooth ? GL_LINEAR : GL_NEAREST)
    glTextureParameteri(name, GL.wrapS, Self.code(descriptor.wrapS))
    glTextureParameteri(name, GL.wrapT, Self.code(descriptor.wrapT))
  }

  /// Keeps slanted surfaces, such as the pavement, sharp.
  borrowing func setAnisotropy(_ samples: Float) {
    glTextureParameterf(name, GL.maxAnisotropy, samples)
  }

  private static func code(_ wrap: Texture.Wrap) -> GLint {
    switch wrap {
    case .clamp: GL_CLAMP_TO_EDGE
    case .mirror: GL_MIRRORED_REPEAT
    case .repeat: GL_REPEAT
    }
  }
}
