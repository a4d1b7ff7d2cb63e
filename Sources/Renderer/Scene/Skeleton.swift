/// The joints of one person, parents before children.
package struct Skeleton: Sendable {
  package var jointNames: [String]
  /// The parent of each joint, which stands before it; −1 for a root.
  package var parents: [Int32]
  /// The resting `parentFromJoint` of each joint.
  package var restLocal: JointPose
  /// The inverse bind matrix of each joint: `jointFromMesh` at rest.
  package var inverseBind: [Float4x4]

  package init(
    jointNames: [String], parents: [Int32], restLocal: JointPose, inverseBind: [Float4x4]
  ) {
    self.jointNames = jointNames
    self.parents = parents
    self.restLocal = restLocal
    self.inverseBind = inverseBind
  }

  /// The number of joints.
  package var count: Int { parents.count }

  /// The position of a joint in the arrays, if the skeleton has one with that name.
  package func index(of name: String) -> Int? { jointNames.firstIndex(of: name) }
}
