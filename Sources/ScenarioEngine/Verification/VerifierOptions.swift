/// How far a verification goes.
package struct VerifierOptions: Sendable, Hashable {
  /// States that are explored at most; what is left is called undecided.
  package static let usualBudget = 5_000_000

  package var budget: Int
  /// Whether steps that make no difference are put off; off gives every state there is.
  package var usesReduction: Bool
  /// Within how many answers a calm end must be in reach; nil stands for what the scenario says.
  package var calmWithin: Int?

  package init(
    budget: Int = usualBudget, usesReduction: Bool = true, calmWithin: Int? = nil
  ) {
    self.budget = budget
    self.usesReduction = usesReduction
    self.calmWithin = calmWithin
  }
}
