internal import COpenGL

// MARK: - Making and giving back

extension RenderDevice {
  func makeBuffer<Element: BitwiseCopyable>(
    _ elements: [Element]
  ) throws(GPUError) -> Handle<GPUBuffer> {
    buffers.insert(try GPUBuffer.uploading(elements))
  }

  func makeStream(regionSize: Int) throws(GPUError) -> Handle<StreamBuffer> {
    streams.insert(try StreamBuffer.make(regionSize: regionSize))
  }

  func makeTexture(
    _ pixels: [UInt8], _ descriptor: GPUTexture.Descriptor
  ) throws(GPUError) -> Handle<GPUTexture> {
    var descriptor = descriptor
    // Software filters each texel by itself, so what it cannot afford stays off there.
    descriptor.blendsMipmaps = !isSoftware
    let texture = try GPUTexture.uploading(pixels, descriptor)
    if descriptor.hasMipmaps, !isSoftware { texture.setAnisotropy(8) }
    return textures.insert(texture)
  }

  func makeProgram(
    _ label: String, vertex: String, fragment: String, defines: [String] = []
  ) throws(GPUError) -> Handle<ShaderProgram> {
    programs.insert(
      try ShaderProgram.linking(label, vertex: vertex, fragment: fragment, defines: defines))
  }

  func makeVertexArray(
    _ attributes: [VertexArray.Attribute]
  ) throws(GPUError) -> Handle<VertexArray> {
    vertexArrays.insert(try VertexArray.make(attributes))
  }

  /// Makes a picture to draw on.
  ///
  /// Four samples a pixel smooth edges, one does not; the device's own limit holds.
  package func makeTarget(
    width: Int, height: Int, samples: Int = 1, holdsLight: Bool = false
  ) throws(GPUError) -> RenderTarget {
    let framebuffer = try Framebuffer.make(
      width: width, height: height, samples: min(max(samples, 1), max(maxSamples, 1)),
      holdsLight: holdsLight)
    return RenderTarget(
      handle: framebuffers.insert(framebuffer), width: width, height: height)
  }

  /// Gives a picture back; false if that had happened before.
  @discardableResult
  package func destroy(_ target: RenderTarget) -> Bool { framebuffers.remove(target.handle) }

  @discardableResult
  func destroy(_ handle: Handle<GPUBuffer>) -> Bool { buffers.remove(handle) }

  @discardableResult
  func destroy(_ handle: Handle<StreamBuffer>) -> Bool { streams.remove(handle) }

  @discardableResult
  func destroy(_ handle: Handle<VertexArray>) -> Bool {
    // A name that the driver gives out again must not look bound already.
    bound.vertexArray = 0
    return vertexArrays.remove(handle)
  }

  @discardableResult
  func destroy(_ handle: Handle<GPUTexture>) -> Bool {
    bound.textures = InlineArray(repeating: 0)
    return textures.remove(handle)
  }
}

/// A picture to draw on, as named outside the device.
package struct RenderTarget: Hashable, Sendable {
  let handle: Handle<Framebuffer>
  package let width: Int
  package let height: Int
}

// MARK: - Vertex layouts

extension RenderDevice {
  /// Says which buffer a vertex array reads at one of its bindings.
  func setVertices(
    of array: Handle<VertexArray>, binding: Int, buffer: GLuint, offset: Int, stride: Int
  ) {
    let done: Void? = vertexArrays.with(array) {
      $0.setVertices(buffer, binding: binding, offset: offset, stride: stride)
    }
    precondition(done != nil, "a stale vertex array")
  }

  func setIndices(of array: Handle<VertexArray>, buffer: GLuint) {
    let done: Void? = vertexArrays.with(array) { $0.setIndices(buffer) }
    precondition(done != nil, "a stale vertex array")
  }

  func name(of handle: Handle<GPUBuffer>) -> GLuint {
    resolved(buffers.with(handle) { $0.name })
  }

  func name(of handle: Handle<StreamBuffer>) -> GLuint {
    resolved(streams.with(handle) { $0.name })
  }

  func resolved(_ name: GLuint?) -> GLuint {
    guard let name else { preconditionFailure("a stale handle") }
    return name
  }
}
