/// A shift of the eyes with a beginning and perhaps an end, which head and chest follow.
struct Glance: Sendable {
  /// What it goes to; nil where it only goes aside.
  var target: LookTarget?
  /// How far aside from where the eyes are, radians to the left and up.
  var offset: SIMD2<Float> = .zero
  var start: Double
  var end = Double.infinity
  /// How far the head goes along, 0…1.
  var headShare: Float = 1

  /// How much of the shift eyes, head and chest have done, 0…1, and how closed the lids are.
  struct Weight {
    var eyes: Float
    var head: Float
    var chest: Float
    var blink: Float

    static func *= (weight: inout Weight, factor: Float) { weight = weight * factor }

    static func * (weight: Weight, factor: Float) -> Weight {
      Weight(
        eyes: weight.eyes * factor, head: weight.head * factor, chest: weight.chest * factor,
        blink: weight.blink * factor)
    }
  }

  /// Finds how far the shift is at a time, by how far it leads.
  ///
  /// Eyes need about 20 ms and 2 ms a degree more. Heads begin a little later, and take as long
  /// as is comfortable: about 100 degrees a second at most. Lids close in a wide shift.
  /// - Source: the “main sequence” of saccades, Bahill, Clark and Stark 1975.
  func weight(time: Double, _ shift: SIMD2<Float>) -> Weight {
    let size = min((shift * shift).sum().squareRoot(), 2)
    let since = Float(clamping: time - start)
    let past = Float(clamping: time - end)
    let eyes = 0.03 + 0.126 * size
    let head = 0.3 + 0.5 * size * headShare
    let chest = 0.6 + 0.6 * size
    func done(_ delay: Float, _ seconds: Float) -> Float {
      Ease.smooth((since - delay) / seconds) * (1 - Ease.smooth((past - delay) / seconds))
    }
    let lids = Blink.closed(since) + Blink.closed(past)
    return Weight(
      eyes: done(0, eyes), head: done(0.06, head), chest: done(0.2, chest),
      blink: min(lids, 1) * Ease.smooth((size - 0.35) / 0.25))
  }

  /// Leaves the head and the chest behind as far as they do not go along.
  func reach(_ goal: inout Gaze.Angles, from start: Gaze.Angles) {
    goal.head = start.head + (goal.head - start.head) * headShare
    goal.chest = start.chest + (goal.chest - start.chest) * headShare
  }
}

extension Gaze.Angles {
  mutating func go(to goal: Gaze.Angles, _ weight: Glance.Weight) {
    eyes += (goal.eyes - eyes) * weight.eyes
    nearness += (goal.nearness - nearness) * weight.eyes
    head += (goal.head - head) * weight.head
    chest += (goal.chest - chest) * weight.chest
    blink = max(max(blink, goal.blink), weight.blink)
  }
}
