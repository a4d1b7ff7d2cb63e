/// A glTF file as plain values: everything is checked but pictures, which are still being decoded.
package struct ImportedScene: Sendable {
  package struct Node: Sendable {
    package var name: String
    /// The position in `nodes` of the parent, which stands before it; −1 for a root.
    package var parent: Int
    package var worldFromNode: Float4x4
    /// Positions in `meshes` and `skeletons`.
    package var mesh: Int?
    package var skeleton: Int?
    /// The joint of skeleton 0 that carries this node, where one does.
    package var joint: Int?
    /// The weights of the mesh's morph targets at rest; empty where all are zero.
    package var morphWeights: [Float] = []
  }

  package var name = ""
  package var nodes: [Node] = []
  package var meshes: [Mesh] = []
  package var skeletons: [Skeleton] = []
  /// What the file's animations do, one clip for each skeleton that one moves.
  package var clips: [AnimationClip] = []
  package var materials: [Material] = []
  package var textures: [Texture] = []
  /// One for each picture that textures show.
  package var pictures = ScenePictures([])
  package var lights: [Light] = []
  /// The light from all around where people stand, if the scene's extras bring it (`ambientSH`).
  package var ambient: SphericalHarmonics?

  package init() {}

  /// The names of all morph targets in the scene, each once, in the order of the meshes.
  package var morphNames: [String] {
    var seen: Set<String> = []
    return meshes.flatMap(\.morphNames).filter { seen.insert($0).inserted }
  }

  /// Where a node of some name stands, for places that mark positions with empty nodes.
  package func worldFromNode(named name: String) -> Float4x4? {
    nodes.first { $0.name == name }?.worldFromNode
  }
}

/// A lamp at one point.
package struct Light: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case point
    /// The cosines of half the cone's angle, where light is full and where it ends.
    case spot(innerCosine: Float, outerCosine: Float)
    case directional
  }

  package var kind: Kind
  package var position: SIMD3<Float>
  /// Where the light goes, of unit length.
  package var direction: SIMD3<Float>
  /// Linear colour times intensity (W or cd as the file means it), before the distance falls in.
  package var colour: SIMD3<Float>
  /// How far the light reaches in metres; infinite where the file says nothing.
  package var range: Float

  package init(
    kind: Kind, position: SIMD3<Float>, direction: SIMD3<Float>, colour: SIMD3<Float>,
    range: Float = .infinity
  ) {
    self.kind = kind
    self.position = position
    self.direction = direction
    self.colour = colour
    self.range = range
  }
}
