/// Which joint is where, resolved once by name; absent joints are −1 and are left alone.
struct BodyRig: Sendable {
  /// One arm's or leg's joints.
  struct Limb: Sendable {
    var root: Int
    var upper: Int
    var lower: Int
    var end: Int
    /// +1 on the person's left, −1 on the right.
    var side: Float
    /// At rest, in the person's axes: unit directions and lengths in metres.
    var upperDirection: SIMD3<Float>
    var lowerDirection: SIMD3<Float>
    var upperLength: Float
    var lowerLength: Float

    var isComplete: Bool { upper >= 0 && lower >= 0 && end >= 0 }
    var length: Float { upperLength + lowerLength }
  }

  let count: Int
  let parents: [Int32]
  /// Joints at rest in the person's space, metres.
  let restPosition: [SIMD3<Float>]
  /// The turn of each joint's parent at rest.
  let parentTurn: [Quaternion]
  /// Whether every joint rests with the person's own axes.
  let isAligned: Bool

  let pelvis: Int
  let spine: [Int]
  let neck: Int
  let head: Int
  let eyes: [Int]
  let clavicles: [Int]
  let arms: [Limb]
  let legs: [Limb]
  let toes: [Int]
  /// The joints of things that somebody can hold, see `HeldThing`.
  let things: [Int]

  init(_ skeleton: Skeleton) {
    count = min(skeleton.parents.count, skeleton.restLocal.count, skeleton.jointNames.count)
    parents = Array(skeleton.parents.prefix(count))
    let rest = Self.restPose(skeleton, count: count)
    restPosition = rest.positions
    parentTurn = rest.parentTurns
    isAligned = rest.isAligned
    let names = skeleton.jointNames.prefix(count)
    func find(_ name: String) -> Int { names.firstIndex(of: name) ?? -1 }
    pelvis = find("pelvis")
    spine = ["spine_01", "spine_02", "spine_03"].map(find).filter { $0 >= 0 }
    neck = find("neck_01")
    head = find("head")
    eyes = [find("eye_l"), find("eye_r")]
    clavicles = [find("clavicle_l"), find("clavicle_r")]
    toes = [find("ball_l"), find("ball_r")]
    things = HeldThing.allCases.map { find($0.jointName) }
    func limb(_ joints: [String], _ suffix: String) -> Limb {
      Self.limb(joints.map { find($0 + suffix) }, suffix == "_l" ? 1 : -1, rest.positions)
    }
    let arm = ["clavicle", "upperarm", "lowerarm", "hand"]
    let leg = ["pelvis", "thigh", "calf", "foot"]
    arms = [limb(arm, "_l"), limb(arm, "_r")]
    legs = [limb(leg, "_l"), limb(leg, "_r")]
  }

  /// From a joint's parent to the joint at rest, in the person's axes.
  func offset(_ joint: Int) -> SIMD3<Float> {
    let parent = Int(parents[joint])
    return parent >= 0 ? restPosition[joint] - restPosition[parent] : restPosition[joint]
  }

  private static func limb(
    _ joints: [Int], _ side: Float, _ positions: [SIMD3<Float>]
  ) -> Limb {
    var limb = Limb(
      root: joints[0], upper: joints[1], lower: joints[2], end: joints[3], side: side,
      upperDirection: SIMD3(0, -1, 0), lowerDirection: SIMD3(0, -1, 0), upperLength: 0.25,
      lowerLength: 0.25)
    guard limb.isComplete else { return limb }
    let upper = positions[limb.lower] - positions[limb.upper]
    let lower = positions[limb.end] - positions[limb.lower]
    guard upper.length > 0.01, lower.length > 0.01 else {
      limb.upper = -1
      return limb
    }
    (limb.upperDirection, limb.upperLength) = (upper.normalized, upper.length)
    (limb.lowerDirection, limb.lowerLength) = (lower.normalized, lower.length)
    return limb
  }

  private static func restPose(
    _ skeleton: Skeleton, count: Int
  ) -> (positions: [SIMD3<Float>], parentTurns: [Quaternion], isAligned: Bool) {
    var positions: [SIMD3<Float>] = []
    var turns: [Quaternion] = []
    var parentTurns: [Quaternion] = []
    var isAligned = true
    for joint in 0..<count {
      let local = skeleton.restLocal[joint]
      let parent = Int(skeleton.parents[joint])
      let hasParent = parent >= 0 && parent < joint
      let parentTurn = hasParent ? turns[parent] : .identity
      let origin: SIMD3<Float> = hasParent ? positions[parent] : .zero
      positions.append(origin + parentTurn.act(local.translation))
      turns.append((parentTurn * local.rotation).normalized)
      parentTurns.append(parentTurn)
      isAligned = isAligned && abs(local.rotation.vector.w) > 0.999_99
    }
    return (positions, parentTurns, isAligned)
  }
}
