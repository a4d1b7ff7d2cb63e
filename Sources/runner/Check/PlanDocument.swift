import ScenarioEngine

/// The document that `modet testplan --json` prints.
struct PlanDocument: Encodable {
  struct Failure: Encodable {
    /// The plan's line, from 1.
    var line: Int
    /// The run, from 1; `nil` when the plan could not be read.
    var run: Int?
    /// What the step asks for, in the plan's notation.
    var expected: String?
    var message: String

    private enum CodingKeys: String, CodingKey {
      case line
      case run
      case expected
      case message
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(line, forKey: .line)
      try container.encode(run, forKey: .run)
      try container.encode(expected, forKey: .expected)
      try container.encode(message, forKey: .message)
    }
  }

  /// What came of one plan.
  struct Plan: Encodable {
    var file: String
    var ok: Bool
    /// How many steps held, where all did.
    var steps: Int
    var failure: Failure?

    private enum CodingKeys: String, CodingKey {
      case file
      case ok
      case steps
      case failure
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(file, forKey: .file)
      try container.encode(ok, forKey: .ok)
      try container.encode(steps, forKey: .steps)
      try container.encode(failure, forKey: .failure)
    }
  }

  var compiled: Bool
  var ok: Bool
  var plans: [Plan]
  var diagnostics: [DiagnosticRow]

  private enum CodingKeys: String, CodingKey {
    case compiled
    case ok
    case steps
    case failure
    case plans
    case diagnostics
  }

  init(_ outcomes: PlanOutcomes, in language: DiagnosticLanguage) {
    ok = outcomes.isGood
    compiled = outcomes.isCompiled
    plans = outcomes.plans.map { Plan($0, language) }
    let places = PlaceTable(outcomes.scripts)
    diagnostics = outcomes.scripts.diagnostics.map { DiagnosticRow($0, places, language) }
    for outcome in outcomes.plans {
      guard case .missingPlan(let problem) = outcome.result else { continue }
      let places = PlaceTable(CheckedScripts(path: outcome.plan, diagnostics: [], files: []))
      diagnostics.append(DiagnosticRow(problem, places, language))
    }
  }

  /// The first failure and the sum of the steps stand at the top too.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(compiled, forKey: .compiled)
    try container.encode(ok, forKey: .ok)
    try container.encode(plans.reduce(0) { $0 + $1.steps }, forKey: .steps)
    try container.encode(plans.lazy.compactMap(\.failure).first, forKey: .failure)
    try container.encode(plans, forKey: .plans)
    try container.encode(diagnostics, forKey: .diagnostics)
  }
}

extension PlanDocument.Plan {
  init(_ outcome: PlanOutcome, _ language: DiagnosticLanguage) {
    file = outcome.plan
    ok = outcome.isGood
    steps = if case .held(let steps) = outcome.result { steps } else { 0 }
    failure =
      switch outcome.result {
      case .failed(let problem):
        PlanDocument.Failure(
          line: problem.line, run: problem.run, expected: problem.expected,
          message: problem.message(in: language))
      case .unreadablePlan(let error):
        PlanDocument.Failure(line: error.line, message: error.message(in: language))
      case .notCompiled, .onlyCompiled, .missingPlan, .held: nil
      }
  }
}
