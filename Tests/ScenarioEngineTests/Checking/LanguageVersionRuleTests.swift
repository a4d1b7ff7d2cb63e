import Testing

@testable import ScenarioEngine

/// What came with version 3 of the language is refused to a project that asks for version 2.
@Suite struct LanguageVersionRuleTests {
  private static let features: [String] = [
    "<<enum Colour>>\n<<case Red>>\n<<endenum>>", "=> One\n=> Two", "<<once>>\nA\n<<endonce>>",
    "A <<once>>", "-> A <<once if true>>", "<<declare $a = 1 + 1>>",
  ]

  private func places(of feature: String, version: Int) -> [String] {
    let file = SourceFile(path: "a.yarn", text: "title: A\n---\n\(feature)\n===\n")
    let input = CompilationInput(files: [file], profile: .yarn, languageVersion: version)
    return Compiler.compile(input).diagnostics.filter { $0.code == .languageVersionTooLow }
      .map { file.text($0.range.lower, $0.range.upper) }
  }

  @Test(
    arguments: zip(features, ["Colour", "=> One\n=> Two", "<<once>>", "once", "once", "1 + 1"]))
  func eachIsReportedAtItsPlace(_ feature: String, _ place: String) {
    #expect(places(of: feature, version: 2) == [place])
    #expect(places(of: feature, version: 3).isEmpty)
  }

  @Test func whatVersionTwoHasIsNot() {
    let feature = "-> A <<if true>>\n    B\n<<declare $a = 1>>\n<<detour A>>"
    #expect(places(of: feature, version: 2).isEmpty)
  }
}
