/// How large a part of its picture the stage draws on, so that no frame comes late.
///
/// The picture itself keeps its size: a smaller lower left part of it is drawn on, and whoever
/// shows it scales that part up. So a change costs no memory and is over in the next frame.
struct DynamicResolution {
  private var watch: FrameRateGuard
  private let stopwatch: any FrameStopwatch

  /// Guards a display that shows so many pictures a second.
  init(framesPerSecond: Double, stopwatch: any FrameStopwatch) {
    watch = FrameRateGuard(framesPerSecond: framesPerSecond)
    self.stopwatch = stopwatch
  }

  /// Measures with the clock that suits a device.
  init(on device: RenderDevice, framesPerSecond: Double) throws(GPUError) {
    let stopwatch: any FrameStopwatch =
      if device.isSoftware {
        ProcessorStopwatch(on: device)
      } else {
        try DeviceStopwatch(on: device)
      }
    self.init(framesPerSecond: framesPerSecond, stopwatch: stopwatch)
  }

  /// The part of a picture to draw on: even, so that two eyes share it evenly.
  func part(width: Int, height: Int) -> (width: Int, height: Int) {
    guard watch.step > 0 else { return (width, height) }
    func scaled(_ side: Int) -> Int { max(2, Int(Float(side) * watch.scale) & ~1) }
    return (min(width, scaled(width)), min(height, scaled(height)))
  }

  /// Begins to measure a frame.
  func beginFrame() { stopwatch.begin(step: watch.step) }

  /// Ends the measurement after the last command of a frame, and learns of frames that are done.
  mutating func endFrame() {
    stopwatch.end()
    while let done = stopwatch.next() { watch.take(done.seconds, step: done.step) }
  }
}
