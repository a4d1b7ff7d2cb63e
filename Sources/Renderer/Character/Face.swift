import Foundation

/// Expressions, blinks and the resting life of a face, as morph weights.
struct Face: Sendable {
  private struct Recipe: Sendable {
    var name: String
    /// A morph that is the whole expression, where the asset has one.
    var whole: (morph: String, weight: Float)?
    /// Else what to mix it of.
    var parts: [(morph: String, weight: Float)] = []
  }

  private static let recipes: [Recipe] = [
    Recipe(name: "neutral"),
    Recipe(
      name: "smile", whole: ("smile", 0.85),
      parts: [("mouthSmile", 0.62), ("cheekSquint", 0.4), ("eyeSquint", 0.22)]),
    Recipe(
      name: "stern", whole: ("stern", 0.9),
      parts: [
        ("browDown", 0.75), ("eyeSquint", 0.25), ("mouthPress", 0.4), ("mouthFrown", 0.18),
      ]),
    Recipe(
      name: "worried", whole: ("worried", 0.9),
      parts: [("browInnerUp", 0.8), ("mouthFrown", 0.35), ("mouthPress", 0.15)]),
    Recipe(
      name: "surprised", whole: ("surprise", 0.85),
      parts: [
        ("browInnerUp", 0.55), ("browOuterUp", 0.8), ("eyeWide", 0.55), ("jawOpen", 0.16),
      ]),
    Recipe(
      name: "contempt", whole: ("contempt", 0.9),
      parts: [
        ("eyeSquint", 0.35), ("browDown", 0.35), ("mouthPress", 0.5), ("mouthFrown", 0.3),
        ("noseSneer", 0.3), ("mouthUpperUp", 0.25),
      ]),
  ]

  /// What a posture adds to the face, whatever the expression is; it may also take away.
  private static let tints: [String: [(morph: String, weight: Float)]] = [
    "calm": [
      ("smile", 0.85), ("browInnerUp", 0.35), ("browOuterUp", 0.1), ("browDown", -0.4),
      ("stern", -0.7),
    ],
    "clipped": [
      ("mouthPress", 0.6), ("mouthFrown", 0.75), ("eyeSquint", 0.35), ("browDown", 0.3),
      ("stern", -0.3),
    ],
    "hard": [
      ("browDown", 1), ("stern", 0.6), ("mouthFrown", 0.45), ("mouthPress", 0.4),
      ("noseSneer", 0.2), ("eyeWide", 0.1),
    ],
    "unfair": [
      ("contempt", 0.7), ("eyeSquint", 0.3), ("eyeBlink", 0.25), ("browOuterUpLeft", 0.7),
      ("browDownRight", 0.6), ("mouthFrown", 0.4), ("noseSneerRight", 0.5), ("stern", -0.7),
    ],
  ]

  /// Other spellings of morphs that assets in the field use.
  private static let spellings: [String: [String]] = [
    "mouthPress": ["mouthPressed"], "mouthUpperUp": ["mouthSneer"],
    "browDown": ["browsDown"], "browOuterUp": ["browsUp"],
  ]

  /// Resting lids droop in the body data; an awake face holds them a little higher.
  private static let alertness: Float = 0.14

  let seed: UInt64
  let blink: Blink
  private let expressions: [[Float]]
  /// One a posture, in the order of their names.
  private let postures: [[Float]]
  let visemes: [Int]
  private let blinks: [Int]
  private let brows: [Int]
  private let wides: [Int]
  private let isMouth: [Bool]
  let count: Int

  private var target = 0
  private var from: [Float]
  private var start = -1e9
  private var duration: Float = 0.3
  private var posture = 0
  private var tintFrom: [Float]
  private var tintStart = -1e9
  private static let tintSeconds: Float = 0.6
  /// While somebody speaks, the mouth belongs to the words.
  private static let mouthWhileSpeaking: Float = 0.35

  init(morphNames: [String], seed: UInt64) {
    self.seed = seed
    count = morphNames.count
    func find(_ name: String) -> [Int] {
      var names = [name, name + "Left", name + "Right"]
      names += Self.spellings[name] ?? []
      return names.compactMap { morphNames.firstIndex(of: $0) }
    }
    blink = Blink(seed: seed)
    postures = KeyPose.names.map { name in
      var weights = [Float](repeating: 0, count: morphNames.count)
      for (morph, weight) in Self.tints[name] ?? [] {
        for index in find(morph) { weights[index] = weight }
      }
      return weights
    }
    expressions = Self.recipes.map { recipe in
      var weights = [Float](repeating: 0, count: morphNames.count)
      if let whole = recipe.whole, let index = morphNames.firstIndex(of: whole.morph) {
        weights[index] = whole.weight
        return weights
      }
      for (morph, weight) in recipe.parts {
        for index in find(morph) { weights[index] = weight }
      }
      return weights
    }
    visemes = Viseme.allCases.map { viseme in
      viseme.morphName.flatMap { morphNames.firstIndex(of: $0) } ?? -1
    }
    blinks = find("eyeBlink")
    wides = find("eyeWide")
    brows = find("browInnerUp") + find("browOuterUp")
    isMouth = morphNames.map { $0.hasPrefix("mouth") || $0.hasPrefix("nose") }
    from = Array(repeating: 0, count: morphNames.count)
    tintFrom = from
  }

  /// Starts another expression; false when no face has that name.
  mutating func set(_ name: String, time: Double) -> Bool {
    guard let index = Self.recipes.firstIndex(where: { $0.name == name }) else { return false }
    var current = from
    writeExpression(time: time, into: &current)
    from = current
    target = index
    start = time
    // A face is slower to soften than to harden, and no two move alike.
    let variety = Ease.random(seed: seed, channel: 31, cell: index)
    duration = 0.22 + 0.16 * variety
    return true
  }

  /// Overwrites the weights with the expression at a time; allocates nothing.
  func writeExpression(time: Double, into weights: inout [Float]) {
    let share = Ease.smooth(Float(clamping: time - start) / duration)
    for index in 0..<count {
      weights[index] = from[index] + (expressions[target][index] - from[index]) * share
    }
  }

  /// Takes on what a posture does to the face.
  mutating func take(posture index: Int, time: Double) {
    for morph in 0..<count { tintFrom[morph] = tint(morph, time: time) }
    posture = index
    tintStart = time
  }

  private func tint(_ morph: Int, time: Double) -> Float {
    let share = Ease.smooth(Float(clamping: time - tintStart) / Self.tintSeconds)
    return tintFrom[morph] + (postures[posture][morph] - tintFrom[morph]) * share
  }

  /// Adds what the posture does to the face, less about a mouth that speaks.
  func addPosture(time: Double, speaking: Float, to weights: inout [Float]) {
    let mouthShare = 1 - (1 - Self.mouthWhileSpeaking) * speaking
    for index in 0..<count {
      let tint = tint(index, time: time)
      weights[index] = max(0, weights[index] + tint * (isMouth[index] ? mouthShare : 1))
    }
  }

  /// Adds what a face does by itself: lids that follow the gaze, brows that stir and ask.
  ///
  /// The blink says how closed the lids are, 0…1.
  func addLife(
    time: Double, blink: Float, eyePitch: Float, speaking: Float, brows asking: Float,
    to weights: inout [Float]
  ) {
    let lids = max(blink, min(max(-eyePitch - 0.08, 0) * 0.75, 0.35))
    for index in blinks { weights[index] = max(weights[index], lids) }
    for index in wides { weights[index] += Self.alertness * (1 - lids) }
    let stir = Ease.wander(seed: seed, channel: 32, time: time, period: 1.7)
    let lift = max(0, stir) * (0.05 + 0.22 * speaking) + asking
    for index in brows { weights[index] += lift }
  }

  /// Keeps every weight in 0…1, where the morphs are made for.
  func bound(_ weights: inout [Float]) {
    for index in 0..<count { weights[index] = min(max(weights[index], 0), 1) }
  }
}
