import Renderer

/// The line that `modet bench scene` prints.
struct SceneResult: Codable {
  var engine = "modet"
  var scenario: String
  var path: RenderPath
  var stereo: StereoTechnique
  var device: String
  var eyeW: Int
  var eyeH: Int
  var people: Int
  var sessions: Int
  /// Frames with the scene on show, which all figures but `calm` are of.
  var frames: Int
  var wallS: Double
  /// Of the frame's thread.
  var processor: TimeSummary
  var wall: TimeSummary
  /// Processor time of frames in which something happened, and of frames of the calm place.
  var beats: TimeSummary
  var calm: TimeSummary
  var calmFrames: Int
  var parts: [String: TimeSummary]
  var slow: SlowFrames
  var allocations: FrameAllocations
  var mirrorPictures: Int
  var mirrorDropped: Int
  /// The mirror's processor time in frames that asked for a picture.
  var mirrorAsking: TimeSummary
  /// Rows from before the first session to after the last.
  var samples: [SoakSamples.Row]
  /// Resident memory, KiB a session over the second half of the samples; nil with too few.
  var rssGrowthKb: Double?
  /// On the wall's clock until the device was done with each pass; nil where it was not waited for.
  var passes: [String: TimeSummary]?

  init(
    scenario: String, _ eye: EyeSize, _ stage: LoadedStage, _ meter: FrameMeter,
    _ samples: SoakSamples, _ pictures: (made: Int, dropped: Int), wallSeconds: Double
  ) {
    let renderer = stage.renderer
    self.scenario = scenario
    (path, stereo) = (renderer.path, renderer.stereo)
    device = renderer.device.description
    (eyeW, eyeH) = (eye.width, eye.height)
    people = stage.people.count
    sessions = samples.rows.last?.sessions ?? 0
    frames = meter.processor.count
    wallS = (wallSeconds * 10).rounded() / 10
    (processor, wall) = (meter.processor.summary, meter.wall.summary)
    (beats, calm) = (meter.beats.summary, meter.calm.summary)
    calmFrames = meter.calm.count
    parts = Dictionary(
      uniqueKeysWithValues: FrameProfile.Part.allCases.map {
        ("\($0)", meter.parts[$0.rawValue].summary)
      })
    slow = meter.slow
    allocations = meter.allocations
    (mirrorPictures, mirrorDropped) = pictures
    mirrorAsking = meter.asking.summary
    self.samples = samples.rows
    rssGrowthKb = samples.growthPerSession
    guard renderer.passes != nil else { return }
    passes = Dictionary(
      uniqueKeysWithValues: PassProfile.Pass.allCases.map {
        ("\($0)", meter.passes[$0.rawValue].summary)
      })
  }
}
