import Foundation

/// A phone that somebody can take out and film with, made here: no model brings one.
///
/// It hangs on a joint of its own in the right hand. At rest that joint has no size, so nobody
/// sees the phone until a posture holds it.
package enum HeldPhone {
  static let jointName = "phone_r"

  /// Metres: across, along, thick.
  private static let size = SIMD3<Float>(0.072, 0.15, 0.009)
  private static let screenMargin: Float = 0.004

  /// The joint's size by how far a posture holds the phone, 0…1.
  ///
  /// It is there as soon as the hand moves: so it comes from where the hand hung, as from a pocket.
  static func scale(shown: Float) -> SIMD3<Float> {
    SIMD3(repeating: Ease.smooth((shown - 0.02) / 0.1))
  }

  /// Which posture holds one.
  package static func isHeld(inPose name: String) -> Bool {
    zip(KeyPose.names, KeyPose.catalogue).contains { $0 == name && $1.holdsPhone }
  }
}

extension ImportedScene {
  /// The scene with a phone in reach of its first person; unchanged where that has no right hand.
  package func withPhone() -> ImportedScene {
    guard var skeleton = skeletons.first else { return self }
    let rig = BodyRig(skeleton)
    let hand = rig.arms[1].end
    guard rig.arms[1].isComplete, rig.phone < 0 else { return self }
    let turn = (rig.parentTurn[hand] * skeleton.restLocal.rotations[hand]).normalized
    let meshFromHand = Float4x4(Pose(position: rig.restPosition[hand], orientation: turn))
    skeleton.jointNames.append(HeldPhone.jointName)
    skeleton.parents.append(Int32(hand))
    skeleton.restLocal.append(JointTransform(scale: .zero))
    skeleton.inverseBind.append(meshFromHand.inverse)
    var result = self
    result.skeletons[0] = skeleton
    result.materials += [HeldPhone.caseMaterial, HeldPhone.screenMaterial]
    let held = HeldPhone.meshFromPhone(in: skeleton, rig)
    let joint = SIMD4(UInt16(skeleton.count - 1), 0, 0, 0)
    let parts = [(HeldPhone.body, materials.count), (HeldPhone.screen, materials.count + 1)]
    result.meshes.append(
      Mesh(
        name: HeldPhone.jointName,
        primitives: parts.map { part, material in
          var primitive = part.transformed(by: held)
          primitive.joints = Array(repeating: joint, count: part.positions.count)
          primitive.weights = Array(repeating: SIMD4(1, 0, 0, 0), count: part.positions.count)
          primitive.material = material
          return primitive
        }))
    result.nodes.append(
      Node(
        name: HeldPhone.jointName, parent: -1, worldFromNode: .identity,
        mesh: meshes.count, skeleton: 0))
    return result
  }
}

// MARK: - What it is made of

extension HeldPhone {
  fileprivate static var caseMaterial: Material {
    var material = Material()
    material.name = "phone"
    material.baseColour = SIMD4(0.012, 0.012, 0.014, 1)
    (material.metallic, material.roughness) = (0, 0.32)
    return material
  }

  /// Lit: a dim picture of what lies before it.
  fileprivate static var screenMaterial: Material {
    var material = caseMaterial
    material.name = "phone screen"
    material.emissive = SIMD3(0.3, 0.36, 0.42)
    return material
  }

  /// From the phone's own space, x across, y along, z out of the screen, to the resting hand.
  ///
  /// The hand holds the lower half: fingers behind it from one edge, the thumb's side up.
  fileprivate static func meshFromPhone(in skeleton: Skeleton, _ rig: BodyRig) -> Float4x4 {
    let names = skeleton.jointNames
    let hand = PoseSolver.handRest(rig, arm: 1, suffix: "_r") { names.firstIndex(of: $0) }
    let across = hand.towardsIndex.cross(hand.palm).normalized
    let turn = Quaternion(x: across, y: hand.palm.cross(across), z: hand.palm)
    let centre =
      rig.restPosition[rig.arms[1].end] + hand.fingers * 0.088 + hand.palm * 0.026
      + hand.towardsIndex * 0.04
    return Float4x4(Pose(position: centre, orientation: turn))
  }

  /// The case, and on its back the small block with the lenses.
  fileprivate static var body: Primitive {
    var body = slab(size, at: .zero, corner: 0.011)
    let lenses = slab(
      SIMD3(0.026, 0.028, 0.002), at: SIMD3(0.017, 0.055, -size.z * 0.5 - 0.001), corner: 0.006)
    let base = UInt32(body.positions.count)
    body.positions += lenses.positions
    body.normals += lenses.normals
    body.indices += lenses.indices.map { $0 + base }
    return body
  }

  fileprivate static var screen: Primitive {
    let points = outline(SIMD2(size.x, size.y) - 2 * screenMargin, corner: 0.008)
    return Primitive(
      positions: points.map { SIMD3($0.x, $0.y, size.z * 0.5 + 0.0004) },
      normals: points.map { _ in SIMD3(0, 0, 1) }, indices: fan(points.count, from: 0))
  }

  /// A flat box with round corners: two faces and the edge between them.
  private static func slab(
    _ size: SIMD3<Float>, at centre: SIMD3<Float>, corner: Float
  ) -> Primitive {
    let points = outline(SIMD2(size.x, size.y), corner: corner)
    let count = points.count
    var slab = Primitive(positions: [], normals: [], indices: [])
    for side in [Float(1), -1] {
      slab.positions += points.map { centre + SIMD3($0.x * side, $0.y, side * size.z * 0.5) }
      slab.normals += points.map { _ in SIMD3(0, 0, side) }
      slab.indices += fan(count, from: UInt32(slab.positions.count - count))
    }
    let edge = UInt32(slab.positions.count)
    for (index, point) in points.enumerated() {
      let (last, next) = (points[(index + count - 1) % count], points[(index + 1) % count])
      let along = next - last
      for z in [size.z * 0.5, -size.z * 0.5] {
        slab.positions.append(centre + SIMD3(point.x, point.y, z))
        slab.normals.append(SIMD3(along.y, -along.x, 0).normalized)
      }
      let (here, there) = (UInt32(2 * index), UInt32(2 * ((index + 1) % count)))
      slab.indices +=
        [here, here + 1, there, there, here + 1, there + 1].map { $0 + edge }
    }
    return slab
  }

  /// The edge of a rectangle with round corners, against the clock.
  private static func outline(_ size: SIMD2<Float>, corner: Float) -> [SIMD2<Float>] {
    let inner = size * 0.5 - corner
    let corners = [SIMD2<Float>(1, 1), SIMD2(-1, 1), SIMD2(-1, -1), SIMD2(1, -1)]
    return corners.enumerated().flatMap { quarter, signs in
      (0...3).map { step in
        let angle = (Float(quarter) + Float(step) / 3) * .pi / 2
        return inner * signs + SIMD2(cos(angle), sin(angle)) * corner
      }
    }
  }

  /// Triangles of a convex outline.
  private static func fan(_ count: Int, from first: UInt32) -> [UInt32] {
    (1..<UInt32(count - 1)).flatMap { [first, first + $0, first + $0 + 1] }
  }
}
