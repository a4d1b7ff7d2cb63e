import COpenAL

extension AudioDevice {
  /// Fades are recalculated this often while rendering: seconds.
  private static let sliceSeconds = 0.01

  /// Mixes the next stretch of sound and moves the device's clock on by it.
  ///
  /// Call `update(time:)` no more than needed beside it: rendering advances the same clock.
  ///
  /// - Returns: `frames` stereo frames, interleaved; empty for an output that is not a loopback.
  package func renderLoopback(frames: Int) -> [Float] {
    guard let rate = connection.loopbackRate, frames > 0 else { return [] }
    var samples: [Float] = []
    samples.reserveCapacity(frames * 2)
    let slice = max(1, Int(Double(rate) * Self.sliceSeconds))
    while samples.count < frames * 2 {
      let count = min(slice, frames - samples.count / 2)
      samples += mix(frames: count)
      update(time: now + Double(count) / Double(rate))
    }
    return samples
  }

  /// Mixes without moving the clock; a lost output gives nothing.
  func mix(frames: Int) -> [Float] {
    var samples = [Float](repeating: 0, count: frames * 2)
    guard !link.isLost else { return samples }
    enter()
    samples.withUnsafeMutableBytes {
      alcRenderSamplesSOFT(connection.device, $0.baseAddress, ALCsizei(frames))
    }
    return samples
  }
}
