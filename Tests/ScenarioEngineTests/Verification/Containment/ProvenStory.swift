@testable import ScenarioEngine

/// A story with what the verifier says of it.
struct ProvenStory {
  let compiled: CompiledStory
  /// Every state, with none put off.
  let states: Explorer
  private let claims: Set<StoryClaim>
  private let codes: Set<String>

  /// What of the sessions each fault has to have been said of.
  private static let faults: [(cause: String, codes: Set<String>)] = [
    ("stuck", ["MO0205", "MO0206"]), ("no end", ["MO0204", "MO0205", "MO0206", "MO0207"]),
    ("ran out", ["MO0204"]), ("machine", ["MO0205", "MO0213", "MO0214"]),
    ("intervention-machine", ["MO0210"]), ("track-machine", ["MO0213", "MO0214"]),
    ("questionnaire", ["MO0214"]),
  ]

  /// Nil where the language refuses the story, and where the verifier left something open: it says
  /// so, and behind a number that has left its range it looks no further.
  init?(_ story: RandomStory) {
    guard let compiled = CompiledStory(story) else { return nil }
    self.compiled = compiled
    let setup = compiled.verificationSetup
    let report = Verifier(setup, options: VerifierOptions(budget: Self.budget)).verify()
    claims = Set(report.findings.map(StoryPlaces(program: compiled.program).claim))
    codes = Set(claims.map(\.code))
    var states = Explorer(setup, budget: Self.budget, usesReduction: false)
    states.explore()
    self.states = states
    if states.graph.isExplored.contains(false) { return nil }
    if !codes.isDisjoint(with: ["MO0212", "MO0215"]) { return nil }
  }

  private static let budget = 5_000

  private var program: Program { compiled.program }

  var hasTracks: Bool { program.nodes.contains { $0.header("track") != nil } }

  /// The numbers that a session left outside their range.
  func strayed(_ session: Session) -> [String] {
    RandomStory.numbers.filter { name in
      guard case .number(let number)? = session.director.machine.value(ofVariable: name) else {
        return false
      }
      return !RandomStory.numberRange.contains(number)
    }
  }

  /// What was seen in sessions and ruled out, or left unsaid, by the verifier.
  func problems(_ seen: RandomMeeting.Seen) -> [String] {
    var problems = ruledOut("MO0200", seen.nodes) + ruledOut("MO0201", seen.lines)
    problems += ruledOut("MO0202", seen.options) + ruledOut("MO0203", seen.ends)
    let nodes = seen.lines.union(seen.options).compactMap { program.line(withID: $0) }
      .map { program.nodes[$0.node].name }
    problems += ruledOut("MO0200", Set(nodes))
    problems += seen.saturatedLadders.filter { !isClaimed("MO0211", $0) }.map { "past \($0)" }
    problems += seen.strayed.map { "\($0) out of range" }
    for fault in seen.faults {
      let reasons = Self.faults.first { $0.cause == fault }?.codes ?? []
      if codes.isDisjoint(with: reasons) { problems.append(fault) }
    }
    return problems
  }

  private func isClaimed(_ code: String, _ place: String) -> Bool {
    claims.contains(StoryClaim(code: code, place: place))
  }

  private func ruledOut(_ code: String, _ places: Set<String>) -> [String] {
    places.filter { isClaimed(code, $0) }.map { "\(code) \($0)" }
  }
}
