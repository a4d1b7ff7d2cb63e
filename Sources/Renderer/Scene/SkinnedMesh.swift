internal import CKernels

/// All vertices of one person in one place, ready to be morphed and skinned once a frame.
///
/// Both eyes, and every other view, draw the result: bending a body anew for each view costs
/// 20 to 30 times as much where the processor draws.
package struct SkinnedMesh: Sendable {
  /// Triangles of one material.
  package struct Part: Sendable, Equatable {
    package var firstIndex: Int
    package var indexCount: Int
    package var material: Int?
    package var hasColours = false
  }

  /// A morph target over all primitives of the person.
  struct Target {
    var vertices: [UInt32] = []
    var positionDeltas: [SIMD3<Float>] = []
    var normalVertices: [UInt32] = []
    var normalDeltas: [SIMD3<Float>] = []
  }

  /// Bytes of one skinned vertex: position and normal as floats.
  package static let outputStride = 24

  /// A target with less weight than this is passed over.
  static let leastMorphWeight: Float = 0.001

  package let morphNames: [String]
  package private(set) var parts: [Part] = []
  package private(set) var indices: [UInt32] = []
  package private(set) var surfaceCoordinates: [SIMD2<Float>] = []
  private(set) var secondCoordinates: [SIMD2<Float>] = []
  private(set) var colours: [SIMD4<Float>] = []
  private(set) var positions: [SIMD3<Float>] = []
  private(set) var normals: [SIMD3<Float>] = []
  private(set) var joints: [SIMD4<UInt16>] = []
  private(set) var weights: [SIMD4<Float>] = []
  private(set) var targets: [Target]
  private var morphedPositions: [SIMD3<Float>] = []
  private var morphedNormals: [SIMD3<Float>] = []

  /// The number of vertices.
  package var count: Int { positions.count }

  /// Gathers everything in a scene that moves with one skeleton, of one level of detail.
  ///
  /// Rigid meshes below a joint, such as a cap, are bound to that joint alone.
  package init(_ scene: ImportedScene, skeleton index: Int, level: DetailLevel = .near) {
    morphNames = scene.morphNames
    targets = Array(repeating: Target(), count: morphNames.count)
    let skeleton = scene.skeletons[index]
    for node in scene.nodes where node.detailLevel == level {
      guard let mesh = node.mesh else { continue }
      for primitive in scene.meshes[mesh].primitives {
        if node.skeleton == index, !primitive.joints.isEmpty {
          append(primitive, names: scene.meshes[mesh].morphNames)
        } else if node.skeleton == nil, let joint = node.joint, index == 0 {
          append(
            Self.bound(primitive, node.worldFromNode, to: joint, of: skeleton),
            names: scene.meshes[mesh].morphNames)
        }
      }
    }
    morphedPositions = positions
    morphedNormals = normals
  }

  /// A rigid primitive as a skinned one that hangs on one joint.
  private static func bound(
    _ primitive: Primitive, _ worldFromNode: Float4x4, to joint: Int, of skeleton: Skeleton
  ) -> Primitive {
    var palette = JointPalette(jointCount: skeleton.count)
    palette.update(skeleton, locals: skeleton.restLocal, worldFromPerson: .identity)
    let bindFromNode = palette.matrices[joint].inverse * worldFromNode
    var result = primitive.transformed(by: bindFromNode)
    let count = primitive.positions.count
    result.joints = Array(repeating: SIMD4(UInt16(joint), 0, 0, 0), count: count)
    result.weights = Array(repeating: SIMD4(1, 0, 0, 0), count: count)
    return result
  }

  /// The values of all vertices, where the file has none as well.
  private static func filled<Value>(
    _ values: [Value], _ count: Int, with value: Value
  ) -> [Value] {
    values.isEmpty ? Array(repeating: value, count: count) : values
  }

  private mutating func append(_ primitive: Primitive, names: [String]) {
    let base = UInt32(positions.count)
    let count = primitive.positions.count
    parts.append(
      Part(
        firstIndex: indices.count, indexCount: primitive.indices.count,
        material: primitive.material, hasColours: !primitive.colours.isEmpty))
    indices += primitive.indices.map { $0 + base }
    positions += primitive.positions
    normals += primitive.normals
    joints += primitive.joints
    weights += primitive.weights
    surfaceCoordinates += Self.filled(primitive.surfaceCoordinates, count, with: .zero)
    secondCoordinates += Self.filled(primitive.lightmapCoordinates, count, with: .zero)
    colours += Self.filled(primitive.colours, count, with: .one)
    for (morph, name) in zip(primitive.morphs, names) {
      guard let target = morphNames.firstIndex(of: name) else { continue }
      let moved = morph.vertices.map { $0 + base }
      targets[target].vertices += moved
      targets[target].positionDeltas += morph.positionDeltas
      if !morph.normalDeltas.isEmpty {
        targets[target].normalVertices += moved
        targets[target].normalDeltas += morph.normalDeltas
      }
    }
  }

  /// Morphs and skins all vertices into a buffer of `count × outputStride` bytes.
  ///
  /// The result is in world space, as the palette is. Weights that are missing count as zero.
  /// - Returns: How many vertices were moved by targets, each as often as it was.
  /// - Complexity: O(vertices + moved vertices of targets in use); allocates nothing.
  @discardableResult
  package mutating func skin(
    palette: JointPalette, morphWeights: [Float], into output: UnsafeMutableRawBufferPointer
  ) -> Int {
    precondition(output.count >= count * Self.outputStride)
    let moved = morph(morphWeights)
    palette.matrices.withUnsafeBytes { matrices in
      morphedPositions.withUnsafeBytes { positions in
        morphedNormals.withUnsafeBytes { normals in
          joints.withUnsafeBytes { joints in
            weights.withUnsafeBytes { weights in
              modet_skin(
                UInt32(count), positions.floats, normals.floats,
                joints.baseAddress?.assumingMemoryBound(to: UInt16.self), weights.floats,
                matrices.floats, output.baseAddress?.assumingMemoryBound(to: Float.self))
            }
          }
        }
      }
    }
    return moved
  }

  private mutating func morph(_ weights: [Float]) -> Int {
    restore(&morphedPositions, from: positions)
    restore(&morphedNormals, from: normals)
    var moved = 0
    for index in 0..<min(targets.count, weights.count) {
      let weight = weights[index]
      guard abs(weight) > Self.leastMorphWeight else { continue }
      Self.add(
        targets[index].positionDeltas, at: targets[index].vertices, weight, to: &morphedPositions)
      Self.add(
        targets[index].normalDeltas, at: targets[index].normalVertices, weight,
        to: &morphedNormals)
      moved += targets[index].vertices.count
    }
    return moved
  }

  /// How long the body is in the longest direction where a palette has it, metres.
  func size(_ palette: JointPalette) -> Float {
    guard let first = positions.first, let joint = joints.first?.x else { return 0 }
    let start = palette.matrices[Int(joint)].act(point: first)
    var box = Bounds(lower: start, upper: start)
    for vertex in positions.indices {
      box.include(palette.matrices[Int(joints[vertex].x)].act(point: positions[vertex]))
    }
    return (box.halfSize * 2).max()
  }

  /// The joints that vertices hang on, and others that are wanted, with all above them, rising.
  func joints(of skeleton: Skeleton, and others: [Int] = []) -> [Int] {
    var isUsed = Array(repeating: false, count: skeleton.count)
    for joint in others { isUsed[joint] = true }
    for vertex in joints.indices {
      for slot in 0..<4 where weights[vertex][slot] != 0 {
        isUsed[Int(joints[vertex][slot])] = true
      }
    }
    for joint in isUsed.indices.reversed() where isUsed[joint] && skeleton.parents[joint] >= 0 {
      isUsed[Int(skeleton.parents[joint])] = true
    }
    return isUsed.indices.filter { isUsed[$0] }
  }

  /// Copies without giving up the memory that is there.
  private func restore(_ target: inout [SIMD3<Float>], from source: [SIMD3<Float>]) {
    target.withUnsafeMutableBytes { target in
      source.withUnsafeBytes { target.copyMemory(from: $0) }
    }
  }

  private static func add(
    _ deltas: [SIMD3<Float>], at vertices: [UInt32], _ weight: Float,
    to target: inout [SIMD3<Float>]
  ) {
    target.withUnsafeMutableBytes { target in
      deltas.withUnsafeBytes { deltas in
        modet_morph(
          UInt32(vertices.count), vertices, deltas.floats, weight,
          target.baseAddress?.assumingMemoryBound(to: Float.self))
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate var floats: UnsafePointer<Float>? {
    baseAddress?.assumingMemoryBound(to: Float.self)
  }
}
