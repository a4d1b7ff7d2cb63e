import Renderer

/// Mixes the sound of a virtual session into a WAV file, as far as its clock has come.
final class LoopbackRecorder {
  private let device: AudioDevice
  private let writer: SoundFileWriter
  private let sampleRate: Int
  private var renderedFrames = 0
  private(set) var problem: AudioError?

  init(device: AudioDevice, writer: SoundFileWriter, sampleRate: Int) {
    self.device = device
    self.writer = writer
    self.sampleRate = sampleRate
  }

  /// Renders in pieces of 20 ms, so that fades go on between two events.
  func render(upToMs timeMs: Int) {
    let end = timeMs * sampleRate / 1000
    let piece = sampleRate / 50
    while renderedFrames < end, problem == nil {
      let count = min(piece, end - renderedFrames)
      device.update(time: Double(renderedFrames) / Double(sampleRate))
      let samples = device.renderLoopback(frames: count)
      renderedFrames += count
      do { try writer.write(samples) } catch { problem = error }
    }
  }

  func close() throws {
    if let problem { throw problem }
    try writer.close()
  }
}
