/// A place on the device: all its triangles in world space, and how they are drawn.
struct Place {
  /// A vertex as `scene.vert` reads it: position, normal, surface and lightmap coordinates.
  private struct Vertex: BitwiseCopyable {
    var position: (Float, Float, Float)
    var normal: (Float, Float, Float)
    var surface: (Float, Float)
    var lightmap: (Float, Float)
  }

  let drawList: DrawList
  var environment: Environment
  var harmonics: SphericalHarmonics

  /// Uploads a scene; skinned meshes stand as they were modelled.
  init(
    _ scene: ImportedScene, environment: Environment, into resources: inout SceneResources,
    on device: RenderDevice
  ) throws(GPUError) {
    self.environment = environment
    harmonics = environment.harmonics
    let firstMaterial = try resources.add(scene, on: device)
    var builder = Builder(scene, firstMaterial: firstMaterial, model: resources.models.count)
    builder.build()
    for item in builder.items {
      try resources.prepare(ShaderVariant(rawValue: item.variant), on: device)
    }
    drawList = DrawList(builder.items)
    _ = resources.add(try Self.upload(builder.vertices, builder.indices, on: device))
  }

  private static func upload(
    _ vertices: [Vertex], _ indices: [UInt32], on device: RenderDevice
  ) throws(GPUError) -> SceneModel {
    let array = try device.makeVertexArray([
      VertexArray.Attribute(location: 0, components: 3, offset: 0),
      VertexArray.Attribute(location: 1, components: 3, offset: 12),
      VertexArray.Attribute(location: 2, components: 2, offset: 24),
      VertexArray.Attribute(location: 3, components: 2, offset: 32),
    ])
    if !vertices.isEmpty, !indices.isEmpty {
      let buffer = try device.makeBuffer(vertices)
      device.setVertices(
        of: array, binding: 0, buffer: device.name(of: buffer), offset: 0,
        stride: MemoryLayout<Vertex>.stride)
      device.setIndices(of: array, buffer: device.name(of: try device.makeBuffer(indices)))
    }
    return SceneModel(vertexArray: array)
  }

  /// Moves all primitives of a scene into one list of vertices.
  private struct Builder {
    let scene: ImportedScene
    let firstMaterial: Int
    let model: Int
    var vertices: [Vertex] = []
    var indices: [UInt32] = []
    var items: [DrawList.Item] = []

    init(_ scene: ImportedScene, firstMaterial: Int, model: Int) {
      self.scene = scene
      self.firstMaterial = firstMaterial
      self.model = model
    }

    mutating func build() {
      for node in scene.nodes {
        guard let mesh = node.mesh else { continue }
        // A skinned mesh ignores the transform of its node.
        let world = node.skeleton == nil ? node.worldFromNode : .identity
        for primitive in scene.meshes[mesh].primitives where !primitive.indices.isEmpty {
          append(primitive, world)
        }
      }
    }

    private mutating func append(_ primitive: Primitive, _ world: Float4x4) {
      let base = UInt32(vertices.count)
      let first = indices.count
      var bounds: Bounds?
      let mirrored = world.c0.xyz.cross(world.c1.xyz).dot(world.c2.xyz) < 0
      // Normals turn with the inverse transpose, which keeps them upright under uneven scale.
      let turn = world.inverse.transposed
      for vertex in primitive.positions.indices {
        let p = world.act(point: primitive.positions[vertex])
        let n = turn.act(direction: primitive.normals[vertex]).normalized
        let s = primitive.surfaceCoordinates[checked: vertex] ?? .zero
        let l = primitive.lightmapCoordinates[checked: vertex] ?? .zero
        bounds?.include(p)
        if bounds == nil { bounds = Bounds(lower: p, upper: p) }
        vertices.append(
          Vertex(
            position: (p.x, p.y, p.z), normal: (n.x, n.y, n.z), surface: (s.x, s.y),
            lightmap: (l.x, l.y)))
      }
      for corner in stride(from: 0, to: primitive.indices.count, by: 3) {
        let order = mirrored ? [0, 2, 1] : [0, 1, 2]
        for step in order { indices.append(primitive.indices[corner + step] + base) }
      }
      let material = primitive.material.map { scene.materials[$0] } ?? Material()
      items.append(
        DrawList.Item(
          stage: material.stage,
          variant: ShaderVariant(
            material, hasLightmapCoordinates: !primitive.lightmapCoordinates.isEmpty
          ).rawValue,
          material: firstMaterial + (primitive.material ?? scene.materials.count), model: model,
          firstIndex: first, indexCount: indices.count - first,
          bounds: bounds ?? Bounds(lower: .zero, upper: .zero)))
    }
  }
}

extension Material {
  /// When a material's surfaces are drawn.
  var stage: DrawList.Stage {
    switch alphaMode {
    case .opaque: .opaque
    case .mask: .masked
    case .blend: .blended
    }
  }
}
