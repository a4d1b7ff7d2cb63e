import SessionStore

/// Watches whether what happens reaches the disk, and says so once when it does not.
final class RecordingMonitor {
  private let recorder: SessionRecorder
  private let language: Language
  private var hasWarned = false

  init(recorder: SessionRecorder, language: Language) {
    self.recorder = recorder
    self.language = language
  }

  /// The sign for the screen while saving fails.
  var sign: String? {
    guard let problem = recorder.problem else { return nil }
    return Message.notSaving(problem.message).text(in: language)
  }

  func check() {
    guard let problem = recorder.problem else {
      hasWarned = false
      return
    }
    guard !hasWarned else { return }
    hasWarned = true
    Terminal.say(.notSaving(problem.description), in: language)
  }
}
