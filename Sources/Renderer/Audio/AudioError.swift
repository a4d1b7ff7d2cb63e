/// What went wrong with sound, said in Danish and English together with the remedy.
///
/// No such error ends a session: without sound it goes on with subtitles.
package struct AudioError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kinds a caller can act on.
  package enum Code: Sendable, Equatable {
    /// No output device could be opened.
    case noDevice
    /// A call into OpenAL failed.
    case playbackFailed
    /// All sources are in use.
    case tooManySources
    /// The clip is empty or has an unplayable rate.
    case unplayableClip
    /// The file cannot be opened or decoded.
    case unreadableFile
    /// The file is neither WAV nor Ogg Opus, or has too many channels.
    case unsupportedFile
    /// The file ends before its own header says.
    case truncatedFile
    /// The file or the sound in it is larger than the limits.
    case fileTooLarge
    /// The file cannot be written.
    case unwritableFile
    /// The speech library, its data or the voice is missing.
    case voiceUnavailable
    /// The text could not be spoken.
    case synthesisFailed
  }

  package var code: Code
  package var danish: String
  package var english: String

  package init(_ code: Code, danish: String, english: String) {
    self.code = code
    self.danish = danish
    self.english = english
  }

  package var description: String { english }

  /// The message in the language of the interface, `"da"` or any other for English.
  package func message(language: String) -> String { language == "da" ? danish : english }
}

extension AudioError {
  static let noDevice = AudioError(
    .noDevice,
    danish: "Ingen lydenhed fundet. Sessionen spilles med undertekster.",
    english: "No audio device found. The session plays with subtitles.")

  static let tooManySources = AudioError(
    .tooManySources,
    danish: "For mange lyde på én gang; denne lyd spilles ikke.",
    english: "Too many sounds at once; this one is not played.")

  static func playback(_ call: String, code: Int32) -> AudioError {
    AudioError(
      .playbackFailed,
      danish: "Lyden kunne ikke afspilles (\(call), fejl \(code)). Se efter lydenheden.",
      english: "The sound could not be played (\(call), error \(code)). Check the audio device.")
  }
}
