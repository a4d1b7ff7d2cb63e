import ScenarioEngine

/// What came of playing a script against a plan.
struct PlanOutcome {
  enum Result {
    case notCompiled
    /// There is nothing to play: no node Start, and none is named.
    case onlyCompiled
    case missingPlan(Diagnostic)
    case unreadablePlan(TestPlanError)
    case failed(PlanFailure)
    /// As many steps held, which is all of them.
    case held(Int)
  }

  var scripts: CheckedScripts
  var result: Result
  /// The plan's lines that set a variable which the script does not have.
  var idleLines: [Int] = []

  var isGood: Bool {
    switch result {
    case .onlyCompiled, .held: true
    default: false
    }
  }

  static func play(script: String, plan: String) -> PlanOutcome {
    let files = ScriptFiles.load(file: script)
    var input = files.input
    input.vocabulary.functions += SuiteFunctions.declarations
    let compilation = Compiler.compile(input)
    var outcome = PlanOutcome(
      scripts: CheckedScripts(
        path: script, diagnostics: files.all(with: compilation.diagnostics),
        files: files.files), result: .notCompiled)
    guard files.diagnostics.isEmpty, let program = compilation.program else { return outcome }
    outcome.play(program, plan)
    return outcome
  }

  private mutating func play(_ program: Program, _ path: String) {
    let file = ScriptFiles.load(file: path)
    if let problem = file.diagnostics.first {
      result = .missingPlan(problem)
      return
    }
    let plan: TestPlan
    do {
      plan = try TestPlan(file.files.map { $0.text(0, $0.bytes.count) }.joined())
    } catch {
      result = .unreadablePlan(error)
      return
    }
    let hasStart = program.node(named: TestPlan.defaultStart) != nil
    if !hasStart, plan.runs.allSatisfy({ $0.startNode == TestPlan.defaultStart }) {
      result = .onlyCompiled
      return
    }
    var runner = PlanRunner(program: program)
    let failure = runner.failure(playing: plan)
    idleLines = runner.idleLines
    result = failure.map { .failed($0) } ?? .held(runner.stepsHeld)
  }
}

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

  var compiled: Bool
  var ok: Bool
  /// How many steps held.
  var steps: Int
  var failure: Failure?
  var diagnostics: [DiagnosticRow]

  private enum CodingKeys: String, CodingKey {
    case compiled
    case ok
    case steps
    case failure
    case diagnostics
  }

  init(_ outcome: PlanOutcome, plan: String, in language: DiagnosticLanguage) {
    ok = outcome.isGood
    compiled = if case .notCompiled = outcome.result { false } else { true }
    steps = if case .held(let steps) = outcome.result { steps } else { 0 }
    let places = PlaceTable(outcome.scripts)
    diagnostics = outcome.scripts.diagnostics.map { DiagnosticRow($0, places, language) }
    switch outcome.result {
    case .failed(let problem):
      failure = Failure(
        line: problem.line, run: problem.run, expected: problem.expected,
        message: problem.message(in: language))
    case .unreadablePlan(let error):
      failure = Failure(line: error.line, message: error.message(in: language))
    case .missingPlan(let problem):
      let places = PlaceTable(CheckedScripts(path: plan, diagnostics: [], files: []))
      diagnostics.append(DiagnosticRow(problem, places, language))
    default: break
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(compiled, forKey: .compiled)
    try container.encode(ok, forKey: .ok)
    try container.encode(steps, forKey: .steps)
    try container.encode(failure, forKey: .failure)
    try container.encode(diagnostics, forKey: .diagnostics)
  }
}
