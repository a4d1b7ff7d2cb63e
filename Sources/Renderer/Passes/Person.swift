/// One person on the device.
struct Person {
  let id: String
  let place: String
  let skeleton: Skeleton
  var mesh: SkinnedMesh
  var palette: JointPalette
  var morphWeights: [Float]
  /// The box around all joints, with some room; it follows them.
  var bounds = Bounds(lower: .zero, upper: .zero)
  var worldFromPerson = Pose.identity
  var isVisible = true
  /// Whether the vertices on the device are those of an older pose.
  var isStale = true
  /// Which copy of the vertices this frame draws.
  var copy = 0
  let materials: Int
  let ranges: MeshRanges
  /// One a part of the mesh: its material's draw and its triangles.
  let parts: [(draw: SceneDraw, triangles: Range<Int>)]
  /// What the device bends by itself; nil where the processor does.
  let source: SkinSources.Ranges?
  let capsules: ShadowCapsules

  /// Uploads a person.
  init(
    id: String, place: String, _ scene: ImportedScene, skeleton index: Int, materials: Int,
    into resources: inout SceneResources, on device: RenderDevice
  ) throws(GPUError) {
    self.id = id
    self.place = place
    self.materials = materials
    skeleton = scene.skeletons[index]
    let mesh = SkinnedMesh(scene, skeleton: index)
    self.mesh = mesh
    let coordinates = mesh.surfaceCoordinates.indices.map { vertex in
      Geometry.Coordinates(
        surface: mesh.surfaceCoordinates[vertex], lightmap: mesh.secondCoordinates[vertex],
        colour: mesh.colours[vertex])
    }
    ranges = try resources.addMovingMesh(coordinates, mesh.indices, on: device)
    var parts: [(draw: SceneDraw, triangles: Range<Int>)] = []
    for part in mesh.parts where part.indexCount > 0 {
      let draw = try resources.draw(
        materials, material: part.material, hasLightmapCoordinates: false,
        hasColours: part.hasColours, on: device)
      parts.append((draw, part.firstIndex..<part.firstIndex + part.indexCount))
    }
    self.parts = parts
    source = try resources.addSkin(mesh, on: device)
    palette = JointPalette(jointCount: skeleton.count)
    palette.update(skeleton, locals: skeleton.restLocal, worldFromPerson: .identity)
    morphWeights = Array(repeating: 0, count: mesh.morphNames.count)
    capsules = ShadowCapsules(skeleton)
    updateBounds()
  }

  /// Gives everything of the person back.
  func free(from resources: inout SceneResources, on device: RenderDevice) {
    resources.freeMesh(ranges, on: device)
    resources.freeMaterials(materials, on: device)
    if let source { resources.freeSkin(source, on: device) }
  }

  /// Takes a pose; allocates nothing.
  mutating func set(_ pose: Pose, _ locals: [JointTransform], _ weights: [Float]) {
    worldFromPerson = pose
    palette.update(skeleton, locals: locals, worldFromPerson: pose)
    for index in morphWeights.indices {
      morphWeights[index] = index < weights.count ? weights[index] : 0
    }
    updateBounds()
    isStale = true
  }

  /// Whether the person is there to be seen in a place.
  func isShown(in place: String) -> Bool { isVisible && self.place == place }

  /// The box around all joints, with flesh and a raised arm's fingers to spare.
  private mutating func updateBounds() {
    guard let first = palette.worldFromJoint.first?.c3.xyz else { return }
    var box = Bounds(lower: first, upper: first)
    for joint in palette.worldFromJoint { box.include(joint.c3.xyz) }
    box.lower -= SIMD3(repeating: 0.3)
    box.upper += SIMD3(repeating: 0.3)
    bounds = box
  }
}
