import Dispatch
import Foundation
import Synchronization

/// Turns pictures into JPEG on a thread of its own.
///
/// The frame thread hands over memory and looks later whether it is free again; it never waits
/// but at the very end.
final class MirrorEncoder: Sendable {
  /// A picture to be encoded, in memory that nobody writes to before `isDone` says so.
  struct Job: @unchecked Sendable {
    // The pointer may cross threads: the mirror writes to a buffer again only after the encoder
    // has reported it done, and frees it only after the thread has ended.
    var pixels: UnsafeRawBufferPointer
    var buffer: Int
    var sequence: Int
    var time: Double
  }

  private struct State {
    var waiting: Job?
    var next: Job?
    var done = InlineArray<2, Bool>(repeating: false)
    var latest: MirrorFrame?
    var isEnding = false
  }

  private let state = Mutex(State())
  private let wake = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let quality: Int
  private let onPicture: (@Sendable (MirrorFrame) -> Void)?

  /// Starts the thread; it runs until `end`.
  init(
    width: Int, height: Int, quality: Int,
    onPicture: (@Sendable (MirrorFrame) -> Void)? = nil
  ) {
    self.quality = quality
    self.onPicture = onPicture
    let thread = Thread { [self] in run(width: width, height: height) }
    thread.name = "mirror"
    // The picture in the headset comes first.
    thread.qualityOfService = .utility
    thread.start()
  }

  var latest: MirrorFrame? { state.withLock { $0.latest } }

  /// Hands a picture over; two at most are on their way.
  func submit(_ job: Job) {
    state.withLock { state in
      if state.waiting == nil { state.waiting = job } else { state.next = job }
    }
    wake.signal()
  }

  /// Whether a buffer's picture has been encoded since this was last asked.
  func takeDone(buffer: Int) -> Bool {
    state.withLock { state in
      defer { state.done[buffer] = false }
      return state.done[buffer]
    }
  }

  /// Ends the thread and waits until it touches no memory any more.
  func end() {
    state.withLock { $0.isEnding = true }
    wake.signal()
    ended.wait()
  }

  private func run(width: Int, height: Int) {
    defer { ended.signal() }
    let writer = try? JPEGWriter.make(width: width, height: height)
    while true {
      wake.wait()
      let (job, isEnding) = state.withLock { state in
        defer { (state.waiting, state.next) = (state.next, nil) }
        return (state.waiting, state.isEnding)
      }
      if isEnding { return }
      guard let job else { continue }
      // A picture that cannot be encoded is left out; the next one may do.
      let jpeg = try? writer?.encode(rowsFromBottom: job.pixels, quality: quality)
      let frame = jpeg.map { MirrorFrame(sequence: job.sequence, time: job.time, jpeg: $0) }
      state.withLock { state in
        state.latest = frame ?? state.latest
        state.done[job.buffer] = true
      }
      if let frame { onPicture?(frame) }
    }
  }
}
