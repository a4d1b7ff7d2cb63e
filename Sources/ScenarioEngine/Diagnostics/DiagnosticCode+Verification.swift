// The codes of what the exploration of a scenario finds. Sorted; never reuse one.

extension DiagnosticCode {
  /// A node that no way comes through.
  package static let unreachedNode = Self("MO0200", .warning)
  /// A line that is said on no way.
  package static let unreachedLine = Self("MO0201", .warning)
  /// An option that can be taken on no way.
  package static let unreachedOption = Self("MO0202", .warning)
  /// An end of `scenario.yaml` that no way leads to.
  package static let unreachedEnd = Self("MO0203", .warning)
  /// A way on which the scene runs out without an end.
  package static let endlessScene = Self("MO0204", .error)
  /// A group in which nothing can be chosen.
  package static let nothingToChoose = Self("MO0205", .error)
  /// A group with nothing but silence.
  package static let onlySilence = Self("MO0206", .error)
  /// A state from which no end can be reached any more.
  package static let noWayOut = Self("MO0207", .error)
  /// A state without a calm end within as many answers as the scenario allows.
  package static let noCalmEnd = Self("MO0208", .error)
  /// A calm end that is in reach only with luck.
  package static let calmByLuck = Self("MO0209", .warning)
  /// An intervention that does not come back.
  package static let noReturn = Self("MO0210", .error)
  /// A ladder that is pushed past its bounds.
  package static let ladderPushedPast = Self("MO0211", .warning)
  /// A number that leaves its range.
  package static let numberLeavesRange = Self("MO0212", .error)
  /// A loop in which nothing takes time.
  package static let timelessLoop = Self("MO0213", .error)
  /// An error that stops the machine.
  package static let machineStops = Self("MO0214", .error)
  /// What could not be decided.
  package static let undecided = Self("MO0215", .warning)

  /// Every code that the exploration gives, sorted.
  package static let verification: [DiagnosticCode] = [
    .unreachedNode, .unreachedLine, .unreachedOption, .unreachedEnd, .endlessScene,
    .nothingToChoose, .onlySilence, .noWayOut, .noCalmEnd, .calmByLuck, .noReturn,
    .ladderPushedPast, .numberLeavesRange, .timelessLoop, .machineStops, .undecided,
  ]
}
