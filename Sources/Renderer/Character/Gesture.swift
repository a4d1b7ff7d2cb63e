import Foundation

/// A movement that begins, is held a moment and is over.
struct Gesture: Sendable {
  enum HeadMotion: Sendable {
    case none
    case nod
    case shake
  }

  var name: String
  /// Nil leaves that arm in its posture.
  var left: ArmGoal?
  var right: ArmGoal?
  /// Extra bow and tilt of the head while it lasts, radians.
  var bow: Float = 0
  var tilt: Float = 0
  var headMotion = HeadMotion.none
  /// What the hands hold while it lasts.
  var holds = HeldThings.nothing
  /// Seconds to get there, to stay, and to return.
  var rise: Float = 0.5
  var hold: Float = 1
  var fall: Float = 0.7

  var duration: Float { rise + hold + fall }

  /// How much of it shows some seconds after its start, 0…1.
  func weight(_ since: Float) -> Float {
    min(Ease.smooth(since / rise), Ease.smooth((duration - since) / fall))
  }

  /// The head's own turn some seconds after the start, radians: up and left.
  func headTurn(_ since: Float) -> (pitchUp: Float, yaw: Float) {
    guard since > 0, since < duration else { return (0, 0) }
    let envelope = Ease.smooth(since / 0.15) * Ease.smooth((duration - since) / 0.35)
    switch headMotion {
    case .none: return (0, 0)
    case .nod: return (-0.11 * envelope * sin(since * 2 * .pi * 1.45), 0)
    case .shake: return (0, 0.14 * envelope * sin(since * 2 * .pi * 1.25))
    }
  }
}

extension Gesture {
  /// The gesture of somebody without a radio: the head alone.
  var withoutRadio: Gesture {
    guard name == "radio" else { return self }
    var gesture = self
    gesture.left = nil
    return gesture
  }

  static let catalogue: [Gesture] = [
    Gesture(name: "palm-up", right: palmUp, hold: 1.3),
    Gesture(name: "hand-out", right: handOut, rise: 0.6, hold: 2.4, fall: 0.8),
    Gesture(
      name: "notebook", left: KeyPose.notebook.left, right: KeyPose.notebook.right,
      bow: 0.2, holds: .writing, rise: 0.9, hold: 4.5, fall: 0.9),
    // The worn radio is taken hold of, and the head bends to it.
    Gesture(
      name: "radio", left: KeyPose.clipped.left, bow: 0.12, tilt: 0.2, rise: 0.6, hold: 2.6),
    Gesture(name: "nod", headMotion: .nod, rise: 0.15, hold: 0.9, fall: 0.35),
    Gesture(name: "shake", headMotion: .shake, rise: 0.15, hold: 1.1, fall: 0.35),
    Gesture(name: "stop", right: stop, rise: 0.4, hold: 1.5),
    Gesture(name: "point", right: point, rise: 0.4, hold: 0.9),
    Gesture(
      name: "shrug", left: shrug, right: shrug, tilt: 0.06, rise: 0.35, hold: 0.6,
      fall: 0.6),
  ]

  private static let palmUp = ArmGoal(
    wrist: SIMD3(0.22, -0.52, 0.6), elbow: SIMD3(0.4, -1, -0.5),
    fingers: SIMD3(0.25, 0.1, 1), palm: SIMD3(-0.25, 1, 0.05), curl: 0.22)

  private static let handOut = ArmGoal(
    wrist: SIMD3(0.02, -0.36, 0.84), elbow: SIMD3(0.4, -1, -0.2),
    fingers: SIMD3(-0.05, 0.05, 1), palm: SIMD3(-0.2, 1, 0.05), curl: 0.18)

  private static let stop = ArmGoal(
    wrist: SIMD3(0.08, -0.12, 0.68), elbow: SIMD3(0.5, -1, -0.3),
    fingers: SIMD3(0, 1, 0.12), palm: SIMD3(-0.08, -0.1, 1), curl: 0.08)

  private static let point = ArmGoal(
    wrist: SIMD3(0.06, -0.3, 0.84), elbow: SIMD3(0.6, -1, -0.2),
    fingers: SIMD3(-0.05, 0.05, 1), palm: SIMD3(-0.7, -0.7, 0), curl: 0.85, indexCurl: 0.04)

  private static let shrug = ArmGoal(
    wrist: SIMD3(0.36, -0.62, 0.44), elbow: SIMD3(0.2, -1, -0.6),
    fingers: SIMD3(0.55, 0.05, 0.85), palm: SIMD3(-0.2, 1, 0.2), curl: 0.25,
    shoulderLift: 0.16)
}
