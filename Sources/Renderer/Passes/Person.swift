/// A person's mesh of one level of detail on the device.
struct PersonLevel {
  /// What is drawn in one go.
  struct Part {
    var draw: SceneDraw
    var triangles: Range<Int>
    /// Hair throws none: its strands are thinner than a map of shadows can tell.
    var throwsShadow: Bool
  }

  var mesh: SkinnedMesh
  let ranges: MeshRanges
  /// One a part of the mesh: its material's draw and its triangles.
  let parts: [Part]
  /// What the device bends by itself; nil where the processor does.
  let source: SkinSources.Ranges?
  /// The joints that vertices and shadows hang on, with all above them.
  let joints: [Int]

  init(
    _ mesh: SkinnedMesh, of skeleton: Skeleton, materials: Int,
    into resources: inout SceneResources, on device: RenderDevice
  ) throws(GPUError) {
    self.mesh = mesh
    joints = mesh.joints(of: skeleton, and: ShadowCapsules(skeleton).joints)
    let coordinates = mesh.surfaceCoordinates.indices.map { vertex in
      Geometry.Coordinates(
        surface: mesh.surfaceCoordinates[vertex], lightmap: mesh.secondCoordinates[vertex],
        colour: mesh.colours[vertex])
    }
    ranges = try resources.addMovingMesh(coordinates, mesh.indices, on: device)
    var parts: [Part] = []
    for part in mesh.parts where part.indexCount > 0 {
      let draw = try resources.draw(
        materials, material: part.material, hasLightmapCoordinates: false,
        hasColours: part.hasColours, on: device)
      let triangles = part.firstIndex..<part.firstIndex + part.indexCount
      let core = try resources.core(
        materials, material: part.material, hasColours: part.hasColours, on: device)
      if let core { parts.append(Part(draw: core, triangles: triangles, throwsShadow: false)) }
      parts.append(
        Part(draw: draw, triangles: triangles, throwsShadow: draw.stage != .blended))
    }
    self.parts = parts
    source = mesh.count > 0 ? try resources.addSkin(mesh, on: device) : nil
  }
}

/// One person on the device.
struct Person {
  let id: String
  let place: String
  let skeleton: Skeleton
  /// The near mesh, and behind it the far one where the model has one.
  var levels: [PersonLevel]
  private(set) var detail = DetailChoice()
  /// How long the person is at rest in the longest direction, metres.
  private let size: Float
  private var locals: JointPose
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
    locals = skeleton.restLocal.ownCopy
    let near = SkinnedMesh(scene, skeleton: index)
    let far = SkinnedMesh(scene, skeleton: index, level: .far)
    var levels: [PersonLevel] = []
    for mesh in far.count > 0 ? [near, far] : [near] {
      levels.append(
        try PersonLevel(
          mesh, of: skeleton, materials: materials, into: &resources, on: device))
    }
    self.levels = levels
    palette = JointPalette(jointCount: skeleton.count)
    palette.update(skeleton, locals: skeleton.restLocal, worldFromPerson: .identity)
    morphWeights = Array(repeating: 0, count: near.morphNames.count)
    capsules = ShadowCapsules(skeleton)
    size = near.size(palette)
    updateBounds()
  }

  /// Gives everything of the person back.
  func free(from resources: inout SceneResources, on device: RenderDevice) {
    resources.freeMaterials(materials, on: device)
    for level in levels {
      resources.freeMesh(level.ranges, on: device)
      if let source = level.source { resources.freeSkin(source, on: device) }
    }
  }

  /// The position in `levels` of what is drawn.
  var shown: Int { detail.level == .far ? levels.count - 1 : 0 }

  /// Where the vertices of what is drawn begin in this frame.
  var firstVertex: Int {
    levels[shown].ranges.vertices.lowerBound + copy * levels[shown].mesh.count
  }

  /// Chooses how much of the person is drawn; allocates nothing.
  mutating func chooseDetail(_ views: [View]) {
    guard detail.update(size: size, centre: bounds.centre, views) else { return }
    // Joints that the other level does not use were left behind.
    place(worldFromPerson)
  }

  /// Takes a pose; allocates nothing.
  mutating func set(_ pose: Pose, _ locals: JointPose, _ weights: [Float]) {
    if self.locals.count == locals.count { self.locals.set(locals) } else { self.locals = locals }
    for index in morphWeights.indices {
      morphWeights[index] = index < weights.count ? weights[index] : 0
    }
    place(pose)
  }

  /// Places the joints that the drawn level uses.
  private mutating func place(_ pose: Pose) {
    worldFromPerson = pose
    palette.update(
      skeleton, locals: locals, worldFromPerson: pose, joints: levels[shown].joints)
    updateBounds()
    isStale = true
  }

  /// Whether the person is there to be seen in a place.
  func isShown(in place: String) -> Bool { isVisible && self.place == place }

  /// The box around the joints, with flesh and a raised arm's fingers to spare.
  private mutating func updateBounds() {
    guard let first = levels[shown].joints.first else { return }
    let start = palette.worldFromJoint[first].c3.xyz
    var box = Bounds(lower: start, upper: start)
    for joint in levels[shown].joints { box.include(palette.worldFromJoint[joint].c3.xyz) }
    box.lower -= SIMD3(repeating: 0.3)
    box.upper += SIMD3(repeating: 0.3)
    bounds = box
  }
}
