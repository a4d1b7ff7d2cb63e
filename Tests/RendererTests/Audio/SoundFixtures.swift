import Foundation

@testable import Renderer

/// Sounds and measures that the audio tests share.
enum SoundFixtures {
  /// White noise from a fixed seed, at a third of full scale.
  static func noise(seconds: Double, rate: Int = 48_000, channels: Int = 1) -> SoundClip {
    var state: UInt64 = 0x9e37_79b9_7f4a_7c15
    let samples = (0..<(Int(seconds * Double(rate)) * channels)).map { _ -> Float in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Float(state >> 40) / Float(1 << 23) - 1) / 3
    }
    return SoundClip(samples: samples, sampleRate: rate, channels: channels)
  }

  /// What a sound holds around 1 kHz: one octave, by the resonator of the Audio EQ Cookbook, twice.
  static func band(_ clip: SoundClip) -> SoundClip {
    let turn = 2 * Double.pi * 1_000 / Double(clip.sampleRate)
    let width = sin(turn) / (2 * 1.414)
    var result = clip
    for _ in 0..<2 {
      var (x1, x2, y1, y2) = (0.0, 0.0, 0.0, 0.0)
      for index in result.samples.indices {
        let x = Double(result.samples[index])
        let y = (width * (x - x2) + 2 * cos(turn) * y1 - (1 - width) * y2) / (1 + width)
        (x1, x2, y1, y2) = (x, x1, y, y1)
        result.samples[index] = Float(y)
      }
    }
    return result
  }

  static func tone(hertz: Double, seconds: Double, rate: Int, amplitude: Float = 0.5) -> SoundClip {
    let samples = (0..<Int(seconds * Double(rate))).map { index -> Float in
      amplitude * Float(sin(2 * Double.pi * hertz * Double(index) / Double(rate)))
    }
    return SoundClip(samples: samples, sampleRate: rate, channels: 1)
  }

  /// Root mean square of one channel of interleaved stereo, in decibels of full scale.
  static func level(_ samples: [Float], channel: Int) -> Double {
    let lane = stride(from: channel, to: samples.count, by: 2).map { Double(samples[$0]) }
    let power = lane.reduce(0) { $0 + $1 * $1 } / Double(max(1, lane.count))
    return 10 * log10(max(power, 1e-20))
  }

  /// Root mean square of all samples, in decibels of full scale.
  static func level(_ samples: [Float]) -> Double {
    let power = samples.reduce(0.0) { $0 + Double($1) * Double($1) }
    return 10 * log10(max(power / Double(max(1, samples.count)), 1e-20))
  }

  /// By how many frames one channel of interleaved stereo comes after another, up to 2 ms.
  static func lag(_ samples: [Float], of late: Int, behind early: Int) -> Int {
    func correlation(_ shift: Int) -> Float {
      stride(from: 200, to: min(samples.count / 2 - 200, 12_000), by: 1)
        .reduce(0) { $0 + samples[2 * $1 + early] * samples[2 * ($1 + shift) + late] }
    }
    return (-96...96).max { correlation($0) < correlation($1) } ?? 0
  }

  /// Runs a body with a folder of its own, which is removed afterwards.
  static func withFolder(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("modet-audio-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }
}
