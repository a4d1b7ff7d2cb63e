import Foundation
import Testing

/// `modet play --watch`: real processes, whose real files are changed while they run.
@Suite(.serialized) struct WatchPlayTests {
  private static let takenUp = "The change is taken up"
  private static let broken = "the scene goes on as it was"
  private static let asBefore = "as they are played again"
  private static let gone = "is not there any more"
  private static let firstLine = "You are on your way home."

  @Test func aChangedTextIsHeardAndTheLogIsOneOfTheNewProgram() throws {
    let play = try WatchedPlay()
    #expect(play.waits(for: Self.firstLine), "\(play.process.said)")
    try play.edit("Scenarios/politi-id-tjek/en.csv") {
      $0.replacing("So let me ask again.", with: "One more time, then.")
    }
    #expect(play.waits(for: Self.takenUp), "\(play.process.said)")
    #expect(play.waits(for: "The officer: One more time, then."), "\(play.process.said)")
    try play.edit { $0.replacing("<<timer 14>>", with: "<<timer 15>>") }
    #expect(play.waits(for: Self.takenUp, times: 2), "\(play.process.said)")
    let log = try play.finish()
    #expect(log.events("fault").map(\.cause).contains("reloaded"))
    #expect(log.isGapless)
    let verification = try play.verify()
    #expect(verification.isSuccess, "\(verification.story)")
    #expect(!FileManager.default.fileExists(atPath: play.station.store))
  }

  @Test func anErrorIsShownAndTheSceneGoesOn() throws {
    let play = try WatchedPlay()
    #expect(play.waits(for: Self.firstLine), "\(play.process.said)")
    try play.edit { $0.replacing("<<jump DeTre>>", with: "<<jump DeTre>") }
    #expect(play.waits(for: Self.broken), "\(play.process.said)")
    #expect(play.process.said.contains("moedet.yarn:"), "\(play.process.said)")
    #expect(play.waits(for: "Leave me alone, man."), "\(play.process.said)")
    try play.edit { $0.replacing("<<jump DeTre>", with: "<<jump DeTre>>") }
    #expect(play.waits(for: Self.asBefore), "\(play.process.said)")
    let file = play.project.url(WatchedPlay.scene)
    let text = try Data(contentsOf: file)
    try FileManager.default.removeItem(at: file)
    #expect(play.waits(for: Self.broken, times: 2), "\(play.process.said)")
    try text.write(to: file)
    #expect(play.waits(for: Self.asBefore, times: 2), "\(play.process.said)")
    #expect(play.count(of: Self.takenUp) == 0, "\(play.process.said)")
    _ = try play.finish()
  }

  @Test func anOptionThatIsGoneHoldsTheSceneUntilItComesBack() throws {
    let play = try WatchedPlay(
      ["--answers", "line:idt101,silence,silence,silence,silence"], speed: 2)
    #expect(play.waits(forChoice: 2), "\(play.process.said)")
    let before = try String(contentsOf: play.project.url(WatchedPlay.scene), encoding: .utf8)
    try play.edit { text in
      let lines = text.components(separatedBy: "\n")
      let start = lines.firstIndex { $0.contains("#line:idt101") } ?? 0
      let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("-> ") } ?? start
      return (lines[..<start] + lines[end...]).joined(separator: "\n")
    }
    #expect(play.waits(for: Self.gone), "\(play.process.said)")
    #expect(play.process.said.contains("'line:idt101' " + Self.gone), "\(play.process.said)")
    try play.edit { _ in
      before.replacing("title: DeTreIgen", with: "title: Igen")
        .replacing("<<jump DeTreIgen>>", with: "<<jump Igen>>")
    }
    #expect(play.waits(for: Self.takenUp), "\(play.process.said)")
    let log = try play.finish()
    #expect(log.events("choice").map(\.id) == ["line:idt101"])
    #expect(log.events("options.shown").count >= 2)
    #expect(log.events("fault").map(\.cause) == ["reloaded"])
  }

  @Test func settingsAreTakenUpButNotAnotherPlace() throws {
    let play = try WatchedPlay()
    let settings = "Scenarios/politi-id-tjek/scenario.yaml"
    #expect(play.waits(for: Self.firstLine), "\(play.process.said)")
    try play.edit(settings) { $0.replacing("en: The officer", with: "en: Constable") }
    #expect(play.waits(for: Self.takenUp), "\(play.process.said)")
    #expect(play.waits(for: "Constable: "), "\(play.process.said)")
    try play.edit(settings) { $0.replacing("person: officer-b", with: "person: officer-a") }
    #expect(
      play.waits(for: "The people have changed; start again to see it"), "\(play.process.said)")
    try play.edit(settings) {
      $0.replacing("person: officer-a", with: "person: officer-b")
        .replacing("place: street", with: "place: calm")
    }
    #expect(play.waits(for: "The place and the people have changed"), "\(play.process.said)")
    _ = try play.finish()
  }

  @Test func soundsAreTakenUpWhileTheSceneRuns() throws {
    let play = try WatchedPlay()
    let settings = "Scenarios/politi-id-tjek/scenario.yaml"
    #expect(play.waits(for: Self.firstLine), "\(play.process.said)")
    try play.edit(settings) {
      $0.replacing(#/sounds: \[[^\]]*\]/#, with: "sounds: [footsteps, radio, calm]")
        .replacing("ambience: street", with: "ambience: calm")
    }
    #expect(play.waits(for: Self.takenUp), "\(play.process.said)")
    #expect(play.count(of: "start again to see it") == 0, "\(play.process.said)")
    _ = try play.finish()
  }

  @Test func tenSavesInASecondAreFewReloads() throws {
    let play = try WatchedPlay()
    #expect(play.waits(for: Self.firstLine), "\(play.process.said)")
    for number in 1...10 {
      try play.edit {
        $0.replacing(
          #/Det er ved at blive mørkt[^.]*\./#, with: "Det er ved at blive mørkt \(number).")
      }
      Thread.sleep(forTimeInterval: 0.1)
    }
    #expect(play.waits(for: Self.takenUp), "\(play.process.said)")
    Thread.sleep(forTimeInterval: 1.5)
    #expect((1...4).contains(play.count(of: Self.takenUp)), "\(play.process.said)")
    _ = try play.finish()
  }

  @Test func stopCountsAlsoWhileTheScenarioChanges() throws {
    let play = try WatchedPlay()
    #expect(play.waits(for: Self.firstLine), "\(play.process.said)")
    try play.edit { $0.replacing("<<timer 14>>", with: "<<timer 13>>") }
    let stopped = try play.station.run(["stop"], in: play.project.root)
    #expect(stopped.isSuccess, "\(stopped.story)")
    #expect(play.waits(for: "Stopped."), "\(play.process.said)")
    Thread.sleep(forTimeInterval: 1)
    let log = try play.finish()
    #expect(log.events("stop").first?.cause == "command")
  }

  @Test(arguments: [
    ["--youth", "Kim"], ["--speed", "0", "--auto", "calm"], ["--inputs", "x.jsonl"],
  ]) func whatDoesNotGoWithItIsWrongUsage(_ options: [String]) throws {
    let station = try Station()
    let outcome = try station.run(
      ["play", "politi-id-tjek", "--watch", "--display", "offscreen", "--store", station.store]
        + options)
    #expect(outcome.status == 64, "\(outcome.story)")
    #expect(!FileManager.default.fileExists(atPath: station.store))
  }
}
