/// Everything about a scenario that decides which states it can be in.
///
/// A value of its own, so that a test can verify a program without a folder
/// around it.
package struct VerificationSetup: Sendable {
  /// A way for the scene to be over, as `scenario.yaml` names it.
  package struct End: Sendable, Hashable {
    package var id: String
    package var isCalm: Bool
    package var range: SourceRange

    package init(id: String, isCalm: Bool, range: SourceRange) {
      self.id = id
      self.isCalm = isCalm
      self.range = range
    }
  }

  /// A variable that the host sets, with the values that are tried.
  package struct HostDomain: Sendable, Hashable {
    /// Without the `$`.
    package var name: String
    package var values: [Value]
    /// Whether these are all the values that the host can set.
    package var isComplete: Bool

    package init(name: String, values: [Value], isComplete: Bool = true) {
      self.name = name
      self.values = values
      self.isComplete = isComplete
    }
  }

  package var program: Program
  package var startNode: String
  package var baselineNode: String?
  package var reflectionNode: String?
  package var ends: [End]
  package var hostDomains: [HostDomain]
  /// What the pedagogue can change the level to.
  package var levels: [Int]
  package var numberRanges: [String: ClosedRange<Float>]
  package var durations: DurationTable
  /// Within how many answers a calm end must be in reach.
  package var calmWithin: Int
  let marks: ProfileMarks

  package init(
    program: Program, startNode: String, baselineNode: String? = nil,
    reflectionNode: String? = nil, ends: [End], hostDomains: [HostDomain] = [],
    levels: [Int] = [], numberRanges: [String: ClosedRange<Float>] = [:],
    durations: DurationTable, calmWithin: Int = ScenarioPackage.usualCalmWithin
  ) {
    self.program = program
    self.startNode = startNode
    self.baselineNode = baselineNode
    self.reflectionNode = reflectionNode
    self.ends = ends
    self.hostDomains = hostDomains
    self.levels = levels
    self.numberRanges = numberRanges
    self.durations = durations
    self.calmWithin = calmWithin
    marks = ProfileMarks(program)
  }

  /// What a scenario's folder says.
  package init(_ package: ScenarioPackage, durations: DurationTable) {
    self.init(
      program: package.program, startNode: package.startNode,
      baselineNode: package.baselineNode, reflectionNode: package.reflectionNode,
      ends: package.ends.map { End(id: $0.id, isCalm: $0.isCalm, range: $0.range) },
      hostDomains: Self.domains(of: package.program, levels: package.levels),
      levels: package.levels,
      numberRanges: package.numberRanges, durations: durations, calmWithin: package.calmWithin)
  }

  /// By slot: what a number has to stay within; empty where nothing has to.
  ///
  /// A ladder is kept within its own bounds by the machine.
  var bounds: [ClosedRange<Float>?] {
    let bounds = program.variables.map {
      $0.ladder == nil ? numberRanges[$0.name] ?? $0.range : nil
    }
    return bounds.contains { $0 != nil } ? bounds : []
  }
}
