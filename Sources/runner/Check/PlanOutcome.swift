import Foundation
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
  /// The plan's path.
  var plan: String
  var result: Result
  /// The plan's lines that set a variable which the script does not have.
  var idleLines: [Int] = []

  var isGood: Bool {
    switch result {
    case .onlyCompiled, .held: true
    default: false
    }
  }

  /// Plays a script of the core language.
  static func play(script: String, plan: String) -> PlanOutcome {
    let files = ScriptFiles.load(file: script)
    var input = files.input
    input.vocabulary.functions += SuiteFunctions.declarations
    let compilation = Compiler.compile(input)
    var outcome = PlanOutcome(
      scripts: CheckedScripts(
        path: script, diagnostics: files.all(with: compilation.diagnostics),
        files: files.files), plan: plan, result: .notCompiled)
    guard files.diagnostics.isEmpty, let program = compilation.program else { return outcome }
    outcome.read(profile: .yarn) { outcome, plan in
      let hasStart = program.node(named: TestPlan.defaultStart) != nil
      if !hasStart, plan.runs.allSatisfy({ $0.namedStart == nil }) { return .onlyCompiled }
      var runner = PlanRunner(program: program)
      let failure = runner.failure(playing: plan)
      outcome.idleLines = runner.idleLines
      return failure.map { .failed($0) } ?? .held(runner.stepsHeld)
    }
    return outcome
  }

  /// Plays a scenario that compiled.
  static func play(_ scenario: CheckedScenario, of scripts: CheckedScripts, plan: String) -> Self {
    var outcome = PlanOutcome(scripts: scripts, plan: plan, result: .notCompiled)
    outcome.read(profile: .modet) { _, plan in
      var runner = ScenarioPlanRunner(scenario.package)
      let failure = runner.failure(playing: plan)
      return failure.map { .failed($0) } ?? .held(runner.stepsHeld)
    }
    return outcome
  }

  /// Reads the plan and keeps what comes of playing it.
  private mutating func read(
    profile: CompilationProfile, _ play: (inout PlanOutcome, TestPlan) -> Result
  ) {
    let file = ScriptFiles.load(file: plan)
    if let problem = file.diagnostics.first {
      result = .missingPlan(problem)
      return
    }
    do throws(TestPlanError) {
      let text = file.files.map { $0.text(0, $0.bytes.count) }.joined()
      let plan = try TestPlan(text, profile: profile)
      result = play(&self, plan)
    } catch {
      result = .unreadablePlan(error)
    }
  }
}

/// What came of playing all plans that were asked for.
struct PlanOutcomes {
  /// What was compiled, for what is wrong with it.
  var scripts: CheckedScripts
  /// One for each plan; none where nothing could be played.
  var plans: [PlanOutcome]

  var isGood: Bool { isCompiled && !plans.isEmpty && plans.allSatisfy(\.isGood) }

  /// Whether there was anything to play.
  var isCompiled: Bool {
    !scripts.diagnostics.contains { $0.severity == .error }
      && !plans.contains { if case .notCompiled = $0.result { true } else { false } }
  }

  /// Plays a script against a plan, or a scenario against one or all of its own.
  static func play(_ path: String, plan: String?) -> PlanOutcomes {
    if let plan, path.hasSuffix(".yarn") {
      let outcome = PlanOutcome.play(script: path, plan: plan)
      return PlanOutcomes(scripts: outcome.scripts, plans: [outcome])
    }
    let scripts = CheckedScripts.check(path, profile: .modet)
    guard let scenario = scripts.scenario else { return PlanOutcomes(scripts: scripts, plans: []) }
    let plans = plan.map { [$0] } ?? Self.plans(of: scenario)
    return PlanOutcomes(
      scripts: scripts,
      plans: plans.map { PlanOutcome.play(scenario, of: scripts, plan: $0) })
  }

  /// The plans beside a scenario, by name.
  private static func plans(of scenario: CheckedScenario) -> [String] {
    let paths = (try? ScenarioFiles.disk.list(scenario.folder.path)) ?? []
    return paths.filter { $0.hasSuffix(".testplan") }.sorted()
      .map { scenario.folder.appending(path: $0).path }
  }
}
