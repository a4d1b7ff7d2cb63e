// The postures that a scenario can ask for by name.
extension KeyPose {
  /// Names in the order of their compiled postures; the first is where a body starts.
  static let names = ["neutral", "calm", "clipped", "hard", "notebook", "arms-crossed"]

  static let catalogue: [KeyPose] = [neutral, calm, clipped, hard, notebook, armsCrossed]

  private static let hanging = ArmGoal(
    wrist: SIMD3(0.2, -0.93, 0.1), fingers: SIMD3(0.02, -1, 0.12), palm: SIMD3(-1, 0, -0.25),
    curl: 0.3, indexCurl: 0.22)

  static let neutral = KeyPose(left: hanging, right: hanging)

  /// Hands loosely together before the belt, weight on one leg.
  static let calm = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(-0.2, -0.72, 0.46), elbow: SIMD3(0.75, -0.3, -0.75),
      fingers: SIMD3(-0.85, -0.5, 0.15), palm: SIMD3(-0.1, -0.1, -1), curl: 0.35),
    right: ArmGoal(
      wrist: SIMD3(-0.26, -0.75, 0.52), elbow: SIMD3(0.75, -0.3, -0.75),
      fingers: SIMD3(-0.75, -0.62, 0), palm: SIMD3(-0.15, 0.05, -1), curl: 0.4),
    lean: -0.01, sideLean: 0.02, tilt: 0.05,
    stance: Stance(spread: 0.12, stagger: 0.05, weight: 0.5, armSwing: 0.3))

  /// Hands on the belt, elbows out.
  static let clipped = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(0.1, -0.66, 0.2), elbow: SIMD3(1, 0, -0.55),
      fingers: SIMD3(-0.75, -0.45, 0.45), palm: SIMD3(-0.55, -0.1, -0.8), curl: 0.55),
    right: ArmGoal(
      wrist: SIMD3(0.1, -0.66, 0.2), elbow: SIMD3(1, 0, -0.55),
      fingers: SIMD3(-0.75, -0.45, 0.45), palm: SIMD3(-0.55, -0.1, -0.8), curl: 0.55),
    lean: -0.02, bow: -0.04,
    stance: Stance(spread: 0.15, stagger: 0.04, weight: -0.3, armSwing: 0.1))

  /// Broad, leaning in, hands half closed and away from the body.
  static let hard = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(0.4, -0.85, 0.16), elbow: SIMD3(0.8, 0, -0.8),
      fingers: SIMD3(-0.05, -1, 0.2), palm: SIMD3(-0.8, 0, -0.6), curl: 0.75,
      shoulderLift: 0.05),
    right: ArmGoal(
      wrist: SIMD3(0.4, -0.85, 0.16), elbow: SIMD3(0.8, 0, -0.8),
      fingers: SIMD3(-0.05, -1, 0.2), palm: SIMD3(-0.8, 0, -0.6), curl: 0.75,
      shoulderLift: 0.05),
    lean: 0.07, bow: 0.06,
    stance: Stance(spread: 0.19, stagger: 0.1, weight: 0, armSwing: 0.7))

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
    stance: Stance(spread: 0.12, stagger: 0.03, weight: 0.35, armSwing: 0))

  static let armsCrossed = KeyPose(
    left: ArmGoal(
      wrist: SIMD3(-0.5, -0.42, 0.5), elbow: SIMD3(0.6, -1, 0.1),
      fingers: SIMD3(-0.95, 0.2, -0.1), palm: SIMD3(-0.1, 0, -1), curl: 0.3),
    right: ArmGoal(
      wrist: SIMD3(-0.5, -0.5, 0.37), elbow: SIMD3(0.6, -1, 0.1),
      fingers: SIMD3(-0.95, 0.15, 0.05), palm: SIMD3(-0.1, 0.1, -1), curl: 0.45),
    lean: -0.03, bow: -0.02,
    stance: Stance(spread: 0.14, stagger: 0.02, weight: 0.45, armSwing: 0))
}
