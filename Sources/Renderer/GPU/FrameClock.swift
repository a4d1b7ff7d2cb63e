internal import COpenGL

/// Counts frames and knows which of them the device has finished.
///
/// One fence a frame serves everything that the program writes anew: memory that was last read
/// by a finished frame may be written again.
struct FrameClock: ~Copyable {
  /// How many frames any device may be behind.
  static let mostInFlight = 3

  /// How many frames this device may be behind.
  let framesInFlight: Int

  /// The frame that is being made, or the last one; the first is 1.
  private(set) var frame = 0
  /// This frame and all before it are done.
  private(set) var finished = 0
  /// Waits that took time although the frame had begun.
  private(set) var lateWaits = 0
  private var isOpen = false
  private var fences: InlineArray<3, GLsync?> = .init(repeating: nil)

  init(framesInFlight: Int = mostInFlight) {
    self.framesInFlight = min(framesInFlight, Self.mostInFlight)
  }

  deinit {
    for index in 0..<Self.mostInFlight where fences[index] != nil {
      glDeleteSync(fences[index])
    }
  }

  /// Starts the next frame; waits for the device if it is too far behind.
  mutating func begin() {
    frame += 1
    wait(for: frame - framesInFlight)
    isOpen = true
  }

  /// Marks the end of the frame's commands.
  mutating func end() {
    isOpen = false
    let slot = frame % Self.mostInFlight
    if let fence = fences[slot] { glDeleteSync(fence) }
    fences[slot] = glFenceSync(GL.syncGPUCommandsComplete, 0)
  }

  /// Returns when the device has finished a frame.
  mutating func wait(for wanted: Int) {
    guard wanted > finished else { return }
    let slot = wanted % Self.mostInFlight
    if let fence = fences[slot] {
      if isOpen, glClientWaitSync(fence, GL.syncFlushCommands, 0) == GL.timeoutExpired {
        lateWaits += 1
      }
      // A second is longer than any frame; a device that is lost must not hang the program.
      _ = glClientWaitSync(fence, GL.syncFlushCommands, 1_000_000_000)
      glDeleteSync(fence)
      fences[slot] = nil
    }
    finished = wanted
  }
}
