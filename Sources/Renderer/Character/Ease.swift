import Foundation

/// Curves and repeatable noise of time: the same seed and time always give the same value.
enum Ease {
  /// 0 below 0, 1 above 1, without a jerk between.
  static func smooth(_ x: Float) -> Float {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    return x * x * (3 - 2 * x)
  }

  /// Even speed with soft ends: `ramp` of the time to start and to stop.
  static func travel(_ x: Float, ramp: Float = 0.18) -> Float {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let top = 1 / (1 - ramp)
    if x < ramp { return top * x * x / (2 * ramp) }
    if x > 1 - ramp { return 1 - top * (1 - x) * (1 - x) / (2 * ramp) }
    return top * (x - ramp / 2)
  }

  /// A number in 0..<1 for a cell of a channel.
  static func random(seed: UInt64, channel: UInt64, cell: Int) -> Float {
    var z =
      seed &+ channel &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(bitPattern: Int64(cell))
      &* 0xD1B5_4A32_D192_ED03
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Float((z ^ (z >> 31)) >> 40) / Float(1 << 24)
  }

  /// A slow wander in −1…1 with about one turn per `period` seconds.
  static func wander(seed: UInt64, channel: UInt64, time: Double, period: Double) -> Float {
    let position = time / period
    let cell = position.rounded(.down)
    let index = Int(cell)
    let from = random(seed: seed, channel: channel, cell: index)
    let to = random(seed: seed, channel: channel, cell: index + 1)
    return (from + (to - from) * smooth(Float(position - cell))) * 2 - 1
  }
}

extension Float {
  /// The nearest float that is finite; 0 for what is not a number.
  init(clamping value: Double) {
    self = value.isNaN ? 0 : Float(Swift.min(Swift.max(value, -1e9), 1e9))
  }
}

extension Double {
  /// A time that arithmetic and cell numbers can take.
  var usableTime: Double { isNaN ? 0 : Swift.min(Swift.max(self, -1e7), 1e7) }
}
