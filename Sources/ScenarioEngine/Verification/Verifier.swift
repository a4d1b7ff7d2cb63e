/// Proves what can be proven of a scenario, and says what cannot.
package struct Verifier: Sendable {
  let setup: VerificationSetup
  let options: VerifierOptions

  package init(_ setup: VerificationSetup, options: VerifierOptions = VerifierOptions()) {
    self.setup = setup
    self.options = options
  }

  /// Explores the scenario and tells what was found.
  package func verify() -> VerificationReport {
    var explorer = Explorer(
      setup, budget: options.budget, usesReduction: options.usesReduction)
    explorer.explore()
    var questions = QuestionSearch(explorer)
    questions.explore(explorer)
    let analysis = SceneAnalysis(
      explorer, questions, calmWithin: options.calmWithin ?? setup.calmWithin)
    return analysis.report()
  }
}
