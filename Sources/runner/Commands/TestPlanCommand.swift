import ArgumentParser
import Foundation
import ScenarioEngine

/// `modet testplan`: plays a script of the core language against a plan.
struct TestPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "testplan",
    abstract: "Play a script against a conformance plan; exit 0 only if every step holds.",
    discussion: """
      A script without a node Start, and a plan that names no node, is only compiled. The \
      functions that the conformance suite expects of its host can be called.
      """)

  @Argument(help: "The script, held to the rules of the core language.")
  var script: String

  @Argument(help: "The plan.")
  var plan: String

  @Flag(help: "One JSON document on standard output.")
  var json = false

  @Option(help: "da or en.")
  var language: Language?

  func run() throws {
    let language = language ?? .ofLocale
    let outcome = PlanOutcome.play(script: script, plan: plan)
    if json {
      try JSONOutput.print(PlanDocument(outcome, plan: plan, in: language.diagnosticLanguage))
    } else {
      tell(outcome, language)
    }
    if !outcome.isGood { throw ExitCode(1) }
  }

  private func tell(_ outcome: PlanOutcome, _ language: Language) {
    if !outcome.scripts.diagnostics.isEmpty {
      let formatter = DiagnosticFormatter(
        files: outcome.scripts.files, language: language.diagnosticLanguage)
      Terminal.say(formatter.format(outcome.scripts.diagnostics))
    }
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
