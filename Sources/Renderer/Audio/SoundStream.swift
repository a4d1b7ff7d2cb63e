import CSndfile
import Foundation

/// A checked sound file that is played from the disk while it sounds.
///
/// Checking decodes the file once, so that a broken one is known before the scene begins, and
/// measures it, so that it plays at its kind's loudness.
package struct StreamedSound: Sendable, Equatable {
  package let path: String
  package let sampleRate: Int
  package let channels: Int
  /// Frames that were decoded, which a header may misstate.
  package let frameCount: Int
  package let loudness: Loudness

  package var durationSeconds: Double { Double(frameCount) / Double(sampleRate) }

  /// Reads the whole file in pieces.
  ///
  /// - Throws: `AudioError` with a message that names the file and the remedy.
  package static func check(path: String) throws(AudioError) -> StreamedSound {
    let file = try OpenSound.open(path: path)
    guard let meter = LoudnessMeter(sampleRate: file.sampleRate, channels: file.channels) else {
      throw SoundFile.unreadable(path, reason: "\(file.sampleRate) Hz")
    }
    var frames = 0
    var chunk = [Float](repeating: 0, count: 16_384 * file.channels)
    while true {
      let count = try file.read(frames: 16_384, into: &chunk)
      guard count > 0 else { break }
      frames += count
      guard Double(frames) <= SoundFile.secondsLimit * Double(file.sampleRate) else {
        throw SoundFile.tooLarge(path)
      }
      meter.add(chunk[..<(count * file.channels)])
    }
    guard frames > 0 else { throw SoundFile.unreadable(path, reason: "no samples") }
    return StreamedSound(
      path: path, sampleRate: file.sampleRate, channels: file.channels, frameCount: frames,
      loudness: meter.loudness)
  }

  /// What brings the sound to the loudness of its kind.
  func levelGain(_ bus: AudioDevice.Bus) -> Float {
    let gain =
      switch bus {
      case .speech: SoundLevel.gain(of: loudness, to: SoundLevel.speech)
      case .effects: min(1, SoundLevel.gain(of: loudness, to: SoundLevel.effects))
      case .ambience, .calm: SoundLevel.gain(of: loudness, to: SoundLevel.beds)
      }
    return min(gain, SoundLevel.maximumGain, SoundLevel.ceiling / max(loudness.samplePeak, 1e-6))
  }
}

/// Reads a sound piece by piece, once or without end.
///
/// At the end of a loop the last moments fade out while the first ones fade in, both at equal
/// power, so that a bed has no seam even where its end does not meet its beginning.
final class SoundStream {
  /// How long the end and the beginning overlap: seconds.
  private static let seamSeconds = 0.06

  private let sound: StreamedSound
  private let loops: Bool
  /// What is given out: 1 at a place, 2 in a bed.
  let channels: Int
  private var file: OpenSound
  private var position = 0
  /// The first frames, as they fade in under the last ones.
  private var opening: [Float] = []
  private var scratch: [Float] = []

  /// Opens the file anew.
  init(_ sound: StreamedSound, loops: Bool, channels: Int) throws(AudioError) {
    self.sound = sound
    self.channels = channels
    let seam = min(Int(Self.seamSeconds * Double(sound.sampleRate)), sound.frameCount / 4)
    self.loops = loops && seam > 0
    file = try OpenSound.open(path: sound.path)
    guard file.channels == sound.channels, file.sampleRate == sound.sampleRate else {
      throw SoundFile.unreadable(sound.path, reason: "changed")
    }
    guard self.loops else { return }
    opening = try read(exactly: seam)
    try file.rewind()
  }

  var sampleRate: Int { sound.sampleRate }

  /// Goes back to the beginning.
  func rewind() throws(AudioError) {
    try file.rewind()
    position = 0
  }

  /// Fills a block with the next frames.
  ///
  /// - Returns: how many frames were filled; fewer than asked only at the end of a sound that
  ///   does not loop.
  func read(frames: Int, into block: inout [Float]) throws(AudioError) -> Int {
    if block.count != frames * channels {
      block = [Float](repeating: 0, count: frames * channels)
    }
    var done = 0
    while done < frames {
      let count = try decode(frames - done)
      guard count > 0 else { break }
      place(count, at: done, in: &block)
      done += count
    }
    return done
  }

  /// Decodes the next stretch into the scratch; goes round at the end of a loop.
  private func decode(_ wanted: Int) throws(AudioError) -> Int {
    let seamStart = sound.frameCount - (loops ? opening.count / sound.channels : 0)
    if loops, position >= sound.frameCount {
      try file.rewind()
      _ = try read(exactly: opening.count / sound.channels)
      position = opening.count / sound.channels
    }
    let end = position < seamStart ? seamStart : sound.frameCount
    let asked = min(wanted, end - position)
    guard asked > 0 else { return 0 }
    if scratch.count < asked * sound.channels {
      scratch = [Float](repeating: 0, count: asked * sound.channels)
    }
    let count = try file.read(frames: asked, into: &scratch)
    guard count == asked else { throw SoundFile.unreadable(sound.path, reason: "changed") }
    if position >= seamStart, loops { overlap(count, from: position - seamStart) }
    position += count
    return count
  }

  private func overlap(_ count: Int, from start: Int) {
    let seam = opening.count / sound.channels
    for frame in 0..<count {
      let angle = Float.pi / 2 * Float(start + frame) / Float(seam)
      for channel in 0..<sound.channels {
        let index = frame * sound.channels + channel
        scratch[index] =
          scratch[index] * cos(angle)
          + opening[(start + frame) * sound.channels + channel] * sin(angle)
      }
    }
  }

  private func place(_ count: Int, at start: Int, in block: inout [Float]) {
    for frame in 0..<count {
      if channels == sound.channels {
        for channel in 0..<channels {
          block[(start + frame) * channels + channel] = scratch[frame * channels + channel]
        }
      } else if channels == 2 {
        block[2 * (start + frame)] = scratch[frame]
        block[2 * (start + frame) + 1] = scratch[frame]
      } else {
        block[start + frame] = 0.5 * (scratch[2 * frame] + scratch[2 * frame + 1])
      }
    }
  }

  private func read(exactly frames: Int) throws(AudioError) -> [Float] {
    var samples = [Float](repeating: 0, count: frames * sound.channels)
    var done = 0
    while done < frames {
      var piece = [Float](repeating: 0, count: (frames - done) * sound.channels)
      let count = try file.read(frames: frames - done, into: &piece)
      guard count > 0 else { throw SoundFile.unreadable(sound.path, reason: "changed") }
      samples.replaceSubrange(
        (done * sound.channels)..<((done + count) * sound.channels),
        with: piece[..<(count * sound.channels)])
      done += count
    }
    return samples
  }
}
