import Foundation
import Renderer
import ScenarioEngine
import Testing

@testable import runner

/// What protects the person in the headset, on the real stage of the shipped scene.
@Suite(.serialized) struct StageComfortTests {
  private func distances(_ played: PlayedStage) -> [Float] {
    played.director.people.filter(\.isOnStage).map { person in
      let away = person.worldFromPerson.position - played.head.position
      return (away.x * away.x + away.z * away.z).squareRoot()
    }
  }

  @Test(arguments: [1, 3])
  func nobodyInTheShippedSceneComesNearerThanAMetre(level: Int) throws {
    let played = try PlayedStage(arguments: ["--auto", "escalate", "--level", "\(level)"])
    var seen = 0
    while !played.host.isClosed, played.nowMs < 400_000 {
      try played.go(toMs: played.nowMs + 250)
      // Somebody who leans about, and once far forward.
      played.head.position.z = played.nowMs % 20_000 < 3_000 ? -0.5 : 0
      try played.prepare()
      for distance in distances(played) {
        #expect(distance >= 1)
        seen += 1
      }
    }
    #expect(seen > 100)
  }

  @Test func noCueTurnsOrMovesTheEyes() throws {
    let played = try PlayedStage()
    played.head.yawRadians = 0.3
    played.head.pitchRadians = -0.1
    _ = try played.picture()
    let before = played.eyes
    let vocabulary: [(String, [String])] = [
      ("stage", ["calm"]), ("light", ["night", "2"]), ("enter", ["officerA", "front"]),
      ("move", ["officerA", "close", "1"]), ("look", ["officerA", "viewer"]),
      ("gesture", ["officerA", "palm-up"]), ("sound", ["radio"]),
    ]
    for (name, arguments) in vocabulary {
      played.director.answer(
        .cue(StageCue(name: name, arguments: arguments)), atMs: played.nowMs)
      _ = try played.picture()
      #expect(played.eyes == before)
      try played.go(toMs: played.nowMs + 700)
    }
    for effect in [Effect.stop(.key), .pause, .resume, .calmPlace(isShown: true), .level(3)] {
      played.director.answer(effect, atMs: played.nowMs)
      _ = try played.picture()
      #expect(played.eyes == before)
    }
  }

  @Test func turningTheHeadNeverTiltsTheHorizon() {
    var head = HeadDirection()
    for step in 0..<200 {
      head.yawRadians = Float(step) * 0.31
      head.pitchRadians = sin(Float(step)) * 1.4
      // The eyes' right stays level.
      let right = head.pose.orientation.act(SIMD3(1, 0, 0))
      #expect(abs(right.y) < 1e-5)
    }
  }
}

@Suite struct LightTimelineTests {
  @Test func aNamedLightComesInItsTime() {
    var light = LightTimeline()
    light.change(to: "night", seconds: 2, time: 10)
    #expect(light.level(at: 9) == 1)
    #expect(light.level(at: 10) == 1)
    #expect(abs(light.level(at: 11) - 0.775) < 1e-5)
    #expect(light.level(at: 13) == 0.55)
    light.change(to: "day", seconds: 0, time: 14)
    #expect(light.level(at: 14) == 1.6)
  }

  @Test(arguments: ["", "strobe"])
  func anUnknownLightChangesNothing(name: String) {
    var light = LightTimeline()
    light.change(to: name, seconds: 1, time: 0)
    #expect(light == LightTimeline())
  }

  @Test func everyLightOfTheVocabularyHasALevel() throws {
    let text = try String(
      contentsOf: Built.project.appending(path: "Scenarios/modet.ysls.json"), encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.contains("\"light\": [") })
    for name in LightTimeline.levels.keys { #expect(line.contains("\"\(name)\"")) }
    #expect(
      line.split(separator: ",").filter { $0.contains("\"") }.count == LightTimeline.levels.count)
  }
}
