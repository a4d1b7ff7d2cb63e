import CSndfile

/// Writes sound to a file piece by piece, as it is mixed.
package final class SoundFileWriter {
  /// What is written.
  package enum Format: Sendable {
    /// 16-bit PCM in a WAV file; the header is mended as the file grows.
    case wav
    /// Opus in an Ogg file, for takes and beds; 48 000 Hz.
    case oggOpus
  }

  private var file: OpaquePointer?
  private let path: String
  private let channels: Int

  private init(adopting file: OpaquePointer, path: String, channels: Int) {
    self.file = file
    self.path = path
    self.channels = channels
  }

  deinit { sf_close(file) }

  /// Makes the file, replacing an older one.
  ///
  /// - Throws: `.unwritableFile` when the folder is missing, full or closed to us.
  package static func create(
    path: String, sampleRate: Int, channels: Int, format: Format = .wav
  ) throws(AudioError) -> SoundFileWriter {
    var info = SF_INFO()
    info.samplerate = Int32(clamping: sampleRate)
    info.channels = Int32(clamping: channels)
    switch format {
    case .wav: info.format = Int32(SF_FORMAT_WAV | SF_FORMAT_PCM_16)
    case .oggOpus: info.format = Int32(SF_FORMAT_OGG | SF_FORMAT_OPUS)
    }
    guard let file = sf_open(path, Int32(SFM_WRITE), &info) else {
      throw unwritable(path, reason: String(cString: sf_strerror(nil)))
    }
    // Louder than full scale is cut off, not wrapped round into noise.
    sf_command(file, Int32(SFC_SET_CLIPPING), nil, 1)
    sf_command(file, Int32(SFC_SET_UPDATE_HEADER_AUTO), nil, 1)
    return SoundFileWriter(adopting: file, path: path, channels: channels)
  }

  /// Appends interleaved samples; a last incomplete frame is left out.
  package func write(_ samples: [Float]) throws(AudioError) {
    guard let file else { throw Self.unwritable(path, reason: "closed") }
    let frames = samples.count / channels
    guard Int(sf_writef_float(file, samples, sf_count_t(frames))) == frames else {
      throw Self.unwritable(path, reason: String(cString: sf_strerror(file)))
    }
  }

  /// Finishes the file; later writes fail.
  package func close() throws(AudioError) {
    guard let open = file else { return }
    file = nil
    guard sf_close(open) == 0 else { throw Self.unwritable(path, reason: "close") }
  }

  private static func unwritable(_ path: String, reason: String) -> AudioError {
    AudioError(
      .unwritableFile,
      danish: "\(path): lyden kan ikke gemmes (\(reason)). Se efter mappen og pladsen på disken.",
      english:
        "\(path): the sound cannot be saved (\(reason)). Check the folder and the disk space.")
  }
}

extension SoundFileWriter {
  /// Writes one clip as a whole file.
  package static func write(
    _ clip: SoundClip, to path: String, format: Format = .wav
  ) throws(AudioError) {
    let writer = try create(
      path: path, sampleRate: clip.sampleRate, channels: clip.channels, format: format)
    try writer.write(clip.samples)
    try writer.close()
  }
}
