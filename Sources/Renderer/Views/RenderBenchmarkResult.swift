/// What was measured, named as the benchmark command prints it.
package struct RenderBenchmarkResult: Codable, Sendable {
  package var engine = "modet"
  package var path: RenderPath
  package var stereo: StereoTechnique
  package var shade: Shading
  package var device: String
  package var eyeWidth: Int
  package var eyeHeight: Int
  package var frames: Int
  package var medianMilliseconds: Double
  package var p99Milliseconds: Double
  /// Until the last command of a frame was given.
  package var submitMilliseconds: Double
  package var submitP99Milliseconds: Double
  /// Of all threads, a frame.
  package var cpuMilliseconds: Double
  package var firstFrameMilliseconds: Double
  package var loadMilliseconds: Double
  /// The most memory the process had.
  package var residentMebibytes: Double
  /// Draws a frame; those that serve both eyes count once.
  package var draws: Int
  /// Calls that drew.
  package var batches: Int
  /// Triangles a frame, both eyes.
  package var triangles: Int
  /// Our own, the driver's left out; nil where they cannot be counted.
  package var allocationsPerFrame: Double?

  private enum CodingKeys: String, CodingKey {
    case engine
    case path
    case stereo
    case shade
    case device
    case eyeWidth = "eye_w"
    case eyeHeight = "eye_h"
    case frames
    case medianMilliseconds = "median_ms"
    case p99Milliseconds = "p99_ms"
    case submitMilliseconds = "submit_ms"
    case submitP99Milliseconds = "submit_p99_ms"
    case cpuMilliseconds = "cpu_ms"
    case firstFrameMilliseconds = "first_frame_ms"
    case loadMilliseconds = "load_ms"
    case residentMebibytes = "rss_mb"
    case draws
    case batches
    case triangles
    case allocationsPerFrame = "allocations_per_frame"
  }
}
