import Foundation
import Testing

/// `modet check`, and playing a scenario that has errors.
@Suite struct CheckCommandTests {
  private static let scene = "Scenarios/politi-id-tjek/moedet.yarn"

  @Test func theShippedScenarioHasNothingToSay() throws {
    let outcome = try Station().run(["check", "politi-id-tjek", "--strict"])
    #expect(outcome.isSuccess, "\(outcome.story)")
    #expect(!outcome.errors.contains("error:") && !outcome.errors.contains("warning:"))
  }

  @Test func anErrorIsShownWithItsPlaceAndItsLine() throws {
    let station = try Station()
    let project = try ProjectCopy(in: station)
    try project.edit(Self.scene) {
      $0.replacing(
        "<<pose officerA notebook>>", with: "<<pse officerA notebook>>", maxReplacements: 1)
    }
    for command in [["check", "politi-id-tjek"], station.playing(["--auto", "calm"])] {
      let outcome = try station.run(command, in: project.root)
      #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
      let line = try #require(
        outcome.errors.split(separator: "\n").first { $0.contains(": error: ") })
      let match = try #require(line.firstMatch(of: #/moedet\.yarn:(\d+):(\d+): error: .*pse/#))
      #expect(Int(match.1) ?? 0 > 1)
      #expect(match.2 == "3")
      let excerpt = "\n  <<pse officerA notebook>>\n    ^~~\n"
      #expect(outcome.errors.contains(excerpt), "\(outcome.story)")
    }
    #expect(!FileManager.default.fileExists(atPath: station.store))
  }

  @Test(arguments: [
    ("===\n", "<<jump Ingensteds>>\n===\n"),
    ("<<timer 14>>", "<<timer"),
    ("#line:idt001", "#line:idt002"),
    ("<<if $level <= 2>>", "<<if $level <=>>"),
    ("officerA:", "officerC:"),
    ("<<endif>>", ""),
    ("<<end boede>>", "<<end bøde>>"),
  ])
  func anErrorInTheTextIsExitStatus1(text: String, replacement: String) throws {
    let station = try Station()
    let project = try ProjectCopy(in: station)
    try project.edit(Self.scene) { $0.replacing(text, with: replacement, maxReplacements: 1) }
    let outcome = try station.run(
      ["check", "politi-id-tjek", "--language", "en"], in: project.root)
    #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
    #expect(
      outcome.errors.contains(#/moedet\.yarn:\d+:\d+: error: .+ \[(MO|YS)\d{4}\]\n.+\n *\^/#),
      "\(outcome.story)")
  }

  @Test func warningsFailOnlyWhenStrict() throws {
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    try scenario.write(SmallScenario.script().replacing(" #style:aggressive", with: ""))
    let lenient = try station.run(["check", scenario.folder])
    #expect(lenient.isSuccess, "\(lenient.story)")
    #expect(lenient.errors.contains(": warning: "), "\(lenient.story)")
    let strict = try station.run(["check", scenario.folder, "--strict"])
    #expect(strict.status == 1 && strict.signal == nil, "\(strict.story)")
  }

  @Test func aSingleFileIsCheckedToo() throws {
    let station = try Station()
    let good = try station.write(["title: A", "---", "Hello.", "==="], to: "good.yarn")
    let bad = try station.write(["title: A", "---", "<<if true>>", "Hello."], to: "bad.yarn")
    let clean = try station.run(["check", "--profile", "yarn", good])
    #expect(clean.isSuccess, "\(clean.story)")
    let broken = try station.run(["check", "--profile", "yarn", good, bad])
    #expect(broken.status == 1 && broken.signal == nil, "\(broken.story)")
    #expect(broken.errors.contains("\(bad):"), "\(broken.story)")
  }

  @Test(arguments: [
    "moedet.yarn", "refleksion.yarn", "scenario.yaml", "law.yaml", "politi-id-tjek.yarnproject",
  ])
  func aScenarioWithABrokenFileNamesIt(name: String) throws {
    for damage in [BrokenAssetTests.Damage.random, .truncated, .empty, .missing] {
      let station = try Station()
      let project = try ProjectCopy(in: station)
      let path = "Scenarios/politi-id-tjek/\(name)"
      try damage.applied(to: path, project)
      let outcome = try station.run(["check", "politi-id-tjek"], in: project.root)
      #expect(outcome.signal == nil && !outcome.isTimedOut, "\(damage): \(outcome.story)")
      #expect(outcome.status == 1, "\(damage): \(outcome.story)")
    }
  }

  @Test func whatIsNotThereIsSaid() throws {
    let station = try Station()
    for path in [
      "intet-scenarie", station.path("intet"), station.path("intet.yarn"), station.path("logs"),
    ] {
      let outcome = try station.run(["check", path])
      #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
      #expect(outcome.errors.contains(path), "\(outcome.story)")
      #expect(!outcome.errors.contains("NSCocoaErrorDomain"), "\(outcome.story)")
    }
    let played = try station.play(["--auto", "calm"], scenario: "intet-scenarie")
    #expect(played.isRefusal, "\(played.story)")
    #expect(!FileManager.default.fileExists(atPath: station.store))
  }
}
