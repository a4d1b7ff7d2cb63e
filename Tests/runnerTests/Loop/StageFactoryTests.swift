import Testing

@testable import runner

/// Who stands on a stage that was made for a session.
@Suite struct StageFactoryTests {
  /// Bodies differ in the length of their bones, which is what can be seen of them here.
  @Test func bodiesAreThoseOfTheSessionsSettings() throws {
    let usual = try PlayedStage().director.people
    let zone = try PlayedStage(
      arguments: ["--auto", "calm", "--set", "zone=visitationszone"]
    ).director.people
    #expect(usual.map(\.castID) == zone.map(\.castID))
    let changed = zip(usual, zone).filter { $0.rest != $1.rest }.map(\.0.castID)
    #expect(changed == ["officerA", "friendA"])
  }
}
