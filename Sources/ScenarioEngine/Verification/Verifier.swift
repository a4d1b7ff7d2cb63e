/// Proves what can be proven of a scenario, and says what cannot.
package struct Verifier: Sendable {
  let setup: VerificationSetup
  let options: VerifierOptions

  package init(_ setup: VerificationSetup, options: VerifierOptions = VerifierOptions()) {
    self.setup = setup
    self.options = options
  }

  /// Explores the scenario and tells what was found.
  ///
  /// `shouldStop` is asked before the first state and then now and then, and told how many were
  /// explored; what is left where it says so is undecided, as behind a spent budget.
  package func verify(shouldStop: (Int) -> Bool = { _ in false }) -> VerificationReport {
    var explorer = Explorer(
      setup, budget: options.budget, usesReduction: options.usesReduction)
    explorer.explore(shouldStop: shouldStop)
    var questions = QuestionSearch(explorer)
    questions.explore(explorer)
    let analysis = SceneAnalysis(
      explorer, questions, calmWithin: options.calmWithin ?? setup.calmWithin)
    return analysis.report()
  }
}
