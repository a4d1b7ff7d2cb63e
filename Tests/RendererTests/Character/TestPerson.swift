@testable import Renderer

/// A small person with the joint and morph names of the project's people.
///
/// Joints stand roughly where a grown body has them: arms half raised and bent
/// ahead, feet apart, so that a wrong assumption about the resting pose shows.
enum TestPerson {
  static let morphNames =
    Viseme.allCases.compactMap(\.morphName) + [
      "jawOpen", "eyeBlinkLeft", "eyeBlinkRight", "eyeSquint", "eyeWide", "browsUp", "browsDown",
      "browInnerUp", "mouthFrown", "mouthPress", "mouthSmile", "smile", "stern", "worried",
      "surprise", "contempt",
    ]

  private static let trunk: [(String, String, SIMD3<Float>)] = [
    ("Root", "", SIMD3(0, 0.027, -0.027)), ("pelvis", "Root", SIMD3(0, 0.918, 0.014)),
    ("spine_01", "pelvis", SIMD3(0, 0.964, -0.01)),
    ("spine_02", "spine_01", SIMD3(0, 1.032, 0.015)),
    ("spine_03", "spine_02", SIMD3(0, 1.125, 0.026)),
    ("neck_01", "spine_03", SIMD3(0, 1.434, 0.007)),
    ("head", "neck_01", SIMD3(0, 1.542, 0.016)),
  ]

  private static let leftSide: [(String, String, SIMD3<Float>)] = [
    ("eye", "head", SIMD3(0.031, 1.615, 0.09)),
    ("thigh", "pelvis", SIMD3(0.11, 0.893, 0.012)), ("calf", "thigh", SIMD3(0.158, 0.475, 0.032)),
    ("foot", "calf", SIMD3(0.22, 0.1, -0.001)), ("ball", "foot", SIMD3(0.22, 0.035, 0.121)),
    ("clavicle", "spine_03", SIMD3(0.027, 1.364, 0.069)),
    ("upperarm", "clavicle", SIMD3(0.168, 1.369, 0.015)),
    ("lowerarm", "upperarm", SIMD3(0.313, 1.194, 0.013)),
    ("hand", "lowerarm", SIMD3(0.431, 1.09, 0.176)),
    ("index_01", "hand", SIMD3(0.45, 1.048, 0.264)),
    ("index_02", "index_01", SIMD3(0.453, 1.034, 0.285)),
    ("index_03", "index_02", SIMD3(0.453, 1.019, 0.302)),
    ("middle_01", "hand", SIMD3(0.461, 1.033, 0.248)),
    ("middle_02", "middle_01", SIMD3(0.471, 1.012, 0.269)),
    ("middle_03", "middle_02", SIMD3(0.475, 0.994, 0.286)),
    ("pinky_01", "hand", SIMD3(0.475, 1.021, 0.212)),
    ("pinky_02", "pinky_01", SIMD3(0.481, 1.003, 0.222)),
    ("pinky_03", "pinky_02", SIMD3(0.483, 0.99, 0.228)),
  ]

  /// The skeleton; `turned` gives every joint but the root a resting turn of its own.
  static func skeleton(turned: Bool = false, without absent: Set<String> = []) -> Skeleton {
    let joints = allJoints().filter { !absent.contains($0.name) }
    let names = joints.map(\.name)
    var turns: [Quaternion] = []
    var locals: [JointTransform] = []
    var parents: [Int32] = []
    for (index, joint) in joints.enumerated() {
      let parent = names.firstIndex(of: joint.parent)
      let turn =
        turned && index > 0
        ? Quaternion(angleRadians: 0.3 + 0.2 * Float(index), axis: SIMD3(1, 2, 3)) : .identity
      let back = parent.map { turns[$0].inverse } ?? .identity
      let origin = parent.map { joints[$0].position } ?? .zero
      locals.append(
        JointTransform(
          translation: back.act(joint.position - origin), rotation: (back * turn).normalized))
      turns.append(turn)
      parents.append(Int32(parent ?? -1))
    }
    return Skeleton(
      jointNames: names, parents: parents, restLocal: JointPose(locals),
      inverseBind: Array(repeating: .identity, count: names.count))
  }

  static func body(seed: UInt64 = 7) -> Body {
    Body(skeleton: skeleton(), morphNames: morphNames, seed: seed)
  }

  private static func allJoints() -> [(name: String, parent: String, position: SIMD3<Float>)] {
    var joints = trunk.map { (name: $0.0, parent: $0.1, position: $0.2) }
    for (suffix, side) in [("_l", Float(1)), ("_r", -1)] {
      for (name, parent, place) in leftSide {
        let isMiddle = trunk.contains { $0.0 == parent }
        joints.append(
          (name + suffix, isMiddle ? parent : parent + suffix, place * SIMD3(side, 1, 1)))
      }
    }
    return joints
  }
}

/// One evaluated moment, with the joints placed in the person's space.
struct TestMoment {
  var pose: Pose
  var locals = JointPose()
  var weights: [Float] = []
  private var skeleton: Skeleton
  private var joints: [Pose] = []

  init(
    _ body: Body, skeleton: Skeleton = TestPerson.skeleton(), at time: Double,
    viewer: SIMD3<Float> = SIMD3(0, 1.6, 0), isFar: Bool = false
  ) {
    self.skeleton = skeleton
    pose = body.evaluate(
      time: time, viewer: viewer, isFar: isFar, locals: &locals, morphWeights: &weights)
    for (index, local) in locals.enumerated() {
      let own = Pose(position: local.translation, orientation: local.rotation)
      let parent = Int(skeleton.parents[index])
      joints.append(parent < 0 ? own : joints[parent] * own)
    }
  }

  /// A joint's pose in the person's space.
  func joint(_ name: String) -> Pose? { skeleton.index(of: name).map { joints[$0] } }

  /// A joint's place in the world.
  func world(_ name: String) -> SIMD3<Float>? { joint(name).map { pose.act($0.position) } }

  func weight(_ morph: String) -> Float? {
    TestPerson.morphNames.firstIndex(of: morph).map { weights[$0] }
  }

  var isFinite: Bool {
    locals.allSatisfy {
      $0.rotation.vector.sum().isFinite && $0.translation.sum().isFinite
        && abs(($0.rotation.vector * $0.rotation.vector).sum() - 1) < 0.01
    } && weights.allSatisfy { $0 >= 0 && $0 <= 1 } && pose.isFinite
  }
}
