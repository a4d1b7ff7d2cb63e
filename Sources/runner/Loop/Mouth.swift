import Renderer

/// Where a person's mouth is: it goes with the head.
struct Mouth {
  /// Below the eyes and before them: metres in the person's space, who looks along +Z.
  private static let fromEyes = SIMD3<Float>(0, -0.07, 0.02)
  /// For a skeleton without a head or eyes: metres above the ground.
  private static let standing = SIMD3<Float>(0, 1.58, 0)

  private let head: Int?
  private let parents: [Int32]
  /// In the head joint's space, from the skeleton at rest.
  private let headPoint: SIMD3<Float>
  /// In the person's space, as the head was when last looked at.
  private(set) var position = Self.standing

  init(_ skeleton: Skeleton) {
    parents = skeleton.parents
    guard let head = skeleton.index(of: "head"), let left = skeleton.index(of: "eye_l"),
      let right = skeleton.index(of: "eye_r")
    else {
      self.head = nil
      headPoint = .zero
      return
    }
    self.head = head
    let atRest = { (joint: Int) -> Float4x4 in
      Self.personFromJoint(joint, skeleton.parents, skeleton.restLocal)
    }
    let eyes = [left, right].reduce(SIMD3<Float>.zero) { $0 + 0.5 * atRest($1).act(point: .zero) }
    let personFromHead = atRest(head)
    headPoint = personFromHead.inverse.act(point: eyes + Self.fromEyes)
    position = personFromHead.act(point: headPoint)
  }

  /// Follows the head; allocates nothing.
  ///
  /// - Parameter locals: `parentFromJoint`, one per joint.
  mutating func follow(_ locals: JointPose) {
    guard let head else { return }
    position = Self.personFromJoint(head, parents, locals).act(point: headPoint)
  }

  private static func personFromJoint(
    _ joint: Int, _ parents: [Int32], _ locals: JointPose
  ) -> Float4x4 {
    var result = locals.matrix(joint)
    var parent = Int(parents[joint])
    while parent >= 0 {
      result = locals.matrix(parent) * result
      parent = Int(parents[parent])
    }
    return result
  }
}
