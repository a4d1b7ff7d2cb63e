/// Bends every person once a frame, for all views.
///
/// On the `gpu` path the device morphs and skins by a compute shader into the vertices that
/// everything is drawn from. On the `software` path a C kernel does, into memory that the device
/// reads; three copies take turns, since the device may be that many frames behind.
struct SkinningPass {
  var people: [Person] = []
  private let program: Handle<ShaderProgram>?
  private let jobLocation: Int32
  /// Palettes and morph weights of everybody, as the shader reads them.
  private var numbers: Handle<StreamBuffer>?
  private var numbersSize = 0

  init(path: RenderPath, on device: RenderDevice) throws(GPUError) {
    guard path == .gpu else {
      program = nil
      jobLocation = -1
      return
    }
    let made = try device.makeProgram(
      "skin", compute: ShaderSource.plain(PackageResources.skin_comp))
    program = made
    jobLocation = device.location(of: "job", in: made)
  }

  /// Adds a person; one that had the name before leaves.
  mutating func add(
    _ person: Person, from resources: inout SceneResources, on device: RenderDevice
  ) throws(GPUError) {
    remove(id: person.id, from: &resources, on: device)
    people.append(person)
    guard program != nil else { return }
    let size = people.reduce(0) { $0 + $1.numbersSize }
    guard size > numbersSize else { return }
    if let numbers { device.destroy(numbers) }
    numbers = try device.makeStream(regionSize: size)
    numbersSize = size
  }

  /// Gives a person's memory back; false if nobody has that name.
  @discardableResult
  mutating func remove(
    id: String, from resources: inout SceneResources, on device: RenderDevice
  ) -> Bool {
    guard let index = people.firstIndex(where: { $0.id == id }) else { return false }
    people[index].free(from: &resources, on: device)
    people.remove(at: index)
    return true
  }

  /// Takes a person's pose for the frames from now on; false if nobody has that name.
  ///
  /// Allocates nothing; the arrays are read, not kept.
  mutating func set(
    id: String, worldFromPerson: Pose, locals: [JointTransform], morphWeights: [Float]
  ) -> Bool {
    guard let index = people.firstIndex(where: { $0.id == id }) else { return false }
    people[index].set(worldFromPerson, locals, morphWeights)
    return true
  }

  /// Bends everybody in a place who moved since the last time.
  mutating func run(place: String, _ geometry: Geometry, on device: RenderDevice) {
    guard people.contains(where: { $0.needsSkin(in: place) }) else { return }
    if let program, let numbers {
      reckon(place, program, numbers, geometry, on: device)
    } else if let memory = device.memory(of: geometry.vertexBuffer) {
      for index in people.indices where people[index].needsSkin(in: place) {
        people[index].skin(into: memory)
      }
    }
  }

  private mutating func reckon(
    _ place: String, _ program: Handle<ShaderProgram>, _ numbers: Handle<StreamBuffer>,
    _ geometry: Geometry, on device: RenderDevice
  ) {
    let offset = device.fill(numbers) { memory in
      var position = 0
      for index in people.indices where people[index].needsSkin(in: place) {
        position = people[index].write(to: memory, at: position)
      }
    }
    device.endUse(of: numbers)
    device.use(program)
    device.bindStorage(
      1, device.name(of: numbers), offset: offset, size: numbersSize)
    device.bindStorage(4, device.name(of: geometry.vertexBuffer))
    // What was drawn before must be read before it is written over.
    device.finishReckoning()
    var position = 0
    for index in people.indices where people[index].needsSkin(in: place) {
      guard let source = people[index].source else { continue }
      device.bindStorage(2, device.name(of: source.vertices))
      device.bindStorage(3, device.name(of: source.morphs))
      let first = position / MemoryLayout<SIMD4<Float>>.stride
      device.setUniform(
        SIMD4(
          UInt32(people[index].mesh.count), UInt32(people[index].ranges.vertices.lowerBound),
          UInt32(first), UInt32(first + people[index].palette.matrices.count * 4)),
        at: jobLocation)
      device.reckon(groups: (people[index].mesh.count + 63) / 64)
      position += people[index].numbersSize
      people[index].isStale = false
    }
    device.finishReckoning()
  }
}

extension Person {
  /// Whether the person is there to be seen and has moved.
  fileprivate func needsSkin(in place: String) -> Bool {
    isStale && isVisible && self.place == place && mesh.count > 0
  }

  /// Bytes of the matrices and the weights, filled up to whole vectors of four.
  fileprivate var numbersSize: Int {
    palette.matrices.count * MemoryLayout<Float4x4>.stride + (morphWeights.count + 3) / 4 * 16
  }

  /// Writes the matrices, then the weights; the result is where the next person's begin.
  fileprivate func write(to memory: UnsafeMutableRawBufferPointer, at position: Int) -> Int {
    var next = position
    palette.matrices.withUnsafeBytes { source in
      UnsafeMutableRawBufferPointer(rebasing: memory[next..<next + source.count])
        .copyMemory(from: source)
      next += source.count
    }
    for (index, weight) in morphWeights.enumerated() {
      // What is hardly there is not worth its vertices.
      memory.storeBytes(
        of: abs(weight) > SkinnedMesh.leastMorphWeight ? weight : 0, toByteOffset: next + index * 4,
        as: Float.self)
    }
    return position + numbersSize
  }

  /// Writes the vertices into the next of the copies.
  fileprivate mutating func skin(into memory: UnsafeMutableRawBufferPointer) {
    copy = (copy + 1) % FrameClock.framesInFlight
    let first = ranges.vertices.lowerBound + copy * mesh.count
    let size = mesh.count * SkinnedMesh.outputStride
    let start = first * SkinnedMesh.outputStride
    mesh.skin(
      palette: palette, morphWeights: morphWeights,
      into: UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + size]))
    isStale = false
  }
}
