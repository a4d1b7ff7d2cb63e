/// How large a part of its picture the stage draws on, so that no frame comes late.
///
/// The picture itself keeps its size: a smaller lower left part of it is drawn on, and whoever
/// shows it scales that part up. So a change costs no memory and is over in the next frame.
package struct DynamicResolution {
  private let device: RenderDevice
  private var watch: FrameRateGuard
  private let timer: Handle<FrameTimer>
  private var begun: ContinuousClock.Instant?

  /// Guards a display that shows so many pictures a second.
  package init(on stage: StageRenderer, framesPerSecond: Double) throws(GPUError) {
    device = stage.device
    watch = FrameRateGuard(framesPerSecond: framesPerSecond)
    timer = try device.makeTimer()
  }

  /// The part of the full width and height that is drawn on now.
  package var scale: Float { watch.scale }

  /// The part of a picture to draw on: even, so that two eyes share it evenly.
  package func part(width: Int, height: Int) -> (width: Int, height: Int) {
    guard watch.step > 0 else { return (width, height) }
    func scaled(_ side: Int) -> Int { max(2, Int(Float(side) * watch.scale) & ~1) }
    return (min(width, scaled(width)), min(height, scaled(height)))
  }

  /// Begins to measure a frame.
  package mutating func beginFrame() {
    if device.isSoftware {
      begun = .now
    } else {
      device.beginTiming(timer, tag: watch.step)
    }
  }

  /// Ends the measurement after the last command of a frame, and learns of frames that are done.
  package mutating func endFrame() {
    guard !device.isSoftware else { return endSoftwareFrame() }
    device.endTiming(timer)
    while let done = device.nextTime(timer) { watch.take(done.seconds, step: done.tag) }
  }

  /// Where the processor draws, its device's clock means nothing, and waiting costs nothing.
  private mutating func endSoftwareFrame() {
    guard let begun else { return }
    device.finish()
    watch.take(begun.duration(to: .now).inSeconds, step: watch.step)
    self.begun = nil
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
