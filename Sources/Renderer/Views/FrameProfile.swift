import Foundation

/// Where a frame's processor time goes, for whoever measures; nothing is reckoned where nobody does.
///
/// Time in which the thread was not run does not count, so other work on the machine hardly shows.
/// A frame's owner begins it; each part then marks its own end, so that a part's time is what has
/// passed since the mark before. A part may be marked several times in a frame. Allocates nothing.
package final class FrameProfile {
  /// What a frame is made of, in the order in which it is done.
  package enum Part: Int, CaseIterable, Sendable {
    /// Inputs, answers, the session and what its effects change.
    case director
    /// Everybody's pose.
    case animation
    /// Putting up words, answers and rings, and handing them to the device.
    case panels
    case sound
    /// Bending everybody.
    case skinning
    /// What the device reads of this frame, and who is seen by which eye.
    case lists
    /// Commands to the device.
    case submission
    /// The picture for somebody beside the headset.
    case mirror
  }

  private var times = InlineArray<8, Int64>(repeating: 0)
  private var last: Int64 = 0

  package init() {}

  /// Forgets the frame before.
  package func begin() {
    times = InlineArray(repeating: 0)
    last = Self.now
  }

  /// Counts what has passed since the last mark to a part.
  package func mark(_ part: Part) {
    let now = Self.now
    times[part.rawValue] += now - last
    last = now
  }

  /// What a part of the frame took of the thread's processor time: nanoseconds.
  package func nanoseconds(_ part: Part) -> Int64 { times[part.rawValue] }

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
