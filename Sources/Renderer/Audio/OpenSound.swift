import CSndfile

/// An open sound file: container and format checked, every sample that leaves it a number.
final class OpenSound {
  private let file: OpaquePointer
  private let path: String
  let sampleRate: Int
  let channels: Int

  private init(adopting file: OpaquePointer, path: String, sampleRate: Int, channels: Int) {
    self.file = file
    self.path = path
    self.sampleRate = sampleRate
    self.channels = channels
  }

  deinit { sf_close(file) }

  /// Opens a file after its container was checked.
  static func open(path: String) throws(AudioError) -> OpenSound {
    try SoundContainer.check(path: path)
    var info = SF_INFO()
    guard let file = sf_open(path, Int32(SFM_READ), &info) else {
      throw SoundFile.unreadable(path, reason: String(cString: sf_strerror(nil)))
    }
    let opened = OpenSound(
      adopting: file, path: path, sampleRate: Int(info.samplerate), channels: Int(info.channels))
    try opened.check(frames: info.frames)
    return opened
  }

  private func check(frames: Int64) throws(AudioError) {
    guard (1...2).contains(channels), (8_000...192_000).contains(sampleRate) else {
      throw AudioError(
        .unsupportedFile,
        danish: """
          \(path): \(channels) kanaler ved \(sampleRate) Hz kan ikke spilles. \
          Gem lyden i mono eller stereo ved 48000 Hz.
          """,
        english: """
          \(path): \(channels) channels at \(sampleRate) Hz cannot be played. \
          Save the sound in mono or stereo at 48000 Hz.
          """)
    }
    guard Double(frames) <= SoundFile.secondsLimit * Double(sampleRate) else {
      throw SoundFile.tooLarge(path)
    }
  }

  /// Decodes up to so many frames, interleaved, into the beginning of `samples`.
  ///
  /// - Returns: how many there were; 0 at the end.
  /// - Throws: `.unreadableFile` where the decoder gives up or gives what is no number.
  func read(frames: Int, into samples: inout [Float]) throws(AudioError) -> Int {
    precondition(samples.count >= frames * channels)
    let count = Int(sf_readf_float(file, &samples, sf_count_t(frames)))
    guard sf_error(file) == 0, count >= 0 else {
      throw SoundFile.unreadable(path, reason: String(cString: sf_strerror(file)))
    }
    for index in 0..<(count * channels) where !(abs(samples[index]) <= SoundFile.sampleLimit) {
      throw SoundFile.unreadable(path, reason: "a sample is no number")
    }
    return count
  }

  /// Goes back to the beginning.
  func rewind() throws(AudioError) {
    guard sf_seek(file, 0, 0) == 0 else {
      throw SoundFile.unreadable(path, reason: String(cString: sf_strerror(file)))
    }
  }
}
