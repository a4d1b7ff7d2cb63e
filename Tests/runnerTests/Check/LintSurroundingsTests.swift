import Foundation
import ScenarioEngine
import Testing

@testable import runner

@Suite struct LintSurroundingsTests {
  @Test func takesOfALanguageThatTheProjectLacksAreSeenToo() throws {
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    for path in ["Voices/da", "Voices/sv", "Voices/.hidden"] {
      try FileManager.default.createDirectory(
        atPath: scenario.folder + "/" + path, withIntermediateDirectories: true)
    }
    try scenario.write("no sound", to: "Voices/sv/a1.wav")
    try scenario.write("no folder", to: "Voices/readme")
    let folder = URL(filePath: scenario.folder)
    #expect(TakeFolder.languages(of: folder) == ["da", "sv"])
    let package = try ScenarioPackage.load(folder: scenario.folder)
    let context = LintSurroundings(resources: nil).context(of: package, in: folder)
    #expect(context.takes["sv"] == [VoiceTake(name: "a1", durationMs: nil)])
    #expect(context.takes["da"] == [] && context.today != nil && context.assets == nil)
    let outcome = try station.run(["check", scenario.folder, "--strict", "--language", "en"])
    #expect(outcome.status == 1, "\(outcome.story)")
    #expect(outcome.errors.contains("[MO0237]") && outcome.errors.contains("'sv'"))
  }
}
