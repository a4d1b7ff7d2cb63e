// Lays hands on a person's own surface: the same posture has the belt elsewhere on a broad body
// in a vest than on a slim one in a jacket.
extension PoseSolver {
  /// How far a hand presses into cloth, metres.
  private static let give: Float = 0.003
  /// A hand is never moved further than this from where the posture has it, metres.
  private static let mostShift: Float = 0.14
  private static let mostRounds = 4
  /// Less than this is not worth another round, metres.
  private static let leastShift: Float = 0.001

  /// The posture with its hands where they touch what they are meant to.
  ///
  /// Without a figure only hands that touch what another one holds are moved.
  func fitted(_ pose: KeyPose, to figure: Figure?) -> KeyPose {
    var result = pose
    if let figure {
      for _ in 0..<Self.mostRounds {
        let left = fit(&result, arm: 0, to: figure)
        let right = fit(&result, arm: 1, to: figure)
        if max(left, right) < Self.leastShift { break }
      }
      for arm in 0..<2 { closeFingers(&result, arm: arm, on: figure) }
    }
    if result.right.contact?.kind == .page { bringPenToPage(&result) }
    return result
  }

  /// Lays one hand on what is below it; gives how far it was moved, metres.
  private func fit(_ pose: inout KeyPose, arm: Int, to figure: Figure) -> Float {
    guard let contact = pose[arm: arm].contact, rig.arms[arm].isComplete else { return 0 }
    let margin: Float
    switch contact.kind {
    case .fist, .palm: margin = -Self.give
    case .pocket: margin = Self.give
    case .page, .still: return 0
    }
    let turns = turns(of: pose)
    let places = figure.posed(turns, rig: rig)
    let up = outwards(contact, arm: arm)
    let hand = vertices(ofHand: arm, figure, places, isInPocket: contact.kind == .pocket)
    guard let relief = relief(around: hand.map { places[$0] }, up, arm, figure, places) else {
      return 0
    }
    let depths = hand.compactMap { relief.depth(of: places[$0]) }
    // Out until nothing sinks in, or in until all is below.
    guard let extreme = contact.kind == .pocket ? depths.min() : depths.max() else { return 0 }
    var shift = min(max(extreme + margin, -Self.mostShift), Self.mostShift)
    if contact.kind == .pocket { shift = min(shift, 0) }
    move(&pose, arm: arm, by: up * shift, turns)
    return abs(shift)
  }

  private func outwards(_ contact: Contact, arm: Int) -> SIMD3<Float> {
    (contact.outwards * SIMD3(rig.arms[arm].side, 1, 1)).normalized
  }

  private func vertices(
    ofHand arm: Int, _ figure: Figure, _ places: [SIMD3<Float>], isInPocket: Bool
  ) -> [Int] {
    let hand = Figure.Part.hand(arm)
    let wrist = UInt16(rig.arms[arm].end)
    // The heel of a hand in a pocket may still be seen.
    return places.indices.filter {
      figure.parts[$0] == hand && !(isInPocket && figure.mainJoint[$0] == wrist)
    }
  }

  private func relief(
    around points: [SIMD3<Float>], _ up: SIMD3<Float>, _ arm: Int, _ figure: Figure,
    _ places: [SIMD3<Float>]
  ) -> SurfaceRelief? {
    guard !points.isEmpty else { return nil }
    var relief = SurfaceRelief(around: points, outwards: up)
    for corners in figure.triangles where !figure.parts[Int(corners.x)].isArm(arm) {
      relief.add(places[Int(corners.x)], places[Int(corners.y)], places[Int(corners.z)])
    }
    return relief
  }

  /// Moves a wrist in the person's space; from then on it is measured from the hips.
  private func move(
    _ pose: inout KeyPose, arm: Int, by shift: SIMD3<Float>, _ turns: [Quaternion]
  ) {
    let wrist = HandHold(rig: rig).arm(arm, turns).hand.position + shift
    pose[arm: arm].origin = .hips
    pose[arm: arm].wrist = wrist * SIMD3(rig.arms[arm].side, 1, 1)
  }

  // MARK: - Fingers

  /// Closes the fingers of an open hand until they touch, each for itself.
  private func closeFingers(_ pose: inout KeyPose, arm: Int, on figure: Figure) {
    guard let contact = pose[arm: arm].contact, contact.kind == .palm else { return }
    let up = outwards(contact, arm: arm)
    var (low, high) = (SIMD3<Float>(repeating: -0.25), SIMD3<Float>(repeating: 0.6))
    for _ in 0..<5 {
      let middle = (low + high) * 0.5
      pose[arm: arm].curls = middle
      let places = figure.posed(turns(of: pose), rig: rig)
      let hand = vertices(ofHand: arm, figure, places, isInPocket: false)
      guard let relief = relief(around: hand.map { places[$0] }, up, arm, figure, places) else {
        return
      }
      let depths = fingerDepths(hand, arm: arm, figure, places, relief)
      for finger in 0..<3 {
        if depths[finger] > Self.give {
          high[finger] = middle[finger]
        } else {
          low[finger] = middle[finger]
        }
      }
    }
    pose[arm: arm].curls = low
  }

  /// How deep index, middle and little finger are below a surface, metres.
  private func fingerDepths(
    _ hand: [Int], arm: Int, _ figure: Figure, _ places: [SIMD3<Float>], _ relief: SurfaceRelief
  ) -> SIMD3<Float> {
    var depths = SIMD3<Float>(repeating: -1)
    for vertex in hand where figure.finger[vertex] >= 0 {
      let finger = Int(figure.finger[vertex])
      depths[finger] = max(depths[finger], relief.depth(of: places[vertex]) ?? -1)
    }
    return depths
  }

  // MARK: - Writing

  /// Brings the right hand's pen to the page in the left one.
  private func bringPenToPage(_ pose: inout KeyPose) {
    guard rig.arms[0].isComplete, rig.arms[1].isComplete else { return }
    let turns = turns(of: pose)
    let hold = HandHold(rig: rig)
    let (left, right) = (hold.arm(0, turns).hand, hold.arm(1, turns).hand)
    let page = left.act(HeldThing.page.offset(in: hands[0]) + hands[0].palm * 0.006)
    let tip = right.orientation.act(HeldThing.penTip.offset(in: hands[1]))
    pose.right.origin = .hips
    pose.right.wrist = (page - tip) * SIMD3(rig.arms[1].side, 1, 1)
  }
}

extension KeyPose {
  subscript(arm index: Int) -> ArmGoal {
    get { index == 0 ? left : right }
    set { if index == 0 { left = newValue } else { right = newValue } }
  }
}

extension ArmGoal {
  /// How far index, middle and little finger are curled.
  fileprivate var curls: SIMD3<Float> {
    get { SIMD3(indexCurl ?? curl, curl, littleCurl ?? curl) }
    set {
      (indexCurl, curl, littleCurl) = (newValue.x, newValue.y, newValue.z)
      // The thumb keeps to how it was.
      thumbCurl = thumbCurl ?? 0.15
    }
  }
}
