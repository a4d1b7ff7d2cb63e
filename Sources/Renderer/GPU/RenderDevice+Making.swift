internal import COpenGL

// MARK: - Making and giving back

extension RenderDevice {
  /// Makes a buffer with the bytes of an array.
  func makeBuffer<Element: BitwiseCopyable>(
    _ elements: [Element]
  ) throws(GPUError) -> Handle<GPUBuffer> {
    let handle = try makeBuffer(size: elements.count * MemoryLayout<Element>.stride)
    elements.withUnsafeBytes { write($0, to: handle, at: 0) }
    return handle
  }

  /// Makes a buffer whose bytes mean nothing yet.
  func makeBuffer(size: Int, isMapped: Bool = false) throws(GPUError) -> Handle<GPUBuffer> {
    checkThread("makeBuffer")
    return buffers.insert(try GPUBuffer.make(size: size, isMapped: isMapped))
  }

  func makeStream(regionSize: Int) throws(GPUError) -> Handle<StreamBuffer> {
    checkThread("makeStream")
    return streams.insert(try StreamBuffer.make(regionSize: regionSize))
  }

  func makeTexture(
    _ pixels: [UInt8], _ descriptor: GPUTexture.Descriptor
  ) throws(GPUError) -> Handle<GPUTexture> {
    checkThread("makeTexture")
    return adopt(try GPUTexture.uploading(pixels, suited(descriptor)))
  }

  /// Makes a texture whose texels mean nothing yet.
  func makeTexture(_ descriptor: GPUTexture.Descriptor) throws(GPUError) -> Handle<GPUTexture> {
    checkThread("makeTexture")
    return adopt(try GPUTexture.make(suited(descriptor)))
  }

  private func suited(_ descriptor: GPUTexture.Descriptor) -> GPUTexture.Descriptor {
    var descriptor = descriptor
    // Software filters each texel by itself, so what it cannot afford stays off there.
    descriptor.blendsMipmaps = !isSoftware
    return descriptor
  }

  private func adopt(_ texture: consuming GPUTexture) -> Handle<GPUTexture> {
    if texture.descriptor.hasMipmaps, !isSoftware { texture.setAnisotropy(8) }
    return textures.insert(texture)
  }

  func makeProgram(
    _ label: String, vertex: String, fragment: String, defines: [String] = []
  ) throws(GPUError) -> Handle<ShaderProgram> {
    checkThread("makeProgram")
    builtPrograms.append(([label] + defines).joined(separator: " "))
    return programs.insert(
      try ShaderProgram.linking(label, vertex: vertex, fragment: fragment, defines: defines))
  }

  /// Makes a program that draws nothing but reckons.
  func makeProgram(
    _ label: String, compute: String
  ) throws(GPUError) -> Handle<ShaderProgram> {
    checkThread("makeProgram")
    builtPrograms.append(label)
    return programs.insert(try ShaderProgram.linking(label, compute: compute))
  }

  func makeVertexArray(
    _ attributes: [VertexArray.Attribute]
  ) throws(GPUError) -> Handle<VertexArray> {
    checkThread("makeVertexArray")
    return vertexArrays.insert(try VertexArray.make(attributes))
  }

  /// Makes a picture to draw on.
  ///
  /// Four samples a pixel smooth edges, one does not; the device's own limit holds.
  package func makeTarget(
    width: Int, height: Int, samples: Int = 1, holdsLight: Bool = false
  ) throws(GPUError) -> RenderTarget {
    checkThread("makeTarget")
    let framebuffer = try Framebuffer.make(
      width: width, height: height, samples: min(max(samples, 1), max(maxSamples, 1)),
      holdsLight: holdsLight)
    return RenderTarget(
      handle: framebuffers.insert(framebuffer), width: width, height: height)
  }

  /// Gives a picture back; false, and a fault, if that had happened before.
  @discardableResult
  package func destroy(_ target: RenderTarget) -> Bool {
    bound.textures = InlineArray(repeating: 0)
    return freed(framebuffers.remove(target.handle), "destroy(target)")
  }

  @discardableResult
  func destroy(_ handle: Handle<GPUBuffer>) -> Bool {
    freed(buffers.remove(handle), "destroy(buffer)")
  }

  @discardableResult
  func destroy(_ handle: Handle<StreamBuffer>) -> Bool {
    freed(streams.remove(handle), "destroy(stream)")
  }

  @discardableResult
  func destroy(_ handle: Handle<ShaderProgram>) -> Bool {
    // A name that the driver gives out again must not look bound already.
    bound.program = 0
    if let name = (programs.with(handle) { $0.name }) { usedPrograms.remove(name) }
    return freed(programs.remove(handle), "destroy(program)")
  }

  @discardableResult
  func destroy(_ handle: Handle<VertexArray>) -> Bool {
    bound.vertexArray = 0
    return freed(vertexArrays.remove(handle), "destroy(vertexArray)")
  }

  @discardableResult
  func destroy(_ handle: Handle<GPUTexture>) -> Bool {
    bound.textures = InlineArray(repeating: 0)
    return freed(textures.remove(handle), "destroy(texture)")
  }

  func freed(_ wasThere: Bool, _ call: String) -> Bool {
    checkThread(call)
    if !wasThere { report(.doubleFree(call: call)) }
    return wasThere
  }
}

/// A picture to draw on, as named outside the device.
package struct RenderTarget: Hashable, Sendable {
  let handle: Handle<Framebuffer>
  package let width: Int
  package let height: Int
}

// MARK: - Filling

extension RenderDevice {
  /// Replaces some bytes of a buffer.
  func write(_ bytes: UnsafeRawBufferPointer, to handle: Handle<GPUBuffer>, at offset: Int) {
    guard let size = (buffers.with(handle) { $0.size }) else {
      return report(.staleHandle(call: "write"))
    }
    guard offset >= 0, offset + bytes.count <= size else {
      return report(.wrongSize(call: "write", expected: size, actual: offset + bytes.count))
    }
    guard !bytes.isEmpty else { return }
    buffers.with(handle) { $0.write(bytes, at: offset) }
  }

  /// Copies the first bytes of one buffer to another.
  func copy(_ source: Handle<GPUBuffer>, to target: Handle<GPUBuffer>, bytes: Int) {
    guard let from = (buffers.with(source) { ($0.name, $0.size) }),
      let to = (buffers.with(target) { ($0.name, $0.size) })
    else { return report(.staleHandle(call: "copy")) }
    guard bytes <= min(from.1, to.1) else {
      return report(.wrongSize(call: "copy", expected: min(from.1, to.1), actual: bytes))
    }
    glCopyNamedBufferSubData(from.0, to.0, 0, 0, bytes)
  }

  /// Where a mapped buffer can be written; nil, and a fault, for any other.
  func memory(of handle: Handle<GPUBuffer>) -> UnsafeMutableRawBufferPointer? {
    let found = buffers.with(handle) { buffer in
      buffer.memory.map { UnsafeMutableRawBufferPointer(start: $0, count: buffer.size) }
    }
    guard let found, let memory = found else {
      report(.staleHandle(call: "memory"))
      return nil
    }
    return memory
  }

  /// Replaces all texels of one layer; smaller levels stay as they are.
  func replace(_ texture: Handle<GPUTexture>, with pixels: [UInt8], layer: Int = 0) {
    guard let descriptor = (textures.with(texture) { $0.descriptor }) else {
      return report(.staleHandle(call: "replace"))
    }
    guard pixels.count == descriptor.layerSize, layer < descriptor.layers ?? 1 else {
      return report(
        .wrongSize(call: "replace", expected: descriptor.layerSize, actual: pixels.count))
    }
    textures.with(texture) { $0.replace(pixels, layer: layer) }
  }

  /// Replaces the smaller levels of one layer.
  func replace(_ texture: Handle<GPUTexture>, with mipmaps: Mipmaps, layer: Int) {
    guard let descriptor = (textures.with(texture) { $0.descriptor }) else {
      return report(.staleHandle(call: "replace"))
    }
    let first = mipmaps.sizes.first ?? (width: 1, height: 1)
    guard descriptor.hasMipmaps, layer < descriptor.layers ?? 1,
      first == (max(descriptor.width / 2, 1), max(descriptor.height / 2, 1))
    else {
      return report(
        .wrongSize(call: "replace", expected: descriptor.width / 2, actual: first.width))
    }
    textures.with(texture) { $0.replace(mipmaps, layer: layer) }
  }
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
    if done == nil { report(.staleHandle(call: "setVertices")) }
  }

  func setIndices(of array: Handle<VertexArray>, buffer: GLuint) {
    let done: Void? = vertexArrays.with(array) { $0.setIndices(buffer) }
    if done == nil { report(.staleHandle(call: "setIndices")) }
  }

  /// How many instances read the same element of a binding.
  func setDivisor(of array: Handle<VertexArray>, binding: Int, _ divisor: Int) {
    let done: Void? = vertexArrays.with(array) { $0.setDivisor(divisor, binding: binding) }
    if done == nil { report(.staleHandle(call: "setDivisor")) }
  }

  // The driver's names, for what is resolved once and used in every frame; 0, and a fault, for
  // a stale handle.

  func name(of handle: Handle<GPUBuffer>) -> GLuint {
    resolved(buffers.with(handle) { $0.name }, "name(buffer)")
  }

  func name(of handle: Handle<StreamBuffer>) -> GLuint {
    resolved(streams.with(handle) { $0.name }, "name(stream)")
  }

  func name(of handle: Handle<GPUTexture>) -> GLuint {
    resolved(textures.with(handle) { $0.name }, "name(texture)")
  }

  func name(of handle: Handle<ShaderProgram>) -> GLuint {
    resolved(programs.with(handle) { $0.name }, "name(program)")
  }

  func name(of handle: Handle<VertexArray>) -> GLuint {
    resolved(vertexArrays.with(handle) { $0.name }, "name(vertexArray)")
  }

  func resolved(_ name: GLuint?, _ call: String) -> GLuint {
    if name == nil { report(.staleHandle(call: call)) }
    return name ?? 0
  }
}
