@testable import ScenarioEngine

/// What the verifier and the naive explorer say of one story, side by side.
struct StoryComparison {
  /// A story with more states is left out: it would take the naive explorer too long.
  static let limit = 400
  /// What the verifier may say of a story that it could not follow exactly: what it saw happen.
  private static let seen: Set<String> = [
    "MO0204", "MO0205", "MO0206", "MO0210", "MO0211", "MO0212", "MO0213", "MO0214", "MO0215",
  ]

  let explorer: NaiveExplorer
  /// The codes that the verifier found.
  let codes: Set<String>
  /// The first things in which they differ; empty where they agree.
  private(set) var differences: [String] = []

  private let compiled: CompiledStory
  private let naive: NaiveClaims

  /// Nil where the language refuses the story, or it is too large.
  init?(_ story: RandomStory) {
    guard let compiled = CompiledStory(story) else { return nil }
    explorer = NaiveExplorer(compiled.naiveScene, limit: Self.limit)
    if explorer.isTooLarge { return nil }
    self.compiled = compiled
    naive = NaiveClaims(explorer)
    let setup = compiled.verificationSetup
    let every = Verifier(setup, options: VerifierOptions(usesReduction: false)).verify()
    codes = Set(every.findings.map(\.diagnostic.code.rawValue))
    let reduced = Verifier(setup).verify()
    compare(every, "without reduction")
    compare(reduced, "with reduction")
    if isDecided { compareStates(every) }
    if reduced.states > every.states {
      differences.append("states: \(reduced.states) with reduction, \(every.states) without")
    }
  }

  /// Whether the verifier could follow everything exactly; it says so itself where not.
  var isDecided: Bool { !codes.contains("MO0215") }

  private mutating func compare(_ report: VerificationReport, _ way: String) {
    let places = StoryPlaces(program: compiled.program)
    var said = Set(report.findings.map(places.claim))
    if !isDecided {
      // It has to leave unsaid what hangs on all states, and what it says has to be true.
      for claim in said where !Self.seen.contains(claim.code) {
        differences.append("\(way): undecided, and yet the verifier says \(claim)")
      }
      said = said.filter { $0.code != "MO0215" }
    }
    for claim in said.subtracting(naive.claims).sorted() {
      differences.append("\(way): only the verifier says \(claim)")
    }
    for claim in naive.claims.subtracting(said).sorted() where isDecided {
      differences.append("\(way): only the naive explorer says \(claim)")
    }
    compareOutcomes(report, way)
    compareCoverage(report, way)
    if isDecided { compareTimes(report, way) }
  }

  // MARK: - States

  /// As many states, and each of them the same.
  private mutating func compareStates(_ report: VerificationReport) {
    if report.states != explorer.states.count {
      differences.append(
        "states: the verifier has \(report.states), the naive explorer \(explorer.states.count)")
    }
    let setup = compiled.verificationSetup
    var other = Explorer(setup, budget: .max, usesReduction: false)
    other.explore()
    for state in explorer.states {
      let scene = SceneState(state, of: explorer.scene)
      if other.contains(scene, state.shared) { continue }
      differences.append("states: only the naive explorer has \(scene)")
    }
  }

  // MARK: - Ways and times

  /// The way to each end is one of those with the fewest decisions.
  private mutating func compareOutcomes(_ report: VerificationReport, _ way: String) {
    let ways = NaiveWays(explorer).toEnds
    for outcome in report.outcomes {
      let known = ways[outcome.id]
      let isSame =
        switch outcome.isReachable {
        case true?: known?.contains(Self.parts(of: outcome.path)) == true
        case false?: known == nil
        case nil: !isDecided
        }
      if isSame { continue }
      differences.append(
        "\(way): \(outcome.id) by \(Self.parts(of: outcome.path)), naively \(known ?? [])")
    }
  }

  private static func parts(of path: [PathStep]) -> NaiveWay {
    NaiveWay(
      answers: path.count { $0.kind == .answer || $0.kind == .silence },
      pedagogue: path.count { $0.kind == .intervention || $0.kind == .level },
      draws: path.count { $0.kind == .chance })
  }

  private mutating func compareTimes(_ report: VerificationReport, _ way: String) {
    let (least, most) = naive.proofs.milliseconds
    let (shortest, longest) = (report.duration.shortestMs, report.duration.longestMs)
    if shortest != least {
      differences.append("\(way): shortest \(text(shortest)) ms, naively \(text(least))")
    }
    if longest != most {
      differences.append("\(way): longest \(text(longest)) ms, naively \(text(most))")
    }
  }

  private mutating func compareCoverage(_ report: VerificationReport, _ way: String) {
    let facts = explorer.facts
    let program = compiled.program
    let pairs: [(String, VerificationReport.Share, Int)] = [
      ("nodes", report.coverage.nodes, facts.nodes.filter { !program.nodes[$0].isHub }.count),
      ("lines", report.coverage.lines, facts.lines.count),
      ("options", report.coverage.options, facts.options.count),
    ]
    for (name, share, count) in pairs
    where isDecided ? share.reached != count : share.reached > count {
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
        name: "level", values: story.levels.map { .number(Float($0)) })
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
