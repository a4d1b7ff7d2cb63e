/// Shows what one eye sees to somebody beside the person in the headset.
///
/// This folder copies a finished eye, scaled down, and makes JPEG of it. Nobody is drawn again
/// and nothing waits: the copy is asked for in one frame, arrives some frames later in one of two
/// buffers that take turns, and is encoded on a side thread, which reads it where it arrived. Where both buffers are on their way
/// a picture is left out. It belongs to the thread of its device, but `latest` may be read by any.
package final class Mirror {
  /// Pixels; an eye of another shape stands in the middle with black beside it.
  package static let size = (width: 960, height: 540)
  package static let ratesPerSecond = 15.0...30.0
  static let quality = 70

  private enum BufferState {
    case free
    case arriving(sequence: Int, time: Double)
    case encoding
  }

  /// Pictures that were left out because both buffers were on their way.
  package private(set) var dropped = 0
  /// Pictures asked for so far.
  package private(set) var sequence = 0
  private let device: RenderDevice
  private let encoder: MirrorEncoder
  private let pass: MirrorPass
  private var buffers: InlineArray<2, Handle<ReadBackBuffer>>
  private var states = InlineArray<2, BufferState>(repeating: .free)
  /// The part of each buffer that has been written to; the rest of it is black.
  private var parts = InlineArray<2, Viewport?>(repeating: nil)
  private let interval: Double
  private var due = -Double.infinity

  /// Makes a mirror for the pictures of one stage; rates outside 15–30 a second are bounded.
  ///
  /// Whoever wants each picture gets it on the side thread, and may take time over it there.
  package init(
    on stage: StageRenderer, perSecond rate: Double = 20,
    onPicture: (@Sendable (MirrorFrame) -> Void)? = nil
  ) throws(GPUError) {
    let device = stage.device
    self.device = device
    let bounds = Self.ratesPerSecond
    interval = 1 / (rate.isFinite ? min(max(rate, bounds.lowerBound), bounds.upperBound) : 20)
    pass = try MirrorPass(on: device)
    let first = try device.makeReadBack(width: Self.size.width, height: Self.size.height)
    let second = try device.makeReadBack(width: Self.size.width, height: Self.size.height)
    buffers = [first, second]
    encoder = MirrorEncoder(
      width: Self.size.width, height: Self.size.height, quality: Self.quality,
      onPicture: onPicture)
    try warmUp()
  }

  /// Draws once into each buffer, so that no frame is late by the program's first use, and leaves
  /// both black.
  private func warmUp() throws(GPUError) {
    let target = try device.makeTarget(width: 16, height: 16)
    let whole = Viewport(width: 16, height: 16)
    for index in 0..<2 {
      pass.draw(target, whole, into: buffers[index], whole, rowLength: Self.size.width)
      device.clear(buffers[index])
    }
    device.destroy(target)
  }

  deinit {
    encoder.end()
    pass.destroy()
    for index in 0..<2 { device.destroy(buffers[index]) }
  }

  /// The newest picture; nil before the first.
  package var latest: MirrorFrame? { encoder.latest }

  /// The buffer that each picture on its way is in, for tests: nil where one is free.
  var sequencesOnTheirWay: [Int?] {
    (0..<2).map {
      if case .arriving(let sequence, _) = states[$0] { sequence } else { nil }
    }
  }

  /// Moves pictures on and asks for the next one where it is due; call it after drawing a frame.
  ///
  /// Allocates nothing and waits for nothing.
  /// - Parameters:
  ///   - target: a finished picture.
  ///   - eye: the part of it that one eye sees.
  ///   - time: seconds, growing.
  package func update(_ target: RenderTarget, eye: Viewport, time: Double) {
    moveOn()
    guard time >= due, eye.width > 0, eye.height > 0 else { return }
    // Keeps the rate on average, without a burst after a pause.
    due = max(due + interval, time + interval / 2)
    guard let buffer = freeBuffer else {
      dropped += 1
      return
    }
    let part = Self.part(for: eye)
    if let last = parts[buffer], last != part { device.clear(buffers[buffer]) }
    parts[buffer] = part
    pass.draw(target, eye, into: buffers[buffer], part, rowLength: Self.size.width)
    sequence += 1
    states[buffer] = .arriving(sequence: sequence, time: time)
  }

  /// Where an eye's picture lies on the mirror's: as large as fits, in the middle.
  static func part(for eye: Viewport) -> Viewport {
    let scale = min(
      Double(size.width) / Double(eye.width), Double(size.height) / Double(eye.height))
    let width = min(size.width, Int((Double(eye.width) * scale).rounded()))
    let height = min(size.height, Int((Double(eye.height) * scale).rounded()))
    return Viewport(
      x: (size.width - width) / 2, y: (size.height - height) / 2, width: width, height: height)
  }

  /// The free buffer after the one last used, so that the two take turns.
  private var freeBuffer: Int? {
    for offset in 0..<2 {
      let buffer = (sequence + offset) % 2
      if case .free = states[buffer] { return buffer }
    }
    return nil
  }

  private func moveOn() {
    for buffer in 0..<2 {
      switch states[buffer] {
      case .free: break
      case .arriving(let sequence, let time):
        guard device.isReady(buffers[buffer]) else { continue }
        guard let pixels = device.memory(of: buffers[buffer]) else { continue }
        states[buffer] = .encoding
        encoder.submit(
          MirrorEncoder.Job(pixels: pixels, buffer: buffer, sequence: sequence, time: time))
      case .encoding:
        if encoder.takeDone(buffer: buffer) { states[buffer] = .free }
      }
    }
  }
}
