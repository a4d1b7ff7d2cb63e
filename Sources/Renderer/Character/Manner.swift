/// What a posture does to a person beyond the place of the hands: how much lives and moves in them.
///
/// One is the measure of an ordinary conversation. A hard officer stares, stands still and does
/// not nod; a calm one shifts the weight, nods and looks away now and then. With the sound off
/// this tells as much as the arms.
struct Manner: Sendable, Equatable {
  /// How deep the breath is.
  var breath: Float = 1
  /// How far the weight goes from foot to foot, and how much hands and shoulders stir.
  var ease: Float = 1
  /// How much the head stirs by itself and with what is said.
  var headLife: Float = 1
  /// How far the head nods to what another says.
  var nodding: Float = 1
  /// How readily the eyes leave the other's, 0 for a stare.
  var gazeBreaks: Float = 1
  /// How much of the time the eyes rest on something before the body, as on a radio, 0…1.
  var elsewhere: Float = 0
  /// How many of the natural blinks happen.
  var blinks: Float = 1
  /// How free the hands are to underline words.
  var beats: Float = 1

  static func blend(_ from: Manner, _ to: Manner, _ fraction: Float) -> Manner {
    func mix(_ a: Float, _ b: Float) -> Float { a + (b - a) * fraction }
    return Manner(
      breath: mix(from.breath, to.breath), ease: mix(from.ease, to.ease),
      headLife: mix(from.headLife, to.headLife), nodding: mix(from.nodding, to.nodding),
      gazeBreaks: mix(from.gazeBreaks, to.gazeBreaks),
      elsewhere: mix(from.elsewhere, to.elsewhere), blinks: mix(from.blinks, to.blinks),
      beats: mix(from.beats, to.beats))
  }
}

/// Everything of a posture that is a number: blended, where arms are turned.
struct Carriage: Sendable, Equatable {
  var stance = Stance()
  var manner = Manner()
  /// The head bows and tilts to the left, radians, whatever it looks at.
  var bow: Float = 0
  var tilt: Float = 0
  var holds = HeldThings.nothing
  var firmness = HandHold.Firmness()

  init() {}

  init(_ pose: KeyPose) {
    (stance, manner) = (pose.stance, pose.manner)
    (bow, tilt) = (pose.bow, pose.tilt)
    holds = pose.holds
    firmness = HandHold.Firmness(left: pose.left, right: pose.right)
  }

  static func blend(_ from: Carriage, _ to: Carriage, _ fraction: Float) -> Carriage {
    var result = Carriage()
    result.stance = .blend(from.stance, to.stance, fraction)
    result.manner = .blend(from.manner, to.manner, fraction)
    result.bow = from.bow + (to.bow - from.bow) * fraction
    result.tilt = from.tilt + (to.tilt - from.tilt) * fraction
    result.holds.shares = from.holds.shares + (to.holds.shares - from.holds.shares) * fraction
    result.firmness = .blend(from.firmness, to.firmness, fraction)
    return result
  }
}
