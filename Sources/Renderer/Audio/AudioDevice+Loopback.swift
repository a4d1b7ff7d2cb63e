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
    guard let rate = loopbackRate, frames > 0 else { return [] }
    var samples = [Float](repeating: 0, count: frames * 2)
    let slice = max(1, Int(Double(rate) * Self.sliceSeconds))
    var done = 0
    while done < frames {
      let count = min(slice, frames - done)
      enter()
      samples.withUnsafeMutableBytes { bytes in
        let start = bytes.baseAddress?.advanced(by: done * 2 * MemoryLayout<Float>.stride)
        alcRenderSamplesSOFT(device, start, ALCsizei(count))
      }
      done += count
      update(time: now + Double(count) / Double(rate))
    }
    return samples
  }
}
