/// Where every joint of one person stands, and the matrices that take vertices along.
package struct JointPalette: Sendable {
  /// `worldFromJoint`, one per joint.
  package private(set) var worldFromJoint: [Float4x4]
  /// `worldFromMesh` as each joint sees it: what vertices are multiplied with.
  package private(set) var matrices: [Float4x4]

  package init(jointCount: Int) {
    worldFromJoint = Array(repeating: .identity, count: jointCount)
    matrices = worldFromJoint
  }

  /// Places every joint in world space, parents before children.
  ///
  /// Joints that `locals` lacks stay at rest.
  /// - Complexity: O(joints); allocates nothing.
  /// - Source: glTF 2.0, 3.7.3.3 “Skins”.
  package mutating func update(
    _ skeleton: Skeleton, locals: JointPose, worldFromPerson: Pose
  ) {
    let root = Float4x4(worldFromPerson)
    for joint in matrices.indices { place(joint, skeleton, locals, root) }
  }

  /// Places some joints, given in rising order and with all above them; others stay.
  package mutating func update(
    _ skeleton: Skeleton, locals: JointPose, worldFromPerson: Pose, joints: [Int]
  ) {
    let root = Float4x4(worldFromPerson)
    for joint in joints { place(joint, skeleton, locals, root) }
  }

  @inline(__always)
  private mutating func place(
    _ joint: Int, _ skeleton: Skeleton, _ locals: JointPose, _ root: Float4x4
  ) {
    let local = joint < locals.count ? locals.matrix(joint) : skeleton.restLocal.matrix(joint)
    let parent = Int(skeleton.parents[joint])
    // A parent that does not stand before its child would be last frame's.
    let worldFromParent = parent >= 0 && parent < joint ? worldFromJoint[parent] : root
    worldFromJoint[joint] = worldFromParent * local
    matrices[joint] = worldFromJoint[joint] * skeleton.inverseBind[joint]
  }
}
