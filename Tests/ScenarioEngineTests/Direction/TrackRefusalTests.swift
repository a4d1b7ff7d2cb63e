import Testing

@testable import ScenarioEngine

/// What a track may not do, where the checker was not asked: a fault in the log, and the scene goes on.
@Suite struct TrackRefusalTests {
  @Test(arguments: [
    ("-> Ja. #line:ja\n-> Nej. #line:nej", "track-options"),
    ("<<jump Elsewhere>>", "track-jump"),
    ("<<end slut>>", "track-end"),
    ("<<timer 3>>", "track-timer"),
    ("<<set $youth += 1>>", "track-ladder"),
    ("<<start Start>>", "track-start"),
    ("<<start {\"Nobody\"}>>", "track-start"),
  ])
  func aTrackDoesNotDoWhatItMayNot(body: String, cause: String) throws {
    var played = Played(plan: Self.plan(body))
    played.advance(500)
    let fault = try #require(played.events(.fault).first)
    #expect(fault.cause == cause)
    #expect(fault.id == "Back")
    #expect(played.session.director.ladder("youth") == 0)
    #expect(played.session.stage == .scene)
    #expect(played.session.optionsOnShow == nil)
    played.advance(3_000)
    #expect(played.events(.end).map(\.id) == ["slut"])
  }

  private static func plan(_ body: String) -> SessionPlan {
    LooseCompiler.plan(
      """
      title: Start
      ---
      <<declare $youth = 0>>
      <<ladder youth 0 10>>
      <<start Back>>
      <<wait 1>>
      <<end slut>>
      ===
      title: Back
      track: background
      ---
      \(body)
      ===
      title: Elsewhere
      ---
      <<wait 1>>
      ===
      """)
  }
}

/// Compiles whatever the rules of the profile say, to see that the director refuses what they forbid.
enum LooseCompiler {
  static func plan(_ text: String) -> SessionPlan {
    let file = SourceFile(path: "loose.yarn", text: text)
    let input = CompilationInput(
      files: [file], vocabulary: MeetingFixture.vocabulary,
      hostVariables: [HostVariable(name: "level", defaultValue: .number(1), range: 1...5)])
    let checker = Checker([Parser.parse(file, file: 0).0], input)
    _ = checker.check()
    var generator = CodeGenerator(checker)
    return SessionPlan(
      program: generator.makeProgram(), startNode: "Start", baselineNode: nil, reflectionNode: nil)
  }
}
