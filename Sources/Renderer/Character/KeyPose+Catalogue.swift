// The postures that a scenario can ask for by name.
extension KeyPose {
  /// Names in the order of their compiled postures; the first is where a body starts.
  static let names = [
    "neutral", "calm", "clipped", "hard", "unfair", "notebook", "arms-crossed", "filming",
  ]

  static let catalogue: [KeyPose] = [
    neutral, calm, clipped, hard, unfair, notebook, armsCrossed, filming,
  ]

  /// The same for somebody without a vest, a radio and a belt.
  static let everyday: [KeyPose] = catalogue.indices.map {
    names[$0] == "clipped" ? everydayClipped : catalogue[$0]
  }

  private static let hanging = ArmGoal(
    wrist: SIMD3(0.12, -0.93, 0.12), elbow: SIMD3(0.2, -0.2, -1),
    fingers: SIMD3(0.02, -1, 0.12), palm: SIMD3(-1, 0, -0.25), curl: 0.3, indexCurl: 0.22)

  /// Arms that hang, not as mirror images: nobody stands quite evenly.
  static let neutral = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(0.11, -0.935, 0.1), elbow: SIMD3(0.2, -0.2, -1),
      fingers: SIMD3(0.02, -1, 0.12), palm: SIMD3(-1, 0, -0.25), curl: 0.22, indexCurl: 0.1,
      littleCurl: 0.34, thumbCurl: 0.1),
    right: ArmGoal(
      wrist: SIMD3(0.085, -0.925, 0.15), elbow: SIMD3(0.2, -0.2, -1),
      fingers: SIMD3(0, -1, 0.2), palm: SIMD3(-1, 0, -0.4), curl: 0.3, indexCurl: 0.18,
      littleCurl: 0.42, thumbCurl: 0.1, shoulderLift: -0.035))

  /// One hand open and low as somebody who explains, weight on one leg, head a little aside.
  static let calm = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(0.1, -0.9, 0.2), elbow: SIMD3(0.2, -0.2, -1),
      fingers: SIMD3(-0.05, -1, 0.25), palm: SIMD3(-0.9, 0, -0.2), curl: 0.2, indexCurl: 0.1,
      littleCurl: 0.3, thumbCurl: 0.1),
    right: ArmGoal(
      wrist: SIMD3(0, -0.6, 0.54), elbow: SIMD3(0.3, -0.6, -0.9),
      fingers: SIMD3(0.22, -0.12, 0.95), palm: SIMD3(-0.25, 0.9, 0.25), curl: -0.04,
      indexCurl: -0.12, littleCurl: 0.12, thumbCurl: -0.15),
    lean: 0.02, sideLean: 0.03, bow: -0.01, tilt: 0.13,
    stance: Stance(spread: 0.12, stagger: 0.05, weight: 0.6, armSwing: 0.3),
    manner: Manner(ease: 1.2, headLife: 1.15, nodding: 1.2))

  /// Half turned away, a hand on the radio and one at the belt, as somebody with little time.
  ///
  /// The eyes are on the radio as often as on the other.
  static let clipped = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(0.213, -0.145, 0.222), origin: .chest, elbow: SIMD3(0.8, -1, -0.2),
      fingers: SIMD3(-0.8, 0.55, -0.12), palm: SIMD3(-0.15, -0.1, -1), curl: 0.42,
      indexCurl: 0.36, littleCurl: 0.5, thumbCurl: 0.3, contact: Contact(kind: .palm)),
    right: ArmGoal(
      wrist: SIMD3(0.29, 0.07, 0.02), origin: .hips, elbow: SIMD3(0.7, 0, -1),
      fingers: SIMD3(-0.95, -0.25, 0.05), palm: SIMD3(-0.05, -0.5, -0.85), curl: 0.8,
      thumbCurl: 0.4, contact: onHip),
    lean: -0.03, turn: 0.12, bow: -0.02, tilt: -0.04,
    stance: Stance(spread: 0.11, stagger: 0.06, weight: -0.6, armSwing: 0.1, turn: 0.62),
    manner: Manner(
      breath: 0.9, ease: 0.5, headLife: 0.7, nodding: 0.3, gazeBreaks: 0.8, elsewhere: 1,
      blinks: 0.9, beats: 0.15))

  /// Half turned away as well, both hands in the pockets, the shoulders a little up.
  ///
  /// The eyes are on something down the street as often as on the other.
  private static let everydayClipped: KeyPose = {
    var pose = clipped
    pose.left = ArmGoal(
      wrist: SIMD3(0.17, 0.13, 0.13), origin: .hips, elbow: SIMD3(0.75, -0.2, -1),
      fingers: SIMD3(-0.45, -0.7, 0.4), palm: SIMD3(-0.8, 0.1, -0.6), curl: 0.35,
      thumbCurl: 0.2, shoulderLift: 0.06, contact: inPocket)
    pose.right = ArmGoal(
      wrist: SIMD3(0.175, 0.12, 0.115), origin: .hips, elbow: SIMD3(0.75, -0.2, -1),
      fingers: SIMD3(-0.4, -0.75, 0.4), palm: SIMD3(-0.8, 0.1, -0.6), curl: 0.35,
      thumbCurl: 0.2, shoulderLift: 0.05, contact: inPocket)
    return pose
  }()

  private static let onHip = Contact(
    kind: .fist, isOnHips: true, outwards: SIMD3(0.97, 0.2, -0.08))
  private static let inPocket = Contact(
    kind: .pocket, isOnHips: true, outwards: SIMD3(0.5, 0, 0.85))

  /// Square and broad, fists on the belt's sides, elbows out, leaning in over the toes, chin down.
  ///
  /// The eyes hold the other's and hardly blink; nothing nods, little stirs.
  static let hard = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(0.295, 0.085, 0.035), origin: .hips, elbow: SIMD3(0.8, 0, -1),
      fingers: SIMD3(-0.95, -0.25, 0.1), palm: SIMD3(-0.1, -0.5, -0.85), curl: 0.85,
      thumbCurl: 0.4, shoulderLift: 0.02, contact: onHip),
    right: ArmGoal(
      wrist: SIMD3(0.29, 0.05, 0.015), origin: .hips, elbow: SIMD3(0.8, 0, -1),
      fingers: SIMD3(-0.95, -0.25, 0.05), palm: SIMD3(-0.05, -0.5, -0.85), curl: 0.85,
      thumbCurl: 0.4, shoulderLift: 0.02, contact: onHip),
    lean: 0.16, sideLean: 0.02, bow: 0.16,
    stance: Stance(spread: 0.2, stagger: 0.1, weight: 0.35, armSwing: 0.3),
    manner: Manner(
      breath: 1.5, ease: 0.15, headLife: 0.45, nodding: 0, gazeBreaks: 0, blinks: 0.45,
      beats: 0.7))

  /// Arms crossed, leaning back on one leg, the head thrown back and aside: down the nose.
  static let unfair = KeyPose(
    left: crossedAbove, right: crossedBelow, lean: -0.12, sideLean: -0.05, turn: -0.1,
    bow: -0.24, tilt: -0.16,
    stance: Stance(spread: 0.15, stagger: 0.09, weight: -0.8, armSwing: 0),
    manner: Manner(
      breath: 0.9, ease: 0.8, headLife: 0.9, nodding: 0, gazeBreaks: 1.2, blinks: 0.8, beats: 0))

  // Arms that cross take the shoulders along; else the upper arms swell. One hand lies on the
  // other upper arm, the other hand on the elbow above it: both are seen. They are not laid on the
  // person's own surface: two arms that each lie on the other push each other away.
  private static let crossedAbove = ArmGoal(
    wrist: SIMD3(-0.5, -0.36, 0.46), elbow: SIMD3(0.6, -1, 0.1),
    fingers: SIMD3(-0.85, 0.35, -0.45), palm: SIMD3(-0.35, 0, -0.9), curl: 0.2,
    littleCurl: 0.35, shoulderAhead: 0.3,
    contact: Contact(kind: .still))

  private static let crossedBelow = ArmGoal(
    wrist: SIMD3(-0.5, -0.56, 0.42), elbow: SIMD3(0.6, -1, 0.1),
    fingers: SIMD3(-0.78, 0.58, -0.15), palm: SIMD3(-0.2, 0.25, -0.9), curl: 0.22,
    indexCurl: 0.15, littleCurl: 0.3, thumbCurl: 0.15, shoulderAhead: 0.3,
    contact: Contact(kind: .still))

  /// A phone in the right hand before the chin, its camera towards whoever is ahead.
  static let filming = KeyPose(
    left: hanging,
    right: ArmGoal(
      wrist: SIMD3(0.02, -0.05, 0.66), elbow: SIMD3(0.4, -1, -0.15),
      fingers: SIMD3(-0.95, 0.12, 0.2), palm: SIMD3(0.15, -0.12, -1), curl: 0.32,
      indexCurl: 0.2),
    lean: -0.02, bow: 0.03, tilt: -0.04,
    stance: Stance(spread: 0.12, stagger: 0.06, weight: 0.5, armSwing: 0),
    manner: Manner(ease: 0.6, headLife: 0.7, nodding: 0.3, gazeBreaks: 0.5, beats: 0),
    holds: .phone)

  /// A small book in the left hand, the right one writing, the eyes on it more than half the time.
  static let notebook = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(-0.2, -0.47, 0.5), elbow: SIMD3(0.5, -1, -0.4),
      fingers: SIMD3(-0.55, 0.35, 0.75), palm: SIMD3(-0.3, 0.75, -0.6), curl: -0.05,
      indexCurl: -0.1, littleCurl: 0.1, thumbCurl: 0.1, contact: Contact(kind: .still)),
    right: ArmGoal(
      wrist: SIMD3(-0.16, -0.32, 0.6), elbow: SIMD3(0.6, -1, -0.3),
      fingers: SIMD3(-0.65, -0.5, 0.5), palm: SIMD3(-0.5, -0.35, -0.8), curl: 0.42,
      indexCurl: 0.3, littleCurl: 0.6, thumbCurl: 0.35, contact: Contact(kind: .page)),
    lean: 0.02, bow: 0.1,
    stance: Stance(spread: 0.12, stagger: 0.03, weight: 0.35, armSwing: 0),
    manner: Manner(gazeBreaks: 0.5, elsewhere: 0.8, beats: 0.1), holds: .writing)

  static let armsCrossed = KeyPose(
    left: crossedAbove, right: crossedBelow, lean: -0.03, bow: -0.02,
    stance: Stance(spread: 0.14, stagger: 0.02, weight: 0.45, armSwing: 0),
    manner: Manner(ease: 0.7, nodding: 0.4, gazeBreaks: 0.8, beats: 0))
}
