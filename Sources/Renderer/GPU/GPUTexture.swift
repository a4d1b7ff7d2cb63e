internal import COpenGL

/// A two-dimensional picture in the device's memory, or several of one size in layers.
struct GPUTexture: ~Copyable {
  struct Descriptor: Hashable {
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
    /// The number of pictures in an array; nil for a texture that is none.
    var layers: Int?

    /// Bytes of one layer's largest level.
    var layerSize: Int { width * height * (format == .single ? 1 : 4) }
  }

  let name: GLuint
  let descriptor: Descriptor

  private init(adopting name: GLuint, _ descriptor: Descriptor) {
    self.name = name
    self.descriptor = descriptor
  }

  deinit {
    var name = self.name
    glDeleteTextures(1, &name)
  }

  /// Makes a texture without texels.
  static func make(_ descriptor: Descriptor) throws(GPUError) -> GPUTexture {
    let sides = 1...Image.largestSide
    guard sides.contains(descriptor.width), sides.contains(descriptor.height),
      (1...2_048).contains(descriptor.layers ?? 1)
    else {
      throw GPUError(
        .outOfRange, call: "glTextureStorage",
        detail: "\(descriptor.width)×\(descriptor.height), \(descriptor.layers ?? 1)")
    }
    var name: GLuint = 0
    glCreateTextures(descriptor.layers == nil ? GL.texture2D : GL.texture2DArray, 1, &name)
    guard name != 0 else { throw GPUError(.objectCreationFailed, call: "glCreateTextures") }
    let texture = GPUTexture(adopting: name, descriptor)
    texture.allocate()
    return texture
  }

  /// Makes a texture and fills it with rows from the top, 8 bits a channel.
  static func uploading(
    _ pixels: [UInt8], _ descriptor: Descriptor
  ) throws(GPUError) -> GPUTexture {
    guard descriptor.layers == nil, pixels.count == descriptor.layerSize else {
      throw GPUError(
        .outOfRange, call: "glTextureSubImage2D",
        detail: "\(descriptor.width)×\(descriptor.height), \(pixels.count) bytes")
    }
    let texture = try make(descriptor)
    texture.replace(pixels, layer: 0)
    texture.makeMipmaps()
    return texture
  }

  /// Replaces all texels of the largest level of one layer; the caller has checked the size.
  borrowing func replace(_ pixels: [UInt8], layer: Int) {
    pixels.withUnsafeBytes {
      replace($0, level: 0, layer: layer, width: descriptor.width, height: descriptor.height)
    }
  }

  /// Replaces all smaller levels of one layer; the caller has checked the size.
  borrowing func replace(_ mipmaps: Mipmaps, layer: Int) {
    mipmaps.pixels.withUnsafeBytes { bytes in
      for (level, size) in mipmaps.sizes.enumerated() {
        let part = UnsafeRawBufferPointer(rebasing: bytes[mipmaps.bytes(ofLevel: level)])
        replace(part, level: level + 1, layer: layer, width: size.width, height: size.height)
      }
    }
  }

  private borrowing func replace(
    _ texels: UnsafeRawBufferPointer, level: Int, layer: Int, width: Int, height: Int
  ) {
    let format = descriptor.format == .single ? GL.red : GL.rgba
    let (width, height) = (GLsizei(width), GLsizei(height))
    if descriptor.layers == nil {
      glTextureSubImage2D(
        name, GLint(level), 0, 0, width, height, format, GL.unsignedByte, texels.baseAddress)
    } else {
      glTextureSubImage3D(
        name, GLint(level), 0, 0, GLint(layer), width, height, 1, format, GL.unsignedByte,
        texels.baseAddress)
    }
  }

  /// Makes the smaller levels from the largest one.
  borrowing func makeMipmaps() {
    if descriptor.hasMipmaps { glGenerateTextureMipmap(name) }
  }

  private borrowing func allocate() {
    let width = GLsizei(descriptor.width)
    let height = GLsizei(descriptor.height)
    let largest = max(descriptor.width, descriptor.height)
    let levels = GLsizei(
      descriptor.hasMipmaps ? largest.bitWidth - largest.leadingZeroBitCount : 1)
    let format =
      switch descriptor.format {
      case .colour: GL.srgb8Alpha8
      case .numbers: GL.rgba8
      case .single: GL.red8
      }
    if let layers = descriptor.layers {
      glTextureStorage3D(name, levels, format, width, height, GLsizei(layers))
    } else {
      glTextureStorage2D(name, levels, format, width, height)
    }
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
