import COpenAL
import Foundation
import Synchronization

/// Whether the output is there, and the search for it where it is not.
struct AudioLink {
  /// How long between two tries: seconds.
  static let retrySeconds = 2.0

  var isLost = false
  var nextTry = 0.0
  var search: OutputSearch?
}

/// A try to get a lost output back, beside the frame loop.
final class OutputSearch: Sendable {
  enum Outcome: Sendable {
    /// The connection is alive again with all that was in it.
    case reopened
    /// Another connection, empty.
    case opened(AudioConnection)
    case failed
  }

  private let outcome = Mutex<Outcome?>(nil)

  init(_ lost: AudioConnection, _ output: AudioDevice.Output, _ probe: DeviceProbe) {
    let work: @Sendable () -> Void = { [self] in
      let found = Self.find(lost, output, probe)
      outcome.withLock { $0 = found }
    }
    if probe.isThreaded { Thread.detachNewThread(work) } else { work() }
  }

  /// What came of it; nil while it goes on.
  var result: Outcome? { outcome.withLock { $0 } }

  private static func find(
    _ lost: AudioConnection, _ output: AudioDevice.Output, _ probe: DeviceProbe
  ) -> Outcome {
    if probe.reopen(lost) { return .reopened }
    do { return .opened(try probe.open(output)) } catch { return .failed }
  }
}

extension AudioDevice {
  /// Whether the output is there; a headset or headphones may be pulled out.
  package var isConnected: Bool { !link.isLost }

  /// The next thing to tell the pedagogue; each is told once.
  package func takeNotice() -> AudioNotice? {
    pendingNotices.isEmpty ? nil : pendingNotices.removeFirst()
  }

  func tell(_ notice: AudioNotice) {
    if pendingNotices.count < 16 { pendingNotices.append(notice) }
  }

  /// Notices a loss, looks for the output, and takes it up again.
  func watchOutput() {
    if !link.isLost {
      guard !probe.isConnected(connection) else { return }
      link.isLost = true
      link.nextTry = now
      tell(.outputLost)
    }
    if link.search == nil, now >= link.nextTry {
      link.search = OutputSearch(connection, output, probe)
    }
    guard let result = link.search?.result else { return }
    link.search = nil
    link.nextTry = now + AudioLink.retrySeconds
    switch result {
    case .failed: return
    case .reopened: break
    case .opened(let next): adopt(next)
    }
    link.isLost = false
    goOn()
    tell(.outputBack)
  }

  /// Makes sources and rooms anew in another connection.
  private func adopt(_ next: AudioConnection) {
    let old = connection
    connection = next
    enter()
    abilities = AudioAbilities.of(next)
    reverb.restore(abilities.room)
    writeListener()
    // What cannot be copied stays silent.
    for sound in keptSounds { try? sound.copy() }
    for slot in voices.indices {
      var source: ALuint = 0
      alGenSources(1, &source)
      voices[slot].adopt(source: source)
      guard voices[slot].isActive else { continue }
      if let sound = voices[slot].memory, !sound.isKept { try? sound.copy() }
      voices[slot].queue?.restore()
      configure(voices[slot])
    }
    close(old)
  }

  /// A dead output may take its time to let go.
  private func close(_ old: AudioConnection) {
    if probe.isThreaded {
      Thread.detachNewThread { old.close() }
    } else {
      old.close()
      enter()
    }
  }

  /// Lets every sound go on where it would have been.
  private func goOn() {
    enter()
    for slot in voices.indices where voices[slot].isActive && voices[slot].queue == nil {
      guard let clip = voices[slot].memory?.clip else { continue }
      let passed = voices[slot].isPaused ? 0 : now - voices[slot].offsetTime
      var offset = voices[slot].offset + passed
      if voices[slot].loops { offset.formTruncatingRemainder(dividingBy: clip.durationSeconds) }
      guard offset < clip.durationSeconds else {
        release(slot)
        continue
      }
      alSourcef(voices[slot].source, AL_SEC_OFFSET, Float(offset))
      easeIn(slot)
      alSourcePlay(voices[slot].source)
      if voices[slot].isPaused { alSourcePause(voices[slot].source) }
    }
    applyGains()
  }
}
