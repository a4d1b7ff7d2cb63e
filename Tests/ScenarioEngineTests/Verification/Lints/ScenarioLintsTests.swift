import Testing

@testable import ScenarioEngine

/// The rules together.
@Suite struct ScenarioLintsTests {
  @Test func theCodesAreSortedAndNew() {
    let codes = DiagnosticCode.lints.map(\.rawValue)
    #expect(codes == codes.sorted())
    let all = codes + (DiagnosticCode.language + DiagnosticCode.folder).map(\.rawValue)
    #expect(Set(all).count == all.count)
    #expect(ScenarioLints.rules.count == codes.count)
  }

  @Test func aSmallSceneHasNothingToRemark() throws {
    #expect(try LintCase(body: "").codes() == [])
  }

  @Test func whatIsFoundComesInTheOrderOfPlacesAndNeedsNoWay() throws {
    var lint = try LintCase(
      body: """
        <<timer 1>>
        -> \(shortWords(13)) <<if $level == 1>> #line:a #style:help
        -> … #line:b #style:passive #silence
        """)
    lint.folder.replace("{da: Hjem, en: Home}", with: "{da: Hjem}", in: "s/scenario.yaml")
    let findings = ScenarioLints.findings(in: try lint.package(), lint.context)
    let codes = findings.map(\.diagnostic.code.rawValue)
    #expect(codes == ["MO0231", "MO0230", "MO0233", "MO0245"])
    #expect(findings.allSatisfy { $0.path.isEmpty && $0.settings == nil })
  }

  @Test func theShippedScenarioIsReadClean() throws {
    var context = LintContext(today: CalendarDay(year: 2026, month: 11, day: 22))
    context.assets = AssetNames(
      places: ["calm", "street"],
      people: [
        "adult-a", "bystander-a", "friend-a", "friend-b", "friend-c", "officer-a", "officer-b",
        "officer-c", "officer-d", "passer-by",
      ],
      sounds: ["calm", "footsteps", "radio", "rain", "street"])
    let package = try ShippedScenario.load()
    let found = ScenarioLints.findings(in: package, context).map(\.diagnostic)
    let report = DiagnosticFormatter(files: package.sourceFiles, language: .danish).format(found)
    #expect(found.isEmpty, "\(report)")
  }
}
