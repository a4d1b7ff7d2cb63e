import Foundation
import Renderer
import ScenarioEngine

/// Plays a session in a window, frame by frame, on the process's first thread.
///
/// The order of a frame: poll events, take the step (`FrameStep`), swap. Nothing in it waits but
/// the swap.
final class WindowLoop {
  private let step: FrameStep
  private let window: Window
  private let speed: Double
  private let monitor: RecordingMonitor
  private let live: LiveAuthoring?

  init(
    step: FrameStep, window: Window, speed: Double, monitor: RecordingMonitor,
    live: LiveAuthoring?
  ) {
    self.step = step
    self.window = window
    self.speed = speed
    self.monitor = monitor
    self.live = live
  }

  func run() throws {
    let host = step.host
    let start = ContinuousClock.now
    host.start()
    while !host.isClosed {
      window.poll()
      let loopMs = Int(start.duration(to: .now).seconds * 1000 * speed)
      if live?.check(host, loopMs: loopMs) == true { step.beginAgain() }
      let now = host.sessionTime(atLoopMs: loopMs)
      if window.shouldClose || SignalFlag.isRaised {
        host.apply(.stop(.shutdown), atMs: now)
        return
      }
      step.director.sign = monitor.sign ?? live?.sign
      try step.take(window.input, atMs: now)
      monitor.check()
    }
  }
}
