import Testing

@testable import ScenarioEngine

/// What the host can set is tried as far as the script tells it apart.
@Suite struct HostValueTests {
  private static let settings = """
    variables:
      level: {type: number, range: [1, 5], default: 1, host: true}
      zone: {type: string, default: "gaden", host: true}
      alder: {type: number, range: [10, 1000], default: 14, host: true}
    """

  private func setup(_ body: String) throws -> VerificationSetup {
    try SmallScenario(
      "title: Start\n---\nofficerA: Hej. #line:hej\n\(body)\n<<end rolig>>\n===\n",
      settings: Self.settings + "\nends:\n  rolig: {calm: true, text: {da: Rolig, en: Calm}}"
    ).setup()
  }

  private func values(
    of name: String, _ body: String
  ) throws -> (texts: [String], isComplete: Bool) {
    let domain = try #require(try setup(body).hostDomains.first { $0.name == name })
    return (domain.values.map(\.text), domain.isComplete)
  }

  @Test(arguments: [
    ("", ["gaden"], true),
    ("officerA: Her i {$zone}. #line:her", ["gaden"], true),
    ("-> Her i {$zone}. <<if visited(\"Start\")>> #line:her #style:humour", ["gaden"], true),
    ("<<if $zone == \"parken\">>\n<<wait 1>>\n<<endif>>", ["gaden", "parken"], true),
    (
      "<<if \"gaden\" != $zone or $zone == \"parken\">>\n<<wait 1>>\n<<endif>>",
      ["andet", "gaden", "parken"], true
    ),
    (
      "<<if $zone == \"andet\" or $zone == \"gaden\">>\n<<wait 1>>\n<<endif>>",
      ["andet", "andet!", "gaden"], true
    ),
    ("<<if $zone + \"x\" == \"parkenx\">>\n<<wait 1>>\n<<endif>>", ["gaden"], false),
    (
      "<<if $zone == \"parken\" and format(\"{0}\", $zone) == \"a\">>\n<<wait 1>>\n<<endif>>",
      ["gaden", "parken"], false
    ),
  ])
  func ofTextsEachThatIsComparedAndOneMoreIsTried(
    body: String, expected: [String], isComplete: Bool
  ) throws {
    let found = try values(of: "zone", body)
    #expect(found.texts == expected)
    #expect(found.isComplete == isComplete)
  }

  @Test(arguments: [
    ("", ["14"], true),
    ("<<if $alder >= 15>>\n<<wait 1>>\n<<endif>>", ["10", "15", "1000"], true),
    (
      "<<if 18 > $alder and $alder != 17>>\n<<wait 1>>\n<<endif>>",
      ["10", "17", "17.5", "18", "1000"], true
    ),
    ("<<if $alder > 10 or $alder == -3>>\n<<wait 1>>\n<<endif>>", ["10", "1000"], true),
    ("<<if $alder * 2 > 40>>\n<<wait 1>>\n<<endif>>", ["14"], false),
  ])
  func ofNumbersOneOfEachStretchIsTried(
    body: String, expected: [String], isComplete: Bool
  ) throws {
    let found = try values(of: "alder", body)
    #expect(found.texts == expected)
    #expect(found.isComplete == isComplete)
  }

  @Test func everyTextLeadsWhereItLeads() throws {
    let report = Verifier(
      try setup(
        """
        <<if $zone == "parken">>
            officerA: I parken. #line:parken
        <<elseif $zone == "stationen">>
            officerA: På stationen. #line:stationen
        <<elseif $zone != "gaden">>
            officerA: Et andet sted. #line:andet
        <<endif>>
        """)
    ).verify()
    #expect(report.said == [])
    #expect(report.coverage.lines.fraction == 1)
  }

  @Test func whatIsComputedFromATextIsCalledByItsName() throws {
    let report = Verifier(
      try setup(
        """
        <<if format("{0}", $zone) == "parken">>
            officerA: I parken. #line:parken
        <<endif>>
        """)
    ).verify()
    #expect(report.said == ["MO0215"])
    let finding = try #require(report.findings.first?.diagnostic)
    #expect(finding.arguments == ["zone"])
    #expect(finding.message(in: .danish).contains("'$zone' sættes udefra"))
  }
}
