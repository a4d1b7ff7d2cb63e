import Foundation
import Renderer
import ScenarioEngine
import Testing

@testable import runner

/// Real pictures of the shipped scene, thirty a second, measured as WCAG 2.3.1 says.
@Suite(.serialized) struct FlashFrameTests {
  private static let frameMs = 33

  /// Measures some seconds from where a stage stands; `script` acts before each picture.
  private func share(
    _ played: PlayedStage, seconds: Double, _ script: (Int) throws -> Void = { _ in }
  ) throws -> Double {
    var meter = FlashMeter()
    let end = played.nowMs + Int(seconds * 1_000)
    var frame = 0
    while played.nowMs < end {
      try script(frame)
      meter.take(try played.picture(), time: Double(played.nowMs) / 1_000)
      try played.go(toMs: played.nowMs + Self.frameMs)
      frame += 1
    }
    return meter.flashingShare
  }

  @Test func theShippedSceneDoesNotFlash() throws {
    let played = try PlayedStage()
    // From the questions into the scene, through it in leaps, and out of it by STOP.
    while played.host.session.stage != .scene, played.nowMs < 120_000 {
      try played.go(toMs: played.nowMs + 200)
    }
    #expect(try share(played, seconds: 2) == 0)
    for _ in 0..<3 {
      try played.go(toMs: played.nowMs + 4_000)
      #expect(try share(played, seconds: 1.5) == 0)
    }
    played.host.apply(.stop(.key), atMs: played.nowMs)
    #expect(try share(played, seconds: 2) == 0)
  }

  @Test(arguments: [3, 5, 10, 15])
  func aScriptThatSwitchesTheLightDoesNotFlashThePicture(hertz: Int) throws {
    let played = try PlayedStage()
    try played.go(toMs: 1_000)
    let result = try share(played, seconds: 2) { frame in
      let isDay = frame * Self.frameMs * hertz * 2 / 1_000 % 2 == 0
      played.director.answer(
        .cue(StageCue(name: "light", arguments: [isDay ? "day" : "night"])),
        atMs: played.nowMs)
      // And calls for the calm place as often.
      if frame % 6 == 0 {
        played.director.answer(.calmPlace(isShown: frame % 12 == 0), atMs: played.nowMs)
      }
    }
    #expect(result <= 0.25)
  }

  /// The brightest place there is, with the light thrown from full to none: what the limiter is for.
  @Test func theSameLightFlashesWithoutTheLimiterAndNotWithIt() throws {
    let played = try PlayedStage()
    try played.prepare()
    func measured(_ light: (Float, Double) -> Float) throws -> Double {
      var meter = FlashMeter()
      for frame in 0..<75 {
        let time = Double(frame) / 30
        played.director.stage.lightLevel = light(frame / 2 % 2 == 0 ? 1.5 : 0, time)
        meter.take(try played.pictureAsItStands(), time: time)
      }
      return meter.flashingShare
    }
    #expect(played.director.fade.place == played.director.calmPlace.assetName)
    #expect(try measured { light, _ in light } > 0.25)
    var limiter = FlashLimiter()
    #expect(try measured { light, time in limiter.limit(light, fade: 0, time: time) } == 0)
  }
}
