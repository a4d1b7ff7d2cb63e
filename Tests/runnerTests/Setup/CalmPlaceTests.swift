import ArgumentParser
import Foundation
import Renderer
import Testing

@testable import runner

/// The young person's own calm place.
@Suite(.serialized) struct CalmPlaceTests {
  @Test func theLakeIsShownToWhoeverHasNotChosen() throws {
    #expect(try PlayOptions.parse([]).calm == .lake)
    #expect(try PlayOptions.parse(["--calm", "own-room"]).calm == .ownRoom)
  }

  @Test func aPlaceThatIsNotThereIsRefusedWithTheListOfThoseThatAre() {
    do {
      _ = try PlayOptions.parse(["--calm", "street"])
      Issue.record("the street was taken for a calm place")
    } catch {
      let text = PlayOptions.message(for: error)
      for place in CalmPlace.allCases { #expect(text.contains(place.rawValue), "\(text)") }
    }
  }

  @Test(arguments: CalmPlace.allCases)
  func eachHasAModelASoundAndARoom(place: CalmPlace) {
    let assets = Built.project.appending(path: "Assets")
    for name in ["Places/\(place.rawValue).glb", "Audio/\(place.rawValue).opus"] {
      #expect(FileManager.default.fileExists(atPath: assets.appending(path: name).path), "\(name)")
    }
    #expect(Room(place: place.rawValue) != .deadAir)
  }

  @Test func aSessionBeginsInTheChosenPlace() throws {
    let played = try PlayedStage(arguments: ["--auto", "calm", "--calm", "own-room"])
    try played.prepare()
    #expect(played.director.stage.activePlace == "own-room")
  }
}
