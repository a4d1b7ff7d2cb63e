/// One person on the device.
struct Person {
  let id: String
  let place: String
  let skeleton: Skeleton
  var mesh: SkinnedMesh
  var palette: JointPalette
  var morphWeights: [Float]
  /// Bounds follow the pelvis, since a person may lean or crouch but not leave this box.
  var bounds = Bounds(lower: .zero, upper: .zero)
  var worldFromPerson = Pose.identity
  var isVisible = true
  /// Whether the vertices on the device are those of an older pose.
  var isStale = true
  let drawList: DrawList
  let vertexArray: Handle<VertexArray>
  let stream: Handle<StreamBuffer>
  let capsules: ShadowCapsules
}

/// Bends every person once a frame, for all views.
///
/// The processor morphs and skins by a C kernel straight into memory that the device reads.
struct SkinningPass {
  var people: [Person] = []

  /// Uploads a person.
  mutating func add(
    id: String, place: String, _ scene: ImportedScene, into resources: inout SceneResources,
    on device: RenderDevice
  ) throws(GPUError) {
    let mesh = SkinnedMesh(scene, skeleton: 0)
    let skeleton = scene.skeletons[0]
    let firstMaterial = try resources.add(scene, on: device)
    let array = try Self.makeVertexArray(on: device)
    let surface = try device.makeBuffer(mesh.surfaceCoordinates)
    device.setVertices(
      of: array, binding: 1, buffer: device.name(of: surface), offset: 0, stride: 8)
    device.setIndices(of: array, buffer: device.name(of: try device.makeBuffer(mesh.indices)))
    let model = resources.add(SceneModel(vertexArray: array))
    let items = Self.items(mesh, scene, firstMaterial: firstMaterial, model: model)
    for item in items {
      try resources.prepare(ShaderVariant(rawValue: item.variant), on: device)
    }
    var palette = JointPalette(jointCount: skeleton.count)
    palette.update(skeleton, locals: skeleton.restLocal, worldFromPerson: .identity)
    people.removeAll { $0.id == id }
    people.append(
      Person(
        id: id, place: place, skeleton: skeleton, mesh: mesh, palette: palette,
        morphWeights: Array(repeating: 0, count: mesh.morphNames.count),
        drawList: DrawList(items), vertexArray: array,
        stream: try device.makeStream(regionSize: mesh.count * SkinnedMesh.outputStride),
        capsules: ShadowCapsules(skeleton)))
    people[people.count - 1].updateBounds()
  }

  private static func makeVertexArray(
    on device: RenderDevice
  ) throws(GPUError) -> Handle<VertexArray> {
    try device.makeVertexArray([
      VertexArray.Attribute(location: 0, components: 3, offset: 0),
      VertexArray.Attribute(location: 1, components: 3, offset: 12),
      VertexArray.Attribute(location: 2, binding: 1, components: 2, offset: 0),
    ])
  }

  private static func items(
    _ mesh: SkinnedMesh, _ scene: ImportedScene, firstMaterial: Int, model: Int
  ) -> [DrawList.Item] {
    mesh.parts.filter { $0.indexCount > 0 }.map { part in
      let material = part.material.map { scene.materials[$0] } ?? Material()
      return DrawList.Item(
        stage: material.stage,
        variant: ShaderVariant(material, hasLightmapCoordinates: false).rawValue,
        material: firstMaterial + (part.material ?? scene.materials.count), model: model,
        firstIndex: part.firstIndex, indexCount: part.indexCount,
        bounds: Bounds(lower: .zero, upper: .zero))
    }
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

  /// Bends everybody who moved since the last time.
  mutating func run(place: String, on device: RenderDevice) {
    for index in people.indices
    where people[index].isStale && people[index].isVisible && people[index].place == place {
      people[index].skin(on: device)
    }
  }

  /// Marks the end of a frame's use of the vertices.
  func endUse(on device: RenderDevice) {
    for person in people where !person.isStale { device.endUse(of: person.stream) }
  }
}

extension Person {
  fileprivate mutating func set(
    _ pose: Pose, _ locals: [JointTransform], _ weights: [Float]
  ) {
    worldFromPerson = pose
    palette.update(skeleton, locals: locals, worldFromPerson: pose)
    for index in morphWeights.indices {
      morphWeights[index] = index < weights.count ? weights[index] : 0
    }
    updateBounds()
    isStale = true
  }

  /// The box around all joints, with flesh and a raised arm's fingers to spare.
  fileprivate mutating func updateBounds() {
    guard let first = palette.worldFromJoint.first?.c3.xyz else { return }
    bounds = Bounds(lower: first, upper: first)
    for joint in palette.worldFromJoint { bounds.include(joint.c3.xyz) }
    bounds.lower -= SIMD3(repeating: 0.3)
    bounds.upper += SIMD3(repeating: 0.3)
  }

  fileprivate mutating func skin(on device: RenderDevice) {
    let offset = device.fill(stream) { memory in
      mesh.skin(palette: palette, morphWeights: morphWeights, into: memory)
    }
    device.setVertices(
      of: vertexArray, binding: 0, buffer: device.name(of: stream), offset: offset,
      stride: SkinnedMesh.outputStride)
    isStale = false
  }
}
