/// A place on the device: all its triangles in world space, and how they are drawn.
struct Place {
  /// What is drawn in one go.
  struct Part {
    var draw: SceneDraw
    var triangles: Range<Int>
    var bounds: Bounds
    /// Whether it keeps lamps off people.
    var throwsShadow: Bool
  }

  var environment: Environment
  var harmonics: SphericalHarmonics
  let materials: Int
  let mesh: MeshRanges
  /// One a primitive: its material's draw, its triangles and its box.
  let parts: [Part]
  /// What stands and shines around the people, where that is mirrored.
  var mirrorImage: MirrorImage?
  /// Up to where rain falls; nil indoors.
  let roof: Handle<GPUTexture>?

  /// Uploads what stands still in a scene.
  ///
  /// What moves with joints belongs to people, who are added apart.
  init(
    _ scene: ImportedScene, environment: Environment, materials: Int,
    into resources: inout SceneResources, on device: RenderDevice
  ) throws(GPUError) {
    self.environment = environment
    harmonics = environment.harmonics
    self.materials = materials
    var builder = Builder(scene)
    builder.build()
    mesh = try resources.addMesh(
      builder.vertices, builder.coordinates, builder.indices, on: device)
    if environment.isIndoors {
      roof = nil
    } else {
      roof = try RoofMap(of: scene).upload(on: device)
    }
    var parts: [Part] = []
    for part in builder.parts {
      let draw = try resources.draw(
        materials, material: part.material, hasLightmapCoordinates: part.hasLightmap,
        hasColours: part.hasColours, on: device)
      // What shines by itself all over is a backdrop, and leaves are thinner than their sheets.
      let isBackdrop = part.material.map { scene.materials[$0].isUnlit } ?? false
      parts.append(
        Part(
          draw: draw, triangles: part.triangles,
          bounds: part.bounds.grown(
            by: part.material.flatMap { scene.materials[$0].movement?.metres } ?? .zero),
          throwsShadow: draw.stage == .opaque && !isBackdrop))
    }
    self.parts = parts
  }

  /// Gives everything of the place back.
  func free(from resources: inout SceneResources, on device: RenderDevice) {
    if let mirrorImage { device.destroy(mirrorImage.texture) }
    if let roof { device.destroy(roof) }
    resources.freeMesh(mesh, on: device)
    resources.freeMaterials(materials, on: device)
  }

  /// Moves all primitives of a scene into one list of vertices.
  private struct Builder {
    struct Piece {
      var material: Int?
      var hasLightmap: Bool
      var hasColours: Bool
      var triangles: Range<Int>
      var bounds: Bounds
    }

    let scene: ImportedScene
    var vertices: [Geometry.Vertex] = []
    var coordinates: [Geometry.Coordinates] = []
    var indices: [UInt32] = []
    var parts: [Piece] = []

    init(_ scene: ImportedScene) { self.scene = scene }

    mutating func build() {
      let still = scene.nodes.filter { $0.skeleton == nil && $0.joint == nil }
      let count = still.reduce(0) { sum, node in
        sum + (node.mesh.map { scene.meshes[$0].vertexCount } ?? 0)
      }
      vertices.reserveCapacity(count)
      coordinates.reserveCapacity(count)
      for node in still {
        guard let mesh = node.mesh else { continue }
        for primitive in scene.meshes[mesh].primitives where !primitive.indices.isEmpty {
          append(primitive.morphed(by: node.morphWeights), node.worldFromNode)
        }
      }
    }

    private mutating func append(_ primitive: Primitive, _ world: Float4x4) {
      let base = UInt32(vertices.count)
      let first = indices.count
      var bounds = Bounds(of: [])
      // Normals turn with the inverse transpose, which keeps them upright under uneven scale.
      let turn = world.inverse.transposed
      for vertex in primitive.positions.indices {
        let p = world.act(point: primitive.positions[vertex])
        let n = turn.act(direction: primitive.normals[vertex]).normalized
        if vertex == 0 { bounds = Bounds(lower: p, upper: p) }
        bounds.include(p)
        vertices.append(Geometry.Vertex(p, n))
        coordinates.append(
          Geometry.Coordinates(
            surface: primitive.surfaceCoordinates[checked: vertex],
            lightmap: primitive.lightmapCoordinates[checked: vertex],
            colour: primitive.colours[checked: vertex]))
      }
      let isMirrored = world.c0.xyz.cross(world.c1.xyz).dot(world.c2.xyz) < 0
      for corner in stride(from: 0, to: primitive.indices.count, by: 3) {
        // A mirror turns triangles inside out.
        let second = corner + (isMirrored ? 2 : 1)
        let third = corner + (isMirrored ? 1 : 2)
        indices.append(primitive.indices[corner] + base)
        indices.append(primitive.indices[second] + base)
        indices.append(primitive.indices[third] + base)
      }
      parts.append(
        Piece(
          material: primitive.material,
          hasLightmap: !primitive.lightmapCoordinates.isEmpty,
          hasColours: !primitive.colours.isEmpty, triangles: first..<indices.count,
          bounds: bounds))
    }
  }
}

extension Mesh {
  /// Of all primitives.
  fileprivate var vertexCount: Int { primitives.reduce(0) { $0 + $1.positions.count } }
}
