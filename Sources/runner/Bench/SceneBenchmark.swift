import AllocationCounter
import Foundation
import Renderer
import ScenarioEngine
import SessionStore

/// Measures the whole scene on the frame thread: session after session, by the step that ships.
///
/// Everything is loaded once; each session then has a director, a sound output, a mirror and a
/// recording of its own. Nobody sits at it: answers come by themselves, and a head looks about.
/// Time is the session's own, a frame after the other without a pause unless it is paced.
final class SceneBenchmark {
  static let framesPerSecond = 90.0
  static let sampleRate = 48_000
  /// The first frames of all, which are not counted: the device gets ready in them.
  static let warmUpFrames = 180
  /// No session of a scenario lasts so long.
  private static let longestSessionMs = 3_600_000

  struct Settings {
    /// Minutes of the scene itself; nil where the wall's clock decides.
    var minutes: Double?
    /// Minutes after which no other session begins.
    var soakMinutes: Double?
    /// Whose minutes those are.
    var soakClock = SoakClock.wall
    /// Told what the process holds while a soak goes on.
    var onSample: (SoakSamples.Row) throws -> Void = { _ in }
    var isPaced = false
    /// Of each session's time, what passes first without pictures.
    var skippedMs = 0
    /// Whether the device is waited for after each pass.
    var measuresPasses = false
    var eyeSize = EyeSize(width: 1_024, height: 1_024)
    var drawing = RenderOptions()
    /// The mirror's pictures a second; nil for none.
    var mirrorRate: Double?
    /// What `modet play` would be told for a session of a number from 0.
    var options: (Int) throws -> PlayOptions
  }

  /// What all sessions share.
  private struct Surroundings {
    let resources: Resources
    let scene: LoadedScene
    let settings: SessionSettings
    let store: SessionStore
  }

  let settings: Settings
  private let scenario: String
  private let language: Language
  private var meter = FrameMeter()
  private var samples = SoakSamples()
  private var pictures = (made: 0, dropped: 0)
  private var framesMade = 0
  private let began = ProcessMeter.wallMilliseconds()

  init(scenario: String, settings: Settings, language: Language) {
    self.scenario = scenario
    self.settings = settings
    self.language = language
  }

  func run() throws -> SceneResult {
    let folder = try VolatileFolder.make().appending(path: "bench-\(getpid())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try SessionStore.open(folder: folder.path, language: language.storeLanguage)
    defer { try? store.close() }
    SignalFlag.install()
    let resources = try Resources.find()
    let first = try session(0)
    let (setup, sessionSettings) = try first.prepare(resources)
    let around = Surroundings(
      resources: resources, scene: first.loadScene(setup), settings: sessionSettings,
      store: store)
    var playing = try begin(0, around)
    let stage = try factory(playing).load(context: .offscreen())
    stage.renderer.profile = FrameProfile()
    if settings.measuresPasses { stage.renderer.passes = PassProfile() }
    let display = try MemoryDisplay(
      stage.renderer, eyeSize: settings.eyeSize, eyes: EyePair())
    try sample(0, stage)
    var number = 0
    while true {
      try play(playing, on: stage, display)
      number += 1
      try sample(number, stage)
      if isOver { break }
      playing = try begin(number, around)
    }
    try stage.renderer.device.check("bench scene")
    return SceneResult(
      scenario: setup.package.id, settings.eyeSize, stage, meter, samples, pictures,
      wallSeconds: minutesGone * 60)
  }

  private func sample(_ sessions: Int, _ stage: LoadedStage) throws {
    let row = samples.add(
      minutes: minutesGone, sessions: sessions, frames: framesMade, stage.renderer.device)
    if let row { try settings.onSample(row) }
  }

  private var minutesGone: Double { (ProcessMeter.wallMilliseconds() - began) / 60_000 }

  private var isOver: Bool {
    if SignalFlag.isRaised { return true }
    guard let soak = settings.soakMinutes else { return hasMeasuredEnough }
    return switch settings.soakClock {
    case .wall: minutesGone >= soak
    case .session: Double(framesMade) >= soak * 60 * Self.framesPerSecond
    }
  }

  /// Only where minutes of the scene were asked for; a soak's sessions go on to their end.
  private var hasMeasuredEnough: Bool {
    settings.soakMinutes == nil
      && Double(meter.processor.count) >= (settings.minutes ?? 1) * 60 * Self.framesPerSecond
  }

  // MARK: - A session

  private func session(_ number: Int) throws -> PlaySession {
    PlaySession(
      scenario: scenario, options: try settings.options(number), language: language)
  }

  private func begin(_ number: Int, _ around: Surroundings) throws -> Playing {
    let session = try session(number)
    let sound = SoundOutput(device: try AudioDevice.open(.loopback(sampleRate: Self.sampleRate)))
    let recorder = try session.begin(
      around.store, around.scene, around.settings,
      sound.record(syntheticLines: around.scene.voices.syntheticLines))
    // `modet stop` is meant for somebody's session, not for a measurement beside it.
    let host = SceneHost(
      session: Session(
        plan: around.scene.setup.plan, settings: around.settings,
        durations: around.scene.voices.durations),
      recorder: recorder, hasStopDoor: false)
    return Playing(
      options: session.options, language: language, resources: around.resources,
      scene: around.scene, host: host, recorder: recorder, sound: sound, inputs: [], poses: [],
      live: nil)
  }

  private func factory(_ playing: Playing) -> StageFactory {
    var factory = StageFactory(playing)
    factory.drawing = settings.drawing
    return factory
  }

  private func play(
    _ playing: Playing, on stage: LoadedStage, _ display: MemoryDisplay
  ) throws {
    let director = factory(playing).direct(stage, device: playing.sound.device)
    playing.host.add(director)
    let mirror = try settings.mirrorRate.map { try Mirror(on: stage.renderer, perSecond: $0) }
    let step = FrameStep(
      host: playing.host, director: director, display: display, answers: playing.answers,
      mirror: mirror)
    try run(step, mirror, playing.sound.device, stage.renderer, display)
    pictures.made += mirror?.sequence ?? 0
    pictures.dropped += mirror?.dropped ?? 0
    try playing.recorder.finish(playing.host.isClosed ? .finished : .stopped)
  }

  private func run(
    _ step: FrameStep, _ mirror: Mirror?, _ device: AudioDevice?, _ stage: StageRenderer,
    _ display: MemoryDisplay
  ) throws {
    let start = ContinuousClock.now
    let nobody = InputState()
    var heardFrames = 0
    var frame = 0
    while !step.host.isClosed, !SignalFlag.isRaised, !hasMeasuredEnough {
      let now = Int(Double(frame) * 1_000 / Self.framesPerSecond)
      guard now < Self.longestSessionMs else {
        throw UserError(.other(en: "the session does not end.", da: "sessionen får ingen ende."))
      }
      if settings.isPaced {
        let due = start.advanced(by: .milliseconds(now))
        Thread.sleep(forTimeInterval: ContinuousClock.now.duration(to: due).seconds)
      }
      // Mixed between the frames, as another thread does where there is a real output.
      let due = now * Self.sampleRate / 1_000
      heardFrames += (device?.renderLoopback(frames: due - heardFrames).count ?? 0) / 2
      step.head = ScriptedHead.head(
        atMs: now, seesAnswers: step.host.session.choiceOnShow != nil)
      let take = {
        // What a session begins with is its first frame's.
        if frame == 0 { step.host.start() }
        try step.take(nobody, atMs: now)
      }
      display.isDrawing = now >= settings.skippedMs
      if display.isDrawing {
        try measure(step, mirror, stage, take)
      } else {
        try take()
        framesMade += 1
      }
      frame += 1
    }
  }

  private func measure(
    _ step: FrameStep, _ mirror: Mirror?, _ stage: StageRenderer, _ take: () throws -> Void
  ) throws {
    let asked = mirror?.sequence
    let (beats, objects) = (step.host.beats, stage.device.liveObjects)
    let place = stage.activePlace
    let before = ThreadUsage.now
    let allocations = try AllocationCounter.count(onlyOwn: true, take)
    let used = ThreadUsage.now - before
    framesMade += 1
    guard framesMade > Self.warmUpFrames, let profile = stage.profile else { return }
    let frame = FrameMeter.Frame(
      used: used, allocations: allocations,
      isBeat: step.host.beats != beats || stage.activePlace != place,
      changesObjects: stage.device.liveObjects != objects,
      asksForPicture: mirror?.sequence != asked)
    if stage.activePlace == step.director.calmPlace.assetName {
      meter.addCalm(frame)
    } else {
      meter.add(frame, profile, stage.passes)
    }
  }
}

/// Whose minutes a soak is counted in.
enum SoakClock: String, CaseIterable {
  case wall
  /// The sessions' own, which pass as quickly as their frames are made.
  case session
}
