/// A thing that a hand can hold, made here: no model brings one.
///
/// It hangs on a joint of its own in the hand. At rest that joint has no size, so nobody sees the
/// thing until a posture or a gesture holds it.
package enum HeldThing: Int, CaseIterable, Sendable {
  /// In the right hand of whoever films.
  case phone
  /// In the left hand of whoever takes notes, its page towards the face.
  case notebook
  /// In the right hand, its tip on the page.
  case pen

  var jointName: String {
    switch self {
    case .phone: "phone_r"
    case .notebook: "notebook_l"
    case .pen: "pen_r"
    }
  }

  /// The position of the arm that holds it in the rig's arms.
  var arm: Int { self == .notebook ? 0 : 1 }

  /// What a posture or a gesture needs in the hands; empty where it needs nothing.
  package static func needed(byPoseOrGesture name: String) -> Set<HeldThing> {
    let poses = zip(KeyPose.names, KeyPose.catalogue).filter { $0.0 == name }.map { $0.1.holds }
    let gestures = Gesture.catalogue.filter { $0.name == name }.map(\.holds)
    return Set(allCases.filter { thing in (poses + gestures).contains { $0.contains(thing) } })
  }
}

/// How far each thing is in the hands, 0…1.
struct HeldThings: Sendable, Equatable {
  var shares: SIMD4<Float> = .zero

  static let nothing = HeldThings()
  static let phone = HeldThings([.phone])
  static let writing = HeldThings([.notebook, .pen])

  init() {}

  private init(_ things: [HeldThing]) { for thing in things { shares[thing.rawValue] = 1 } }

  func contains(_ thing: HeldThing) -> Bool { shares[thing.rawValue] > 0 }

  /// The size of a thing's joint.
  ///
  /// It is there as soon as the hand moves: so it comes from where the hand hung, as from a pocket.
  func scale(of thing: HeldThing) -> SIMD3<Float> {
    SIMD3(repeating: Ease.smooth((shares[thing.rawValue] - 0.02) / 0.1))
  }
}

extension ImportedScene {
  /// The scene with things in reach of its first person's hands.
  ///
  /// Left out is what is there already or would be in a hand that the person has not.
  package func holding(_ things: Set<HeldThing>) -> ImportedScene {
    HeldThing.allCases.reduce(self) { scene, thing in
      things.contains(thing) ? scene.holding(thing) : scene
    }
  }

  private func holding(_ thing: HeldThing) -> ImportedScene {
    guard var skeleton = skeletons.first else { return self }
    let rig = BodyRig(skeleton)
    let hand = rig.arms[thing.arm].end
    guard rig.arms[thing.arm].isComplete, rig.things[thing.rawValue] < 0 else { return self }
    let turn = (rig.parentTurn[hand] * skeleton.restLocal.rotations[hand]).normalized
    let meshFromHand = Float4x4(Pose(position: rig.restPosition[hand], orientation: turn))
    let solver = PoseSolver(rig: rig, jointNames: skeleton.jointNames)
    let place = Float4x4(solver.restPlace(of: thing))
    skeleton.jointNames.append(thing.jointName)
    skeleton.parents.append(Int32(hand))
    skeleton.restLocal.append(JointTransform(scale: .zero))
    skeleton.inverseBind.append(meshFromHand.inverse)
    var result = self
    result.skeletons[0] = skeleton
    let joint = SIMD4(UInt16(skeleton.count - 1), 0, 0, 0)
    let parts = thing.parts
    result.materials += parts.map(\.material)
    result.meshes.append(
      Mesh(
        name: thing.jointName,
        primitives: parts.enumerated().map { index, part in
          var primitive = part.shape.transformed(by: place)
          let count = primitive.positions.count
          primitive.joints = Array(repeating: joint, count: count)
          primitive.weights = Array(repeating: SIMD4(1, 0, 0, 0), count: count)
          primitive.material = materials.count + index
          return primitive
        }))
    result.nodes.append(
      Node(
        name: thing.jointName, parent: -1, worldFromNode: .identity, mesh: meshes.count,
        skeleton: 0))
    return result
  }
}

// MARK: - Where a hand holds it

extension HeldThing {
  /// From the wrist to the middle of the page, in a resting hand's axes.
  static let page = HandPlace(along: 0.13, palmwards: 0.036, towardsIndex: 0.014)
  /// From the wrist to the pen's tip, between thumb and index finger.
  static let penTip = HandPlace(along: 0.142, palmwards: 0.05, towardsIndex: 0.03)
}

/// A place in a resting hand, metres from the wrist.
struct HandPlace: Sendable {
  var along: Float
  var palmwards: Float
  var towardsIndex: Float

  func offset(in hand: PoseSolver.HandRest) -> SIMD3<Float> {
    hand.fingers * along + hand.palm * palmwards + hand.towardsIndex * towardsIndex
  }
}

extension PoseSolver {
  /// From a thing's own space to the resting hand's.
  ///
  /// A phone's and a book's own space: x across, y along, z out of the screen or the page. The
  /// hand holds a phone's lower half: fingers behind it from one edge, the thumb's side up. A book
  /// lies along palm and fingers. A pen lies along its y, from the tip at the origin.
  func restPlace(of thing: HeldThing) -> Pose {
    let hand = hands[thing.arm]
    let wrist = rig.restPosition[rig.arms[thing.arm].end]
    switch thing {
    case .phone:
      let across = hand.towardsIndex.cross(hand.palm).normalized
      let place = HandPlace(along: 0.088, palmwards: 0.026, towardsIndex: 0.04)
      return Pose(
        position: wrist + place.offset(in: hand),
        orientation: Quaternion(x: across, y: hand.palm.cross(across), z: hand.palm))
    case .notebook:
      let across = hand.fingers.cross(hand.palm).normalized
      let along = hand.palm.cross(across).normalized
      return Pose(
        position: wrist + HeldThing.page.offset(in: hand),
        orientation: Quaternion(x: across, y: along, z: hand.palm))
    case .pen:
      // From the tip over the index finger's root.
      let along = (hand.towardsIndex * 0.55 - hand.fingers * 0.8 - hand.palm * 0.12).normalized
      let across = along.cross(hand.palm).normalized
      return Pose(
        position: wrist + HeldThing.penTip.offset(in: hand),
        orientation: Quaternion(x: across, y: along, z: across.cross(along)))
    }
  }
}
