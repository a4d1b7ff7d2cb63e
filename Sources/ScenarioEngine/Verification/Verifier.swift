/// Proves what can be proven of a scenario, and says what cannot.
package struct Verifier: Sendable {
  let setup: VerificationSetup
  let options: VerifierOptions

  package init(_ setup: VerificationSetup, options: VerifierOptions = VerifierOptions()) {
    self.setup = setup
    self.options = options
  }

  /// Explores the scenario and tells what was found; `progress` hears now and then of how many
  /// states.
  package func verify(progress: (Int) -> Void = { _ in }) -> VerificationReport {
    var explorer = Explorer(
      setup, budget: options.budget, usesReduction: options.usesReduction)
    explorer.explore(progress)
    var questions = QuestionSearch(explorer)
    questions.explore(explorer)
    let analysis = SceneAnalysis(
      explorer, questions, calmWithin: options.calmWithin ?? setup.calmWithin)
    return analysis.report()
  }
}
