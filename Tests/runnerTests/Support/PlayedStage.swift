import ArgumentParser
import Foundation
import Renderer
import ScenarioEngine

@testable import runner

/// The shipped scene on its real stage in this process, frame by frame on a clock of its own.
final class PlayedStage {
  let host: SceneHost
  let director: StageDirector
  let setup: ScenarioSetup
  let recorder: SessionRecorder
  private(set) var nowMs = 0
  var head = HeadDirection()
  private let target: RenderTarget
  private var views: [View] = []
  private var answers: ScriptedAnswers

  init(
    _ scenario: String = "politi-id-tjek", arguments: [String] = ["--auto", "calm"],
    inputs: [InputFile.Entry] = [], asksForPlace: Bool = false, width: Int = 64, height: Int = 48
  ) throws {
    let resources = Resources(root: Built.project)
    let setup = try ScenarioSetup.load(scenario, resources: resources, language: .danish)
    let options = try PlayOptions.parse(arguments)
    var settings = try options.sessionSettings()
    if settings.variables["level"] == nil { settings.variables["level"] = "3" }
    settings.calmPlaces = asksForPlace ? CalmPlace.allCases : CalmPlace.offered(to: inputs)
    let scene = LoadedScene(setup: setup, voices: .off, language: .danish)
    let header = SessionHeader(
      scenario: setup.package.id, scenarioVersion: setup.package.version,
      program: setup.programHash, durationHash: "", language: "da", seed: 1, voices: "off",
      startedAt: "", settings: settings, durations: [])
    recorder = SessionRecorder(header: header, writer: nil)
    host = SceneHost(
      session: Session(plan: setup.plan, settings: settings, durations: scene.voices.durations),
      recorder: recorder, hasStopDoor: false)
    let playing = Playing(
      options: options, language: .danish, resources: resources, scene: scene, host: host,
      recorder: recorder, sound: SoundOutput(), inputs: inputs, poses: [], live: nil)
    director = try StageFactory(playing).make(context: try GLContext.offscreen(), device: nil)
    host.add(director)
    answers = playing.answers
    target = try director.stage.makeTarget(width: width, height: height, samples: 1)
    self.setup = setup
    host.start()
  }

  /// Goes on to a moment without pictures, from one thing that happens to the next.
  func go(toMs time: Int) throws {
    while nowMs < time, !host.isClosed {
      answers.plan(host.session, atMs: nowMs)
      let next = [host.session.nextDeadline, answers.nextMoment, time].compactMap(\.self).min()
      nowMs = min(time, max(nowMs + 1, next ?? time))
      try answers.give(to: host, atMs: nowMs)
      host.advance(toMs: nowMs)
    }
  }

  /// The step that loops with frames take, into a small picture in memory.
  func makeStep() throws -> FrameStep {
    FrameStep(
      host: host, director: director,
      display: try MemoryDisplay(
        director.stage, eyeSize: EyeSize(width: 48, height: 48), eyes: EyePair()),
      answers: answers, mirror: try Mirror(on: director.stage))
  }

  /// Brings the stage to the present.
  func prepare() throws {
    try director.prepareFrame(host.session, atMs: nowMs, head: head, pointed: nil)
  }

  /// The picture that the head sees now.
  func picture() throws -> Image {
    try prepare()
    return try pictureAsItStands()
  }

  /// The picture of what the stage holds, which a test may have changed.
  func pictureAsItStands() throws -> Image {
    ViewLayout.single.place(
      head: head.pose, width: target.width, height: target.height, verticalRadians: 1.4,
      into: &views)
    director.stage.draw(views, into: target)
    return director.stage.read(target)
  }

  /// Where the eyes of the last picture were.
  var eyes: [Pose] { views.map(\.eye) }
}
