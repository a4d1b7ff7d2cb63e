import Foundation
import Testing

/// `modet new`: what it makes can be checked, formatted and played at once.
@Suite struct NewCommandTests {
  @Test(arguments: ["da", "en"]) func aNewScenarioIsInOrderAndCanBePlayed(_ language: String) throws
  {
    let station = try Station()
    let project = try ProjectCopy(in: station)
    let made = try station.run(
      ["new", "min-scene", "--language", language, "--title", "Musik: \"på\" bænken"],
      in: project.root)
    #expect(made.isSuccess, "\(made.story)")
    for step in ["modet check --strict min-scene", "modet rehearse", "modet play --watch"] {
      #expect(made.errors.contains(step), "\(made.story)")
    }
    let checked = try station.run(["check", "--strict", "min-scene"], in: project.root)
    #expect(checked.isSuccess, "\(checked.story)")
    let formatted = try station.run(["format", "--check", "min-scene"], in: project.root)
    #expect(formatted.isSuccess, "\(formatted.story)")
    for policy in ["calm", "escalate", "silent"] {
      let rehearsed = try station.run(
        ["rehearse", "min-scene", "--auto", policy], in: project.root)
      #expect(rehearsed.isSuccess, "\(rehearsed.story)")
    }
    let played = try station.play(["--auto", "calm"], scenario: "min-scene", in: project.root)
    #expect(played.isSuccess, "\(played.story)")
  }

  @Test func itCanBeMadeElsewhere() throws {
    let station = try Station()
    let folder = station.path("egne")
    let made = try station.run(["new", "min-scene", "--folder", folder])
    #expect(made.isSuccess, "\(made.story)")
    let checked = try station.run(["check", "--strict", folder + "/min-scene"])
    #expect(checked.isSuccess, "\(checked.story)")
  }

  @Test func whatIsThereAlreadyIsLeft() throws {
    let station = try Station()
    let folder = station.path("egne")
    #expect(try station.run(["new", "min-scene", "--folder", folder]).isSuccess)
    let file = URL(filePath: folder + "/min-scene/scenario.yaml")
    try Data("mit".utf8).write(to: file)
    let again = try station.run(["new", "min-scene", "--folder", folder])
    #expect(again.isRefusal, "\(again.story)")
    #expect(try Data(contentsOf: file) == Data("mit".utf8))
  }

  @Test(arguments: [["Min-scene"], ["../x"], ["-x"], ["a b"], ["min-scene", "--title", "a\nb"]])
  func whatIsNoIDOrTitleIsRefused(_ arguments: [String]) throws {
    let station = try Station()
    let outcome = try station.run(["new", "--folder", station.path("egne")] + arguments)
    #expect(outcome.status == 1 || outcome.status == 64, "\(outcome.story)")
    #expect(!FileManager.default.fileExists(atPath: station.path("egne")))
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    let station = try Station()
    let file = try station.write(["x"], to: "fil")
    let outcome = try station.run(["new", "min-scene", "--folder", file])
    #expect(outcome.isRefusal, "\(outcome.story)")
  }
}
