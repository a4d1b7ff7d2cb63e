import AllocationCounter
import Foundation
import Renderer
import Testing

/// A steady frame of sound asks for no memory: voices move, fades run, rooms ring, a bed streams.
@Suite struct AudioAllocationTests {
  private func noise(_ seconds: Double) -> SoundClip {
    var state: UInt32 = 7
    let samples = (0..<Int(seconds * 48_000)).map { _ -> Float in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Float(state >> 8) / Float(1 << 24) * 0.2 - 0.1
    }
    return SoundClip(samples: samples, sampleRate: 48_000, channels: 1)
  }

  @Test func aSteadyFrameOfSoundDoesNotAllocate() throws {
    try #require(AllocationCounter.isAvailable)
    let path = FileManager.default.temporaryDirectory
      .appending(path: "modet-audio-\(UUID().uuidString).wav").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try SoundFileWriter.write(noise(3), to: path)
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000))
    device.enter(.street, overSeconds: 0)
    try device.stream(StreamedSound.check(path: path))
    let voices = try (0..<4).map {
      try device.loop(noise(1), at: SIMD3(Float($0), 1.6, -2), bus: .speech)
    }
    var counts: [Int] = []
    for frame in 1...200 {
      _ = device.renderLoopback(frames: 480)
      let count = AllocationCounter.count {
        device.setListener(Pose(position: SIMD3(0, 1.6, Float(frame) * 0.001)))
        for voice in voices { device.move(voice, to: SIMD3(1, 1.6, Float(frame) * -0.01)) }
        device.update(time: Double(frame) / 90)
      }
      counts.append(try #require(count))
    }
    // The library fills its pool of pending changes in the first frames.
    #expect(counts.dropFirst(100).allSatisfy { $0 == 0 }, "\(counts)")
  }
}
