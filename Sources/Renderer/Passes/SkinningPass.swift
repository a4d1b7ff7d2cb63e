/// Bends every person once a frame, for all views.
///
/// On the `gpu` path the device morphs and skins everybody by one call of a compute shader into
/// the vertices that everything is drawn from. On the `software` path a C kernel does, into memory that the device
/// reads; three copies take turns, since the device may be that many frames behind.
struct SkinningPass {
  var people: [Person] = []
  private let program: Handle<ShaderProgram>?
  /// Jobs, palettes and morph weights of everybody, as the shader reads them.
  private var numbers: Handle<StreamBuffer>?
  private var numbersSize = 0

  init(path: RenderPath, on device: RenderDevice) throws(GPUError) {
    program =
      path == .gpu
      ? try device.makeProgram("skin", compute: ShaderSource.plain(PackageResources.skin_comp))
      : nil
  }

  /// Adds a person; one that had the name before leaves.
  mutating func add(
    _ person: Person, from resources: inout SceneResources, on device: RenderDevice
  ) throws(GPUError) {
    remove(id: person.id, from: &resources, on: device)
    people.append(person)
    guard program != nil else { return }
    let size = people.reduce(0) { $0 + SkinJob.stride + $1.numbersSize }
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
  mutating func run(place: String, _ resources: SceneResources, on device: RenderDevice) {
    guard people.contains(where: { $0.needsSkin(in: place) }) else { return }
    if let program, let numbers, let sources = resources.skins {
      device.use(program)
      device.bindStorage(2, device.name(of: sources.vertices.buffer))
      device.bindStorage(3, device.name(of: sources.morphs.buffer))
      device.bindStorage(4, device.name(of: resources.geometry.vertexBuffer))
      reckon(place, numbers, on: device)
    } else if let memory = device.memory(of: resources.geometry.vertexBuffer) {
      for index in people.indices where people[index].needsSkin(in: place) {
        people[index].skin(into: memory)
      }
    }
  }

  private mutating func reckon(
    _ place: String, _ numbers: Handle<StreamBuffer>, on device: RenderDevice
  ) {
    let jobs = people.count { $0.needsSkin(in: place) }
    var groups = 0
    let offset = device.fill(numbers) { memory in
      var job = 0
      var position = jobs * SkinJob.stride
      for index in people.indices where people[index].needsSkin(in: place) {
        memory.storeBytes(
          of: people[index].job(at: position), toByteOffset: job * SkinJob.stride,
          as: SkinJob.self)
        position = people[index].write(to: memory, at: position)
        groups = max(groups, (people[index].mesh.count + 63) / 64)
        people[index].isStale = false
        job += 1
      }
    }
    device.endUse(of: numbers)
    let name = device.name(of: numbers)
    device.bindStorage(1, name, offset: offset, size: numbersSize)
    device.bindStorage(5, name, offset: offset, size: numbersSize)
    // What was drawn before must be read before it is written over.
    device.finishReckoning()
    device.reckon(groups: groups, jobs: jobs)
    device.finishReckoning()
  }
}

/// Where the shader finds what one person is bent from, and where the result goes.
private struct SkinJob: BitwiseCopyable {
  var vertices: UInt32
  var firstResult: UInt32
  var firstColumn: UInt32
  var firstWeights: UInt32
  var firstVertex: UInt32
  var firstMorph: UInt32
  private let padding = SIMD2<UInt32>.zero

  static let stride = 32
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

  /// What the shader needs to know where the matrices begin at a byte.
  fileprivate func job(at position: Int) -> SkinJob {
    let column = position / MemoryLayout<SIMD4<Float>>.stride
    return SkinJob(
      vertices: UInt32(mesh.count), firstResult: UInt32(ranges.vertices.lowerBound),
      firstColumn: UInt32(column), firstWeights: UInt32(column + palette.matrices.count * 4),
      firstVertex: UInt32(source?.vertices.lowerBound ?? 0),
      firstMorph: UInt32(source?.morphs.lowerBound ?? 0))
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
