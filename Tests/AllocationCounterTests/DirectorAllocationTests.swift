import AllocationCounter
import ScenarioEngine
import Testing

/// What a scene costs while nothing new happens in it: lines, waits and cues, with a track behind.
///
/// The bound is that of a build without optimisation.
@Suite struct DirectorAllocationTests {
  static let limitPerBeat = 12.0

  /// What happens over and over.
  struct Routine: Sendable, CustomStringConvertible {
    var description: String
    var script: String
  }

  static let routines = [
    Routine(description: "waits", script: "<<wait 0.5>>"),
    Routine(description: "lines", script: "officerA: En. #line:one"),
    Routine(description: "cues", script: "<<look officerA viewer>>\n<<wait 0.5>>"),
    Routine(
      description: "lines over a track",
      script: "<<start Back>>\nofficerA: En. #line:one"),
  ]

  @Test(arguments: routines) func aBeatAllocatesLittleHoweverLongTheScene(routine: Routine) throws {
    try #require(AllocationCounter.isAvailable)
    var (session, output) = try Self.start(routine)
    func play(until end: Int) -> Int {
      var rounds = 0
      while let due = session.nextDeadline, due <= end {
        session.advance(to: due, output: &output)
        output.removeAll()
        rounds += 1
      }
      return rounds
    }
    _ = play(until: 60_000)
    var rounds = 0
    let early = try #require(AllocationCounter.count { rounds = play(until: 660_000) })
    #expect(rounds >= 600)
    #expect(Double(early) / Double(rounds) <= Self.limitPerBeat, "\(routine)")
    let late = try #require(AllocationCounter.count { _ = play(until: 1_260_000) })
    #expect(late <= early + rounds / 10, "\(routine)")
  }

  private static func start(_ routine: Routine) throws -> (Session, SessionOutput) {
    let script = """
      title: Start
      ---
      \(routine.script)
      <<jump Start>>
      ===
      title: Back
      track: background
      ---
      <<wait 80000>>
      ===
      """
    let compilation = Compiler.compile(
      CompilationInput(files: [SourceFile(path: "beats.yarn", text: script)], profile: .yarn))
    let program = try #require(compilation.program, "\(compilation.errors)")
    var session = Session(
      plan: SessionPlan(
        program: program, startNode: "Start", baselineNode: nil, reflectionNode: nil),
      settings: SessionSettings(),
      durations: DurationTable(milliseconds: program.lines.map { _ in 1000 }))
    var output = SessionOutput()
    session.start(output: &output)
    return (session, output)
  }
}
