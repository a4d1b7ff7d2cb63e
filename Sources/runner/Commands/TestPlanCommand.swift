import ArgumentParser
import Foundation
import ScenarioEngine

/// `modet testplan`: plays a script of the core language against a plan.
struct TestPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "testplan",
    abstract: "Play a scenario or a script against plans; exit 0 only if every step holds.",
    discussion: """
      A scenario is played against all plans in its folder, or against the one that is named; \
      each run is a session of its own. A single script is held to the rules of the core \
      language and needs a plan; without a node Start, and with a plan that names no node, it is \
      only compiled. The functions that the conformance suite expects of its host can be called.
      """)

  @Argument(help: "A scenario: a folder, its .yarnproject, or an id. Or one .yarn file.")
  var script: String

  @Argument(help: "The plan; without it all .testplan files of the scenario.")
  var plan: String?

  @Flag(help: "One JSON document on standard output.")
  var json = false

  @Option(help: "da or en.")
  var language: Language?

  func validate() throws {
    if plan == nil, script.hasSuffix(".yarn") {
      throw ValidationError("a single .yarn file needs a plan.")
    }
  }

  func run() throws {
    let language = language ?? .ofLocale
    let outcomes = PlanOutcomes.play(script, plan: plan)
    if json {
      try JSONOutput.print(PlanDocument(outcomes, in: language.diagnosticLanguage))
    } else {
      tell(outcomes, language)
    }
    if !outcomes.isGood { throw ExitCode(1) }
  }

  private func tell(_ outcomes: PlanOutcomes, _ language: Language) {
    if !outcomes.scripts.diagnostics.isEmpty {
      let formatter = DiagnosticFormatter(
        files: outcomes.scripts.files, language: language.diagnosticLanguage)
      Terminal.say(formatter.format(outcomes.scripts.diagnostics))
    }
    if outcomes.isCompiled, outcomes.plans.isEmpty {
      Terminal.say(
        .other(
          en: "\(script): it has no plan; put one as Plans/NAME.testplan into its folder.",
          da: "\(script): der er ingen plan; læg en som Plans/NAVN.testplan i mappen."),
        in: language)
    }
    for outcome in outcomes.plans { tell(outcome, language) }
  }

  private func tell(_ outcome: PlanOutcome, _ language: Language) {
    let plan = outcome.plan
    for line in outcome.idleLines {
      Terminal.say(
        .other(
          en: "\(plan):\(line): warning: the script has no such variable",
          da: "\(plan):\(line): warning: manuskriptet har ingen sådan variabel"), in: language)
    }
    switch outcome.result {
    case .notCompiled: break
    case .onlyCompiled:
      Terminal.say(
        .other(
          en: "\(script): compiled; it has no node Start to play.",
          da: "\(script): oversat; den har ingen knude Start at spille."), in: language)
    case .unreadablePlan(let error):
      Terminal.say(
        "\(plan):\(error.line): error: \(error.message(in: language.diagnosticLanguage))")
    case .missingPlan(let diagnostic):
      Terminal.say("error: \(diagnostic.message(in: language.diagnosticLanguage))")
    case .failed(let failure):
      let message = failure.message(in: language.diagnosticLanguage)
      Terminal.say("\(plan):\(failure.line): error: \(message)")
    case .held(let steps):
      Terminal.say(
        .other(en: "\(plan): all \(steps) steps hold.", da: "\(plan): alle \(steps) trin holder."),
        in: language)
    }
  }
}
