/// Where one hand is in a posture, written for the left; the right is its mirror image.
struct ArmGoal: Sendable {
  /// What `wrist` is measured from.
  enum Origin: Sendable {
    /// In arm lengths from the shoulder, along the chest's axes.
    case shoulder
    /// In metres from the middle between the shoulders, along the chest's axes: for a hand on
    /// something worn there, which is as far from the middle on a narrow person as on a broad one.
    case chest
    /// In metres from the pelvis, along the hips' axes: for a hand that rests on the belt.
    case hips
  }

  /// Where the wrist is: x outwards, y up, z ahead.
  var wrist: SIMD3<Float>
  var origin = Origin.shoulder
  /// Roughly where the elbow points.
  var elbow = SIMD3<Float>(0.35, -0.2, -1)
  /// Where the fingers point.
  var fingers: SIMD3<Float>
  /// Where the palm faces.
  var palm: SIMD3<Float>
  /// How far the fingers are curled from rest: 0 as they rest, 1 a fist, below 0 straightened.
  var curl: Float = 0.35
  /// The index finger's, the little finger's and the thumb's own curl where it differs; the ring
  /// finger is between its neighbours.
  var indexCurl: Float?
  var littleCurl: Float?
  var thumbCurl: Float?
  /// How far the shoulder is lifted and brought ahead, radians.
  var shoulderLift: Float = 0
  var shoulderAhead: Float = 0
  /// What the hand touches; nil for a hand in the air.
  var contact: Contact?
}

/// What a hand touches, so that it can be laid there on each person's own surface.
struct Contact: Sendable {
  enum Kind: Sendable {
    /// Knuckles against the body.
    case fist
    /// An open hand, whose fingers close until they touch.
    case palm
    /// In a pocket: the hand is out of sight below the cloth.
    case pocket
    /// A pen's tip on the page that the other hand holds.
    case page
    /// What it touches goes along with it, as a book does.
    case still
  }

  var kind: Kind
  /// Whether it goes along with the hips or with the chest.
  var isOnHips = false
  /// Out of the body, x outwards: the way along which the hand comes nearer.
  var outwards = SIMD3<Float>(0, 0, 1)
}

/// A posture: both arms, the trunk and where the feet stand.
struct KeyPose: Sendable {
  var left: ArmGoal
  var right: ArmGoal
  /// The trunk leans ahead and to the person's left, radians.
  var lean: Float = 0
  var sideLean: Float = 0
  /// The chest turns left, radians.
  var turn: Float = 0
  /// The head bows and tilts to the left, radians, whatever it looks at.
  var bow: Float = 0
  var tilt: Float = 0
  var stance = Stance()
  var manner = Manner()
  var holds = HeldThings.nothing
}

/// What the legs do; blended as numbers, since feet must stay on the ground.
struct Stance: Sendable, Equatable {
  /// Half the distance between the ankles, metres.
  var spread: Float = 0.115
  /// The left foot ahead of the right, metres.
  var stagger: Float = 0.03
  /// Weight on the left foot, −1…1.
  var weight: Float = 0
  /// How freely the arms swing while walking, 0…1.
  var armSwing: Float = 1
  /// Feet and hips turn left, radians, while the person stands.
  var turn: Float = 0

  static func blend(_ from: Stance, _ to: Stance, _ fraction: Float) -> Stance {
    func mix(_ a: Float, _ b: Float) -> Float { a + (b - a) * fraction }
    return Stance(
      spread: mix(from.spread, to.spread), stagger: mix(from.stagger, to.stagger),
      weight: mix(from.weight, to.weight), armSwing: mix(from.armSwing, to.armSwing),
      turn: mix(from.turn, to.turn))
  }
}
