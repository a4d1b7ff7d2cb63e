import Testing

@testable import ScenarioEngine

/// Who has a part, by what the host has set.
@Suite struct CastTests {
  private func load() throws -> ScenarioPackage {
    var folder = TextFolder()
    folder.replace(
      "mark: front",
      with: """
        mark: front
            instead:
              - {person: both, when: {level: 2, late: true}}
              - {person: second, when: {level: 2}}
              - {person: late, when: {late: true}}
        """, in: "s/scenario.yaml")
    folder.replace(
      "variables:", with: "variables:\n  late: {type: bool, default: false, host: true}",
      in: "s/scenario.yaml")
    return try folder.load()
  }

  static let bodies: [(settings: [String: String], body: String)] = [
    ([:], "officer-a"), (["level": "1"], "officer-a"), (["level": "2"], "second"),
    (["late": "true"], "late"), (["level": "2", "late": "true"], "both"),
    (["level": "2", "late": "false"], "second"), (["level": "3", "late": "true"], "late"),
  ]

  @Test(arguments: bodies)
  func theFirstAlternativeThatFitsHasThePart(settings: [String: String], body: String) throws {
    let package = try load()
    let member = try #require(package.castMember("anna"))
    #expect(package.personAsset(of: member, settings: settings) == body)
  }

  /// What a host leaves out has its default, which an alternative may ask for.
  @Test func aDefaultCountsAsSet() throws {
    var folder = TextFolder()
    folder.replace(
      "mark: front", with: "mark: front\n    instead: [{person: first, when: {level: 1}}]",
      in: "s/scenario.yaml")
    let package = try folder.load()
    let member = try #require(package.castMember("anna"))
    #expect(package.personAsset(of: member, settings: [:]) == "first")
    #expect(package.personAsset(of: member, settings: ["level": "2"]) == "officer-a")
  }
}
