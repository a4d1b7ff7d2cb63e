import Testing

@testable import ScenarioEngine

/// Faults put into the shipped scenario, each to be found at its place with a way that shows it.
@Suite struct SeededFaultTests {
  @Test func thereAreFaultsOfEveryKind() {
    let codes = Set(SeededFault.all.map(\.code))
    #expect(SeededFault.all.count >= 60)
    // Everything that exploring can find, but what says that it could not.
    #expect(codes.isSuperset(of: (200...214).map { "MO0\($0)" }))
    // Everything that reading can find; 238 is not given to any fault.
    #expect(codes.isSuperset(of: (230...245).filter { $0 != 238 }.map { "MO0\($0)" }))
  }

  @Test func theScenarioAsItIsHasNone() throws {
    let verdict = try SeededScenario().verdict(exploring: true)
    let said = verdict.findings.map { "\($0.diagnostic.code.rawValue) \(verdict.place(of: $0))" }
    #expect(said == [], "\(said)")
  }

  @Test(arguments: SeededFault.all)
  func aFaultIsFoundAtItsPlaceAndItsWayShowsIt(fault: SeededFault) throws {
    let scenario = try SeededScenario(fault)
    let verdict = scenario.verdict(exploring: fault.needsExploring)
    let found = verdict.findings.filter { $0.diagnostic.code.rawValue == fault.code }
    try #require(!found.isEmpty, "found \(Set(verdict.findings.map(\.diagnostic.code.rawValue)))")
    if let place = fault.place {
      let wanted = "\(place.file):\(try scenario.line(of: place))"
      #expect(
        found.map(verdict.place).contains(wanted), "\(found.map(verdict.place)), not \(wanted)")
    }
    guard let package = verdict.package else { return }
    for finding in found { try replay(finding, package, verdict.place(of: finding)) }
  }

  private func replay(_ finding: Finding, _ package: ScenarioPackage, _ place: String) throws {
    guard let sign = PathReplay.sign(of: finding, package) else {
      return #expect(finding.path.isEmpty)
    }
    var replay = PathReplay(finding, package, shows: sign)
    let steps = finding.path.map { "\($0.kind.rawValue) \($0.id)" }
    let succeeds = replay.succeeds()
    #expect(succeeds, "\(place): \(steps) with \(finding.settings ?? [])")
  }
}
