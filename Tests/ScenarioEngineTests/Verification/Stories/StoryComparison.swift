@testable import ScenarioEngine

/// What the verifier and the naive explorer say of one story, side by side.
struct StoryComparison {
  /// A story with more states is left out: it would take the naive explorer too long.
  static let limit = 400

  let claims: Set<StoryClaim>
  let states: Int
  /// The first things in which they differ; empty where they agree.
  private(set) var differences: [String] = []

  /// Nil where the language refuses the story, or it is too large.
  init?(_ story: RandomStory) {
    guard let compiled = CompiledStory(story) else { return nil }
    let explorer = NaiveExplorer(compiled.naiveScene, limit: Self.limit)
    if explorer.isTooLarge { return nil }
    let naive = NaiveClaims(explorer)
    claims = naive.claims
    states = explorer.states.count
    let every = Verifier(
      compiled.verificationSetup, options: VerifierOptions(usesReduction: false)
    ).verify()
    // What the verifier leaves undecided is no statement.
    if every.findings.contains(where: { $0.diagnostic.code.rawValue == "MO0215" }) { return nil }
    compare(every, naive, compiled, "without reduction")
    compareTimes(every, naive)
    // The verifier tells no host values apart that decide nothing, counts how often contents
    // were selected otherwise, and keeps scenes apart that failed in different ways.
    let codes = Set(claims.map(\.code))
    let isTold =
      story.hasHostBool || story.hasSelections || codes.isSuperset(of: ["MO0205", "MO0214"])
    let isAsMany = isTold ? every.states > 0 : every.states == states
    if !isAsMany {
      differences.append("states: the verifier has \(every.states), the naive explorer \(states)")
    }
    let reduced = Verifier(compiled.verificationSetup).verify()
    compare(reduced, naive, compiled, "with reduction")
    if reduced.states > every.states {
      differences.append("states: \(reduced.states) with reduction, \(every.states) without")
    }
  }

  private mutating func compare(
    _ report: VerificationReport, _ naive: NaiveClaims, _ compiled: CompiledStory, _ way: String
  ) {
    let places = StoryPlaces(program: compiled.program)
    let said = Set(report.findings.map(places.claim)).filter { isCompared($0, naive, compiled) }
    let claims = naive.claims.filter { isCompared($0, naive, compiled) }
    for claim in said.subtracting(claims).sorted() {
      differences.append("\(way): only the verifier says \(claim)")
    }
    for claim in claims.subtracting(said).sorted() {
      differences.append("\(way): only the naive explorer says \(claim)")
    }
    compareOutcomes(report, naive, way)
    compareCoverage(report, naive, way)
  }

  /// Where a number has left its range it is left open what comes behind it; and where the host
  /// sets a truth value, at which of its values luck is needed.
  private func isCompared(
    _ claim: StoryClaim, _ naive: NaiveClaims, _ compiled: CompiledStory
  ) -> Bool {
    switch claim.code {
    case "MO0213": naive.explorer.facts.violations.isEmpty
    case "MO0209": !compiled.story.hasHostBool
    default: true
    }
  }

  private mutating func compareOutcomes(
    _ report: VerificationReport, _ naive: NaiveClaims, _ way: String
  ) {
    let fewest = naive.proofs.fewestAnswers
    for outcome in report.outcomes {
      let answers = outcome.path.filter { $0.kind == .answer || $0.kind == .silence }.count
      let said = outcome.isReachable == true ? answers : nil
      // The way with the fewest decisions can have more answers than another one, where luck or
      // the pedagogue takes part in that.
      let decisions = outcome.path.filter { $0.kind != .line && $0.kind != .track }.count
      let isSame =
        if let said, let least = fewest[outcome.id] {
          said == least || (decisions >= said && said > least && hasOtherDecisions(naive))
        } else {
          said == fewest[outcome.id]
        }
      if isSame { continue }
      differences.append(
        "\(way): \(outcome.id) after \(text(said)) answers, naively \(text(fewest[outcome.id]))")
    }
  }

  private func hasOtherDecisions(_ naive: NaiveClaims) -> Bool {
    let scene = naive.explorer.scene
    return scene.usesChance || scene.program.nodes.contains { $0.header("intervention") != nil }
      || scene.levels.count > 1
  }

  private mutating func compareTimes(_ report: VerificationReport, _ naive: NaiveClaims) {
    let (least, most) = naive.proofs.milliseconds
    if report.duration.shortestMs != least {
      differences.append("shortest \(text(report.duration.shortestMs)) ms, naively \(text(least))")
    }
    if report.duration.longestMs != most {
      differences.append("longest \(text(report.duration.longestMs)) ms, naively \(text(most))")
    }
  }

  private mutating func compareCoverage(
    _ report: VerificationReport, _ naive: NaiveClaims, _ way: String
  ) {
    let facts = naive.explorer.facts
    let program = naive.explorer.scene.program
    let pairs: [(String, VerificationReport.Share, Int)] = [
      ("nodes", report.coverage.nodes, facts.nodes.filter { !program.nodes[$0].isHub }.count),
      ("lines", report.coverage.lines, facts.lines.count),
      ("options", report.coverage.options, facts.options.count),
    ]
    for (name, share, count) in pairs where share.reached != count {
      differences.append("\(way): \(share.reached) of \(share.total) \(name), naively \(count)")
    }
  }

  private func text(_ number: Int?) -> String { number.map(String.init) ?? "no" }
}

extension CompiledStory {
  var verificationSetup: VerificationSetup {
    let nowhere = SourceRange(file: 0, lower: 0, upper: 0)
    var domains = [
      VerificationSetup.HostDomain(
        name: "level", values: [.number(Float(story.levels[0]))])
    ]
    if story.hasHostBool {
      domains.append(.init(name: "under15", values: [.bool(false), .bool(true)]))
    }
    return VerificationSetup(
      program: program, startNode: "Start", reflectionNode: story.reflection,
      ends: story.ends.map { .init(id: $0.id, isCalm: $0.isCalm, range: nowhere) },
      hostDomains: domains, levels: story.levels,
      numberRanges: Dictionary(
        uniqueKeysWithValues: RandomStory.numbers.map { ($0, RandomStory.numberRange) }),
      durations: durations, calmWithin: story.calmWithin)
  }
}
