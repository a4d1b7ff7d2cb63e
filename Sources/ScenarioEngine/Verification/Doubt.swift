/// Why something could not be followed exactly, so that not everything is decided.
enum Doubt: Hashable, Comparable, Sendable {
  /// The host can set a variable, by its name, to more than was tried.
  case hostValue(String)
  /// A draw has more outcomes than are gone through.
  case manyOutcomes
  /// In a node, by its name, more is drawn between two lines than is gone through.
  case manyDraws(String)
  /// Something is drawn while it is looked ahead whether options follow.
  case drawAhead
  /// A count of visits goes on where nothing bounds it.
  case visits
  /// One content of a selection falls further behind the others than is told apart.
  case selections
  /// A background track says something inside a detour.
  case trackDetour
  /// More tracks, detours or waiting commands than a state has room for.
  case crowd
  /// The questions before or after the scene branch without end.
  case manyQuestions

  func diagnostic(at range: SourceRange) -> Diagnostic {
    switch self {
    case .hostValue(let name): Diagnostic(.undecided, .undecidedHostValue, [name], at: range)
    case .manyOutcomes:
      Diagnostic(.undecided, .undecidedDraw, [String(DrawScript.outcomeLimit)], at: range)
    case .manyDraws(let node):
      Diagnostic(
        .undecided, .undecidedDraws,
        [node, String(DrawScript.drawLimit), String(DrawScript.combinationLimit)], at: range)
    case .drawAhead: Diagnostic(.undecided, .undecidedDrawAhead, at: range)
    case .visits:
      Diagnostic(.undecided, .undecidedVisits, [String(VisitLimits.largest)], at: range)
    case .selections:
      Diagnostic(.undecided, .undecidedSelection, [String(StateLayout.largestLag)], at: range)
    case .trackDetour: Diagnostic(.undecided, .undecidedTrackDetour, at: range)
    case .crowd: Diagnostic(.undecided, .undecidedCrowd, at: range)
    case .manyQuestions: Diagnostic(.undecided, .undecidedQuestions, at: range)
    }
  }
}
