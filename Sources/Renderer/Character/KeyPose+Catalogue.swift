// The postures that a scenario can ask for by name.
extension KeyPose {
  /// Names in the order of their compiled postures; the first is where a body starts.
  static let names = ["neutral", "calm", "clipped", "hard", "unfair", "notebook", "arms-crossed"]

  static let catalogue: [KeyPose] = [
    neutral, calm, clipped, hard, unfair, notebook, armsCrossed,
  ]

  private static let hanging = ArmGoal(
    wrist: SIMD3(0.2, -0.93, 0.1), fingers: SIMD3(0.02, -1, 0.12), palm: SIMD3(-1, 0, -0.25),
    curl: 0.3, indexCurl: 0.22)

  static let neutral = KeyPose(left: hanging, right: hanging)

  /// Hands loosely together before the belt, weight on one leg, head a little aside.
  static let calm = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(-0.2, -0.72, 0.46), elbow: SIMD3(0.75, -0.3, -0.75),
      fingers: SIMD3(-0.85, -0.5, 0.15), palm: SIMD3(-0.1, -0.1, -1), curl: 0.35),
    right: ArmGoal(
      wrist: SIMD3(-0.26, -0.75, 0.52), elbow: SIMD3(0.75, -0.3, -0.75),
      fingers: SIMD3(-0.75, -0.62, 0), palm: SIMD3(-0.15, 0.05, -1), curl: 0.4),
    lean: -0.01, sideLean: 0.03, bow: 0.03, tilt: 0.11,
    stance: Stance(spread: 0.12, stagger: 0.05, weight: 0.6, armSwing: 0.3),
    manner: Manner(ease: 1.2, headLife: 1.15, nodding: 1.2))

  /// Hands on the belt, upright and half turned away, as somebody with little time.
  static let clipped = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(0.1, -0.66, 0.2), elbow: SIMD3(1, 0, -0.55),
      fingers: SIMD3(-0.75, -0.45, 0.45), palm: SIMD3(-0.55, -0.1, -0.8), curl: 0.55),
    right: ArmGoal(
      wrist: SIMD3(0.1, -0.66, 0.2), elbow: SIMD3(1, 0, -0.55),
      fingers: SIMD3(-0.75, -0.45, 0.45), palm: SIMD3(-0.55, -0.1, -0.8), curl: 0.55),
    lean: -0.04, turn: 0.3, bow: -0.07,
    stance: Stance(spread: 0.125, stagger: 0.06, weight: -0.4, armSwing: 0.1),
    manner: Manner(
      breath: 0.9, ease: 0.5, headLife: 0.7, nodding: 0.3, gazeBreaks: 0.8, blinks: 0.9,
      beats: 0.15))

  /// Square and broad, leaning in over the toes, fists ready at the sides, the chin down.
  ///
  /// The eyes hold the other's and hardly blink; nothing nods, little stirs.
  static let hard = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(0.24, -0.85, 0.24), elbow: SIMD3(0.8, 0, -0.8),
      fingers: SIMD3(-0.05, -1, 0.2), palm: SIMD3(-0.75, 0, -0.65), curl: 0.95,
      shoulderLift: 0.1),
    right: ArmGoal(
      wrist: SIMD3(0.24, -0.85, 0.24), elbow: SIMD3(0.8, 0, -0.8),
      fingers: SIMD3(-0.05, -1, 0.2), palm: SIMD3(-0.75, 0, -0.65), curl: 0.95,
      shoulderLift: 0.1),
    lean: 0.13, bow: 0.13,
    stance: Stance(spread: 0.19, stagger: 0.12, weight: 0, armSwing: 0.7),
    manner: Manner(
      breath: 1.5, ease: 0.15, headLife: 0.45, nodding: 0, gazeBreaks: 0, blinks: 0.45,
      beats: 0.7))

  /// Arms crossed, leaning back on one leg, the head thrown back and aside: down the nose.
  static let unfair = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(-0.5, -0.42, 0.5), elbow: SIMD3(0.6, -1, 0.1),
      fingers: SIMD3(-0.95, 0.2, -0.1), palm: SIMD3(-0.1, 0, -1), curl: 0.3),
    right: ArmGoal(
      wrist: SIMD3(-0.5, -0.5, 0.37), elbow: SIMD3(0.6, -1, 0.1),
      fingers: SIMD3(-0.95, 0.15, 0.05), palm: SIMD3(-0.1, 0.1, -1), curl: 0.45),
    lean: -0.09, sideLean: -0.05, turn: -0.14, bow: -0.17, tilt: -0.13,
    stance: Stance(spread: 0.15, stagger: 0.09, weight: -0.8, armSwing: 0),
    manner: Manner(
      breath: 0.9, ease: 0.8, headLife: 0.9, nodding: 0, gazeBreaks: 1.2, blinks: 0.8, beats: 0))

  /// A small book in the left hand, the right one writing.
  static let notebook = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(-0.12, -0.42, 0.52), elbow: SIMD3(0.5, -1, -0.4),
      fingers: SIMD3(-0.6, 0.25, 0.75), palm: SIMD3(-0.35, 0.85, -0.4), curl: 0.45,
      indexCurl: 0.25),
    right: ArmGoal(
      wrist: SIMD3(-0.16, -0.32, 0.6), elbow: SIMD3(0.6, -1, -0.3),
      fingers: SIMD3(-0.7, -0.35, 0.45), palm: SIMD3(-0.45, -0.8, -0.3), curl: 0.55,
      indexCurl: 0.4),
    lean: 0.02, bow: 0.1,
    stance: Stance(spread: 0.12, stagger: 0.03, weight: 0.35, armSwing: 0),
    manner: Manner(gazeBreaks: 0.5, beats: 0.1))

  static let armsCrossed = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(-0.5, -0.42, 0.5), elbow: SIMD3(0.6, -1, 0.1),
      fingers: SIMD3(-0.95, 0.2, -0.1), palm: SIMD3(-0.1, 0, -1), curl: 0.3),
    right: ArmGoal(
      wrist: SIMD3(-0.5, -0.5, 0.37), elbow: SIMD3(0.6, -1, 0.1),
      fingers: SIMD3(-0.95, 0.15, 0.05), palm: SIMD3(-0.1, 0.1, -1), curl: 0.45),
    lean: -0.03, bow: -0.02,
    stance: Stance(spread: 0.14, stagger: 0.02, weight: 0.45, armSwing: 0),
    manner: Manner(ease: 0.7, nodding: 0.4, gazeBreaks: 0.8, beats: 0))
}
