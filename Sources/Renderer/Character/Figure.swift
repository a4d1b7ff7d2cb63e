/// What a person's model tells about the person: what they wear, and where their surface is.
///
/// Hands are laid on it when a body is made, see `PoseSolver.fitted`; a frame never needs it.
package struct Figure: Sendable {
  /// What a vertex belongs to, by the joint that it follows most.
  enum Part: UInt8, Sendable {
    case other, trunk, leftUpperArm, leftForearm, leftHand, rightUpperArm, rightForearm, rightHand

    static func hand(_ arm: Int) -> Part { arm == 0 ? .leftHand : .rightHand }

    /// Whether it belongs to one arm, 0 the left one.
    func isArm(_ arm: Int) -> Bool {
      switch self {
      case .leftUpperArm, .leftForearm, .leftHand: arm == 0
      case .rightUpperArm, .rightForearm, .rightHand: arm == 1
      case .other, .trunk: false
      }
    }
  }

  /// Whether there is a radio, a vest and a belt to lay a hand on.
  package private(set) var wearsUniform = false

  let skeleton: Skeleton
  private(set) var parts: [Part] = []
  /// The joint that each vertex follows most.
  private(set) var mainJoint: [UInt16] = []
  /// 0 for a vertex of the index finger, 1 of the middle, 2 of the little one, −1 elsewhere.
  private(set) var finger: [Int8] = []
  private(set) var triangles: [SIMD3<Int32>] = []
  private var positions: [SIMD3<Float>] = []
  private var joints: [SIMD4<UInt16>] = []
  private var weights: [SIMD4<Float>] = []

  /// Gathers trunk, arms and hands of a scene's first person; heads, hair and feet are left out.
  package init?(_ scene: ImportedScene) {
    guard let skeleton = scene.skeletons.first else { return nil }
    self.skeleton = skeleton
    let jointParts = Self.jointParts(skeleton)
    let fingers = skeleton.jointNames.map { name in
      Int8(["index_", "middle_", "pinky_"].firstIndex { name.hasPrefix($0) } ?? -1)
    }
    for node in scene.nodes where node.detailLevel == .near && node.skeleton == 0 {
      guard let mesh = node.mesh else { continue }
      for primitive in scene.meshes[mesh].primitives where !primitive.joints.isEmpty {
        let material = primitive.material.map { scene.materials[$0].name }
        wearsUniform = wearsUniform || material == "uniform"
        append(primitive, jointParts)
      }
    }
    finger = mainJoint.map { fingers[Int($0)] }
  }

  private mutating func append(_ primitive: Primitive, _ jointParts: [Part]) {
    let mains = primitive.joints.indices.map { vertex in
      Self.main(primitive.joints[vertex], primitive.weights[vertex])
    }
    var moved = Array(repeating: Int32(-1), count: mains.count)
    for (vertex, joint) in mains.enumerated() {
      let part = Int(joint) < jointParts.count ? jointParts[Int(joint)] : .other
      guard part != .other else { continue }
      moved[vertex] = Int32(positions.count)
      parts.append(part)
      mainJoint.append(joint)
      positions.append(primitive.positions[vertex])
      joints.append(primitive.joints[vertex])
      weights.append(primitive.weights[vertex])
    }
    for first in stride(from: 0, to: primitive.indices.count - 2, by: 3) {
      let corners = SIMD3(
        moved[Int(primitive.indices[first])], moved[Int(primitive.indices[first + 1])],
        moved[Int(primitive.indices[first + 2])])
      if corners.min() >= 0 { triangles.append(corners) }
    }
  }

  private static func main(_ joints: SIMD4<UInt16>, _ weights: SIMD4<Float>) -> UInt16 {
    var best = 0
    for slot in 1..<4 where weights[slot] > weights[best] { best = slot }
    return joints[best]
  }

  private static func jointParts(_ skeleton: Skeleton) -> [Part] {
    let known: [String: Part] = [
      "pelvis": .trunk, "head": .other, "calf_l": .other, "calf_r": .other,
      "upperarm_l": .leftUpperArm, "lowerarm_l": .leftForearm, "hand_l": .leftHand,
      "upperarm_r": .rightUpperArm, "lowerarm_r": .rightForearm, "hand_r": .rightHand,
    ]
    let held = Set(HeldThing.allCases.map(\.jointName))
    var parts: [Part] = []
    for joint in 0..<skeleton.count {
      let parent = Int(skeleton.parents[joint])
      let inherited = parent >= 0 && parent < joint ? parts[parent] : .other
      let name = skeleton.jointNames[joint]
      parts.append(held.contains(name) ? .other : known[name] ?? inherited)
    }
    return parts
  }

  // MARK: - In a posture

  /// Where every vertex is with joints turned from rest in the person's axes, hips at rest.
  func posed(_ turns: [Quaternion], rig: BodyRig) -> [SIMD3<Float>] {
    var locals = skeleton.restLocal
    // What a body holds beyond this model's joints is nowhere on its surface.
    for joint in 0..<min(rig.count, skeleton.count) {
      let parent = rig.parentTurn[joint]
      locals.rotations[joint] =
        (parent.inverse * turns[joint] * parent * locals.rotations[joint]).normalized
    }
    return skinned(locals)
  }

  /// Where every vertex is with the joints standing as given.
  func skinned(_ locals: JointPose) -> [SIMD3<Float>] {
    var palette = JointPalette(jointCount: skeleton.count)
    palette.update(skeleton, locals: locals, worldFromPerson: .identity)
    return positions.indices.map { vertex in
      var place = SIMD3<Float>.zero
      for slot in 0..<4 where weights[vertex][slot] > 0 {
        let moved = palette.matrices[Int(joints[vertex][slot])].act(point: positions[vertex])
        place += moved * weights[vertex][slot]
      }
      return place
    }
  }
}

/// How far a surface stands out along one direction, over a patch of it.
struct SurfaceRelief {
  /// Metres a cell.
  private static let cell: Float = 0.005
  private static let mostCells = 128

  private let up: SIMD3<Float>
  private let across: SIMD3<Float>
  private let along: SIMD3<Float>
  private let origin: SIMD2<Float>
  private let columns: Int
  private let rows: Int
  private var heights: [Float]

  /// Makes a patch around some points, as yet without a surface.
  init(around points: [SIMD3<Float>], outwards: SIMD3<Float>) {
    up = outwards.normalized
    across = up.cross(abs(up.y) < 0.9 ? SIMD3(0, 1, 0) : SIMD3(1, 0, 0)).normalized
    along = up.cross(across)
    var (low, high) = (SIMD2<Float>(repeating: 1e9), SIMD2<Float>(repeating: -1e9))
    for point in points {
      let flat = SIMD2(point.dot(across), point.dot(along))
      low = pointwiseMin(low, flat)
      high = pointwiseMax(high, flat)
    }
    origin = low - Self.cell
    func count(_ length: Float) -> Int {
      min(max(Int(length / Self.cell) + 3, 1), Self.mostCells)
    }
    columns = count(high.x - low.x)
    rows = count(high.y - low.y)
    heights = Array(repeating: -1e9, count: columns * rows)
  }

  private func cell(_ point: SIMD3<Float>) -> SIMD2<Float> {
    (SIMD2(point.dot(across), point.dot(along)) - origin) / Self.cell
  }

  /// Lays a triangle into the patch.
  mutating func add(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ c: SIMD3<Float>) {
    let (p, q, r) = (cell(a), cell(b), cell(c))
    let low = pointwiseMin(p, pointwiseMin(q, r))
    let high = pointwiseMax(p, pointwiseMax(q, r))
    guard high.x >= 0, high.y >= 0, low.x < Float(columns), low.y < Float(rows) else { return }
    let area = (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    guard abs(area) > 1e-6 else { return }
    let (x0, x1) = (Int(max(low.x, 0)), min(Int(max(high.x, 0)) + 1, columns - 1))
    let (y0, y1) = (Int(max(low.y, 0)), min(Int(max(high.y, 0)) + 1, rows - 1))
    guard x0 <= x1, y0 <= y1 else { return }
    let (ha, hb, hc) = (a.dot(up), b.dot(up), c.dot(up))
    for y in y0...y1 {
      for x in x0...x1 {
        let point = SIMD2(Float(x) + 0.5, Float(y) + 0.5)
        let v = ((point.x - p.x) * (r.y - p.y) - (point.y - p.y) * (r.x - p.x)) / area
        let w = ((q.x - p.x) * (point.y - p.y) - (q.y - p.y) * (point.x - p.x)) / area
        guard v >= -0.05, w >= -0.05, v + w <= 1.05 else { continue }
        let height = ha + (hb - ha) * v + (hc - ha) * w
        heights[y * columns + x] = max(heights[y * columns + x], height)
      }
    }
  }

  /// How far a point is below the surface, metres; nil beside it.
  func depth(of point: SIMD3<Float>) -> Float? {
    let place = cell(point)
    let (x, y) = (Int(place.x), Int(place.y))
    guard place.x >= 0, place.y >= 0, x < columns, y < rows else { return nil }
    let height = heights[y * columns + x]
    return height > -1e8 ? height - point.dot(up) : nil
  }
}
