import Foundation

/// Changes a clip's sample rate by a polyphase windowed-sinc filter.
///
/// Source: J. O. Smith, "Digital Audio Resampling Home Page"; Kaiser window, β = 8.
struct Resampler {
  /// Zero crossings of the sinc on each side.
  private static let reach = 24

  private let step: Int
  private let phases: Int
  private let taps: Int
  private let coefficients: [Float]

  /// - Parameters: rates in Hz; positive. The filter has one set of taps per phase of their ratio.
  init(from: Int, to: Int) {
    let divisor = Self.greatestCommonDivisor(from, to)
    let phases = to / divisor
    step = from / divisor
    self.phases = phases
    // Going down, the filter must also remove what the lower rate cannot carry.
    let cutoff = min(1, Double(to) / Double(from)) * 0.94
    let half = Int((Double(Self.reach) / cutoff).rounded(.up))
    taps = 2 * half
    coefficients = (0..<phases).flatMap { phase -> [Float] in
      Self.taps(half: half, cutoff: cutoff, fraction: Double(phase) / Double(phases))
    }
  }

  /// Resamples one channel.
  func resample(_ input: [Float]) -> [Float] {
    let count = (input.count * phases + step - 1) / step
    return (0..<count).map { index in
      let position = index * step
      let first = position / phases - taps / 2 + 1
      let base = (position % phases) * taps
      var sum: Float = 0
      for tap in max(0, -first)..<max(max(0, -first), min(taps, input.count - first)) {
        sum += input[first + tap] * coefficients[base + tap]
      }
      return sum
    }
  }

  private static func taps(half: Int, cutoff: Double, fraction: Double) -> [Float] {
    let values = (0..<(2 * half)).map { tap -> Double in
      let distance = Double(tap - half + 1) - fraction
      let angle = Double.pi * distance * cutoff
      let sinc = abs(angle) < 1e-9 ? 1 : sin(angle) / angle
      let edge = min(1, abs(distance) / Double(half))
      return sinc * bessel(8 * (1 - edge * edge).squareRoot())
    }
    let sum = values.reduce(0, +)
    return values.map { Float($0 / sum) }
  }

  /// The modified Bessel function of order zero, by its series.
  private static func bessel(_ x: Double) -> Double {
    var sum = 1.0
    var term = 1.0
    for order in 1...32 {
      term *= (x / (2 * Double(order))) * (x / (2 * Double(order)))
      sum += term
    }
    return sum
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}

extension SoundClip {
  /// The clip at another rate, channel by channel.
  package func resampled(to rate: Int) -> SoundClip {
    guard rate != sampleRate, rate > 0 else { return self }
    let resampler = Resampler(from: sampleRate, to: rate)
    let lanes = (0..<channels).map { channel in
      resampler.resample(stride(from: channel, to: samples.count, by: channels).map { samples[$0] })
    }
    let frames = lanes.first?.count ?? 0
    let woven = (0..<(frames * channels)).map { lanes[$0 % channels][$0 / channels] }
    return SoundClip(samples: woven, sampleRate: rate, channels: channels)
  }
}
