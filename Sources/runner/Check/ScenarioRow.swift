import ScenarioEngine

/// What exploring one scenario showed, in the document.
struct ScenarioRow: Encodable {
  struct OutcomeRow: Encodable {
    /// Nil where it stayed undecided.
    var reachable: Bool?
    var calm: Bool
    var path: [String]
    var steps: [FindingRow.StepRow]
    var settings: [String: SettingValue]

    private enum CodingKeys: String, CodingKey {
      case reachable
      case calm
      case path
      case steps
      case settings
    }

    /// Writes `reachable` also where it is not known.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(reachable, forKey: .reachable)
      try container.encode(calm, forKey: .calm)
      try container.encode(path, forKey: .path)
      try container.encode(steps, forKey: .steps)
      try container.encode(settings, forKey: .settings)
    }
  }

  struct DurationRow: Encodable {
    var shortest: Double?
    var longest: Double?

    private enum CodingKeys: String, CodingKey {
      case shortest = "shortest_s"
      case longest = "longest_s"
    }

    /// Writes what is not known as null.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(shortest, forKey: .shortest)
      try container.encode(longest, forKey: .longest)
    }
  }

  /// The same three shares, of whatever kind.
  struct CoverageRow<Share: Encodable>: Encodable {
    var nodes: Share
    var lines: Share
    var options: Share
  }

  struct CountRow: Encodable {
    var reached: Int
    var total: Int

    init(_ share: VerificationReport.Share) {
      reached = share.reached
      total = share.total
    }
  }

  /// What stands at the top of the document too, null where there is no or no single scenario.
  struct Results: Encodable {
    var outcomes: [String: OutcomeRow]?
    var duration: DurationRow?
    var coverage: CoverageRow<Double>?
    var coverageCounts: CoverageRow<CountRow>?

    private enum CodingKeys: String, CodingKey {
      case outcomes
      case duration
      case coverage
      case coverageCounts = "coverage_counts"
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(outcomes, forKey: .outcomes)
      try container.encode(duration, forKey: .duration)
      try container.encode(coverage, forKey: .coverage)
      try container.encode(coverageCounts, forKey: .coverageCounts)
    }
  }

  var id: String
  var states: Int
  var undecided: Int
  var results: Results

  init(id: String, _ report: VerificationReport) {
    self.id = id
    states = report.states
    undecided = report.undecided
    let coverage = report.coverage
    results = Results(
      outcomes: Dictionary(
        report.outcomes.map { ($0.id, OutcomeRow($0)) }, uniquingKeysWith: { first, _ in first }),
      duration: DurationRow(
        shortest: report.duration.shortestMs.map(Self.seconds),
        longest: report.duration.longestMs.map(Self.seconds)),
      coverage: CoverageRow(
        nodes: coverage.nodes.fraction, lines: coverage.lines.fraction,
        options: coverage.options.fraction),
      coverageCounts: CoverageRow(
        nodes: CountRow(coverage.nodes), lines: CountRow(coverage.lines),
        options: CountRow(coverage.options)))
  }

  private static func seconds(_ milliseconds: Int) -> Double { Double(milliseconds) / 1000 }

  private enum CodingKeys: String, CodingKey {
    case id
    case states
    case undecided
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(states, forKey: .states)
    try container.encode(undecided, forKey: .undecided)
    try results.encode(to: encoder)
  }
}

extension ScenarioRow.OutcomeRow {
  init(_ outcome: VerificationReport.Outcome) {
    reachable = outcome.isReachable
    calm = outcome.isCalm
    path = outcome.path.compactMap(\.lineID)
    steps = outcome.path.map(FindingRow.StepRow.init)
    settings = SettingValue.byName(outcome.settings)
  }
}
