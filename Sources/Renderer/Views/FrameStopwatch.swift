/// Tells how long the device worked on frames.
protocol FrameStopwatch: AnyObject {
  /// Begins a frame that is drawn at a step of `FrameRateGuard.scales`.
  func begin(step: Int)
  /// Ends the frame after its last command.
  func end()
  /// Takes the oldest measured frame; nil while none has arrived.
  func next() -> (seconds: Double, step: Int)?
}

/// The device's own clock: times arrive some frames late, and nothing waits for them.
final class DeviceStopwatch: FrameStopwatch {
  private let device: RenderDevice
  private let timer: Handle<FrameTimer>

  init(on device: RenderDevice) throws(GPUError) {
    self.device = device
    timer = try device.makeTimer()
  }

  deinit { device.destroy(timer) }

  func begin(step: Int) { device.beginTiming(timer, tag: step) }

  func end() { device.endTiming(timer) }

  func next() -> (seconds: Double, step: Int)? {
    device.nextTime(timer).map { ($0.seconds, $0.tag) }
  }
}

/// The processor's clock, where the processor draws: its device's clock means nothing there, and
/// waiting costs nothing.
final class ProcessorStopwatch: FrameStopwatch {
  private let device: RenderDevice
  private var begun: (time: ContinuousClock.Instant, step: Int)?
  private var done: (seconds: Double, step: Int)?

  init(on device: RenderDevice) { self.device = device }

  func begin(step: Int) { begun = (.now, step) }

  func end() {
    guard let begun else { return }
    device.finish()
    done = (begun.time.duration(to: .now).inMilliseconds / 1_000, begun.step)
    self.begun = nil
  }

  func next() -> (seconds: Double, step: Int)? {
    defer { done = nil }
    return done
  }
}
