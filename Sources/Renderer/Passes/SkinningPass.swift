/// Bends every person once a frame, for all views.
///
/// On the `gpu` path the device morphs and skins everybody by one call of a compute shader into
/// the vertices that everything is drawn from. On the `software` path a C kernel does, into memory
/// that the device reads; as many copies take turns as the device may be frames behind.
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
    id: String, worldFromPerson: Pose, locals: JointPose, morphWeights: [Float]
  ) -> Bool {
    guard let index = people.firstIndex(where: { $0.id == id }) else { return false }
    people[index].set(worldFromPerson, locals, morphWeights)
    return true
  }

  /// Chooses for everybody in a place how much of them is drawn, the same for all views.
  ///
  /// Allocates nothing.
  mutating func chooseDetail(place: String, _ views: [View]) {
    for index in people.indices where people[index].place == place {
      people[index].chooseDetail(views)
    }
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
        people[index].skin(into: memory, copies: device.clock.framesInFlight)
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
        groups = max(groups, (people[index].vertexCount + 63) / 64)
        people[index].isStale = false
        job += 1
      }
    }
    device.endUse(of: numbers)
    let name = device.name(of: numbers)
    device.bindStorage(1, name, offset: offset, size: numbersSize)
    device.bindStorage(5, name, offset: offset, size: numbersSize)
    device.bindStorage(6, name, offset: offset, size: numbersSize)
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
  var firstActive: UInt32
  var maskWords: UInt32

  static let stride = 32
}

extension Person {
  /// Whether the person is there to be seen and has moved.
  fileprivate func needsSkin(in place: String) -> Bool {
    isStale && isVisible && self.place == place && vertexCount > 0
  }

  /// Bytes of the matrices, the weights and the bits, each filled up to whole vectors of four.
  fileprivate var numbersSize: Int {
    weightsOffset + weightsSize + (levels[0].mesh.maskWords + 3) / 4 * 16
  }

  private var weightsOffset: Int { palette.matrices.count * MemoryLayout<Float4x4>.stride }

  private var weightsSize: Int { (morphWeights.count + 3) / 4 * 16 }

  fileprivate var vertexCount: Int { levels[shown].mesh.count }

  /// What the shader needs to know where the matrices begin at a byte.
  fileprivate func job(at position: Int) -> SkinJob {
    let source = levels[shown].source
    return SkinJob(
      vertices: UInt32(vertexCount),
      firstResult: UInt32(levels[shown].ranges.vertices.lowerBound),
      firstColumn: UInt32(position / 16), firstWeights: UInt32((position + weightsOffset) / 16),
      firstVertex: UInt32(source?.vertices.lowerBound ?? 0),
      firstMorph: UInt32(source?.morphs.lowerBound ?? 0),
      firstActive: UInt32((position + weightsOffset + weightsSize) / 4),
      maskWords: UInt32(levels[shown].mesh.maskWords))
  }

  /// Writes matrices, weights and the bits of the targets that have weight.
  ///
  /// The result is where the next person's begin.
  fileprivate func write(to memory: UnsafeMutableRawBufferPointer, at position: Int) -> Int {
    var next = position
    palette.matrices.withUnsafeBytes { source in
      UnsafeMutableRawBufferPointer(rebasing: memory[next..<next + source.count])
        .copyMemory(from: source)
      next += source.count
    }
    for index in morphWeights.indices {
      memory.storeBytes(of: morphWeights[index], toByteOffset: next + index * 4, as: Float.self)
    }
    next += weightsSize
    for word in 0..<levels[0].mesh.maskWords {
      // What is hardly there is not worth its vertices; far off nobody sees a face.
      let bits = detail.level == .far ? 0 : SkinnedMesh.activeTargets(morphWeights, word: word)
      memory.storeBytes(of: bits, toByteOffset: next + word * 4, as: UInt32.self)
    }
    return position + numbersSize
  }

  /// Writes the vertices into the next of the copies.
  fileprivate mutating func skin(into memory: UnsafeMutableRawBufferPointer, copies: Int) {
    copy = (copy + 1) % copies
    let shown = shown
    let size = vertexCount * SkinnedMesh.outputStride
    let start = firstVertex * SkinnedMesh.outputStride
    levels[shown].mesh.skin(
      palette: palette, morphWeights: detail.level == .far ? [] : morphWeights,
      into: UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + size]))
    isStale = false
  }
}
