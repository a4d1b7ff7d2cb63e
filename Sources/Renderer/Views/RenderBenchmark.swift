package import Foundation

/// Measures how long frames take: people who move in a place, both eyes, side by side.
///
/// A frame is: pose everybody, bend them, draw both eyes, wait for the pixels. It goes through
/// the same stage as a session's frames do.
package struct RenderBenchmark: Sendable {
  /// A .glb with the place; whoever has joints in it moves by the file's own animations.
  package var placePath: String
  /// The .glb files of people for a place without any, placed side by side before the viewer.
  package var peoplePaths: [String] = []
  /// How many people there are; nil for those whom the file brings.
  package var people: Int?
  /// How many meshes stand still; nil for those of the file, which are repeated or left out.
  package var draws: Int?
  /// How many lamps shine; nil for those of the place.
  package var lights: Int?
  package var options = RenderOptions()
  /// Pixels of one eye.
  package var eyeWidth = 1_024
  package var eyeHeight = 1_024
  package var frames = 60
  package var samples = 1
  /// When the process began, for the time to the first picture; nil asks the system.
  package var processStart: Date?

  /// How many frames are drawn while allocations are counted.
  private static let countedFrames = 20

  package init(placePath: String) {
    self.placePath = placePath
  }

  /// Runs the frames without a screen; the picture is that of the last one.
  ///
  /// The counter does what it is given and tells how often that asked for memory, or nil where
  /// it cannot be counted.
  package func run(
    counting: (() -> Void) -> Int? = { _ in nil }
  ) throws -> (result: RenderBenchmarkResult, picture: Image) {
    // What the path of graphics cards draws is measured as cards draw it, also without one.
    let stage = try StageRenderer(
      context: try GLContext.offscreen(), detail: options.path == .gpu ? .rich : nil,
      options: options)
    let clock = ContinuousClock()
    let begin = clock.now
    var cast = try load(into: stage)
    let loaded = clock.now - begin
    let target = try stage.makeTarget(
      width: eyeWidth * 2, height: eyeHeight, samples: samples)
    let views = makeViews()
    // The compared programs begin as many frames before the first that counts.
    let warmUp = frames > 40 ? 10 : 2
    var firstFrame = 0.0
    for frame in 0..<warmUp {
      cast.pose(frame: frame, on: stage)
      stage.draw(views, into: target)
      stage.device.finish()
      if frame == 0 { firstFrame = ProcessUsage.milliseconds(since: processStart) }
    }
    let allocations = counting {
      for frame in 0..<Self.countedFrames {
        cast.pose(frame: frame, on: stage)
        stage.draw(views, into: target)
        // As in the frames that are measured: software keeps whole frames that nobody waits for.
        stage.device.finish()
      }
    }
    var recorder = FrameRecorder(frames: frames)
    recorder.begin(stage.device)
    for frame in warmUp..<warmUp + frames {
      let start = clock.now
      cast.pose(frame: frame, on: stage)
      stage.draw(views, into: target)
      let submitted = clock.now
      stage.device.finish()
      recorder.add(submitted - start, clock.now - start)
    }
    var result = recorder.result(
      of: self, on: stage, firstFrame: firstFrame, loaded: loaded.inMilliseconds)
    result.allocationsPerFrame = allocations.map { Double($0) / Double(Self.countedFrames) }
    try stage.device.check("RenderBenchmark")
    return (result, stage.read(target))
  }

  private func load(into stage: StageRenderer) throws -> BenchmarkCast {
    var scene = try GLTFImporter.load(path: placePath, colours: stage.colourLevels)
    if let draws { scene.repeatStillMeshes(draws) }
    let own = scene.skeletons.count
    if own > 0, let people { scene.repeatPeople(people) }
    let inFile = try stage.loadPlace("street", scene)
    if let lights, var environment = stage.environment(of: "street") {
      environment.lamps = Self.lamps(lights)
      try stage.setEnvironment(environment, of: "street")
    }
    var cast = BenchmarkCast()
    for (index, person) in inFile.enumerated() {
      cast.add(person, clip: scene.clips.first { $0.skeleton == index % own }, row: index / own)
    }
    guard own == 0, !peoplePaths.isEmpty else { return cast }
    for index in 0..<(people ?? peoplePaths.count) {
      let source = try GLTFImporter.load(path: peoplePaths[index % peoplePaths.count])
      let id = "person-\(index)"
      cast.add(id, try stage.addPerson(id: id, source), at: index)
    }
    return cast
  }

  /// Lamps in a half circle around where people stand.
  private static func lamps(_ count: Int) -> [Light] {
    (0..<count).map { index in
      let angle = Float(index + 1) / Float(count + 1) * .pi
      return Light(
        kind: .point, position: SIMD3(cos(angle) * 3, 3, -2 - sin(angle) * 2),
        direction: SIMD3(0, -1, 0), colour: SIMD3(repeating: 6 / Float(count)))
    }
  }

  /// The eyes of the compared programs: 64 mm apart, 90° high, looking along −Z.
  private func makeViews() -> [View] {
    let aspect = Float(eyeWidth) / Float(eyeHeight)
    var rig = StereoRig(leftField: FieldOfView(verticalRadians: .pi / 2, aspect: aspect))
    rig.eyeDistance = 0.064
    let pair = rig.sideBySide(
      head: Pose(position: SIMD3(0, 1.6, 0)), width: eyeWidth * 2, height: eyeHeight)
    return [pair.left, pair.right].map { view in
      var view = view
      view.near = 0.1
      view.far = 100
      return view
    }
  }
}
