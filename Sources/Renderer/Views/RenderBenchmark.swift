package import Foundation

/// Measures how long frames take: one person or more in a place, both eyes, side by side.
///
/// A frame is: pose everybody, bend them, draw both eyes, wait for the pixels.
package struct RenderBenchmark: Sendable {
  /// A .glb with the place; people in it stand as they were modelled.
  package var placePath: String
  /// The .glb files of people, placed side by side before the viewer.
  package var peoplePaths: [String] = []
  /// Pixels of one eye.
  package var eyeWidth = 1_024
  package var eyeHeight = 1_024
  package var frames = 60
  package var samples = 1
  /// When the process began, for the time to the first picture; nil asks the system.
  package var processStart: Date?

  package init(placePath: String) {
    self.placePath = placePath
  }

  /// What was measured, named as the benchmark command prints it.
  package struct Result: Codable, Sendable {
    package var engine = "modet"
    package var path = "software"
    package var shade = "full"
    package var device: String
    package var eyeWidth: Int
    package var eyeHeight: Int
    package var frames: Int
    package var medianMilliseconds: Double
    package var p99Milliseconds: Double
    /// Until the last command of a frame was given.
    package var submitMilliseconds: Double
    /// Of all threads, a frame.
    package var cpuMilliseconds: Double
    package var firstFrameMilliseconds: Double
    package var loadMilliseconds: Double
    /// The most memory the process had.
    package var residentMebibytes: Double
    /// Draws a frame, both eyes.
    package var draws: Int
    package var triangles: Int

    private enum CodingKeys: String, CodingKey {
      case engine
      case path
      case shade
      case device
      case eyeWidth = "eye_w"
      case eyeHeight = "eye_h"
      case frames
      case medianMilliseconds = "median_ms"
      case p99Milliseconds = "p99_ms"
      case submitMilliseconds = "submit_ms"
      case cpuMilliseconds = "cpu_ms"
      case firstFrameMilliseconds = "first_frame_ms"
      case loadMilliseconds = "load_ms"
      case residentMebibytes = "rss_mb"
      case draws
      case triangles
    }
  }

  /// Runs the frames without a screen; the picture is that of the last one.
  package func run() throws -> (result: Result, picture: Image) {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let clock = ContinuousClock()
    let begin = clock.now
    try stage.loadPlace("street", GLTFImporter.load(path: placePath))
    var people = try peoplePaths.enumerated().map { index, path in
      try BenchmarkPerson(index, path, on: stage)
    }
    let loaded = clock.now - begin
    let target = try stage.makeTarget(
      width: eyeWidth * 2, height: eyeHeight, samples: samples)
    let views = makeViews()
    var recorder = FrameRecorder(frames: frames)
    var firstFrame = 0.0
    for frame in -3..<frames {
      // The first frames warm up the driver; only the very first of them is timed.
      if frame == 0 { recorder.begin(stage.device) }
      let start = clock.now
      for index in people.indices { people[index].pose(frame: frame, on: stage) }
      stage.draw(views, into: target)
      let submitted = clock.now
      stage.device.finish()
      if frame == -3 { firstFrame = ProcessUsage.milliseconds(since: processStart) }
      if frame >= 0 { recorder.add(submitted - start, clock.now - start) }
    }
    let result = recorder.result(
      of: self, on: stage.device, firstFrame: firstFrame, loaded: loaded.inMilliseconds)
    try stage.device.check("RenderBenchmark")
    return (result, stage.read(target))
  }

  private func makeViews() -> [View] {
    let aspect = Float(eyeWidth) / Float(eyeHeight)
    let field = FieldOfView(verticalRadians: .pi / 2, aspect: aspect)
    let pair = StereoRig(leftField: field).sideBySide(
      head: Pose(position: SIMD3(0, 1.6, 0)), width: eyeWidth * 2, height: eyeHeight)
    return [pair.left, pair.right]
  }
}

/// Somebody who sways a little, so that every frame bends all vertices.
private struct BenchmarkPerson {
  private let id: String
  private let pose: Pose
  private let rest: [JointTransform]
  private var locals: [JointTransform]
  private var weights: [Float]

  init(_ index: Int, _ path: String, on stage: StageRenderer) throws {
    id = "person-\(index)"
    let person = try stage.addPerson(id: id, GLTFImporter.load(path: path))
    rest = person.skeleton.restLocal
    locals = rest
    weights = Array(repeating: 0, count: person.morphNames.count)
    let side: Float = index.isMultiple(of: 2) ? -1 : 1
    pose = Pose(
      position: SIMD3(side * (0.5 + 0.4 * Float(index / 2)), 0, -1.9 - 0.4 * Float(index)))
  }

  mutating func pose(frame: Int, on stage: StageRenderer) {
    let angle = sin(Float(frame) * 0.1) * 0.05
    for joint in locals.indices {
      locals[joint].rotation =
        Quaternion(angleRadians: angle, axis: SIMD3(0, 0, 1)) * rest[joint].rotation
    }
    // A speaking face uses a few targets at a time.
    for morph in weights.indices where morph < 6 { weights[morph] = abs(angle) * 4 }
    stage.setPerson(id, worldFromPerson: pose, locals: locals, morphWeights: weights)
  }
}
