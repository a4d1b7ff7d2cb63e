/// A playthrough written down: what must come, and what is chosen.
///
/// `TestPlans/` reads plans (`TestPlanReader`) and plays a script of the core
/// language against them (`PlanRunner`), or a scenario (`ScenarioPlanRunner`). A
/// plan has runs, separated by `---`; a run has steps, one to a line. A script's
/// runs share variables and visit counts; each of a scenario's is a session of its own.
package struct TestPlan: Sendable, Hashable {
  package var runs: [Run]

  /// One start of the program and what follows from it.
  package struct Run: Sendable, Hashable {
    /// The line of the plan, from 1, on which the run begins.
    package var line: Int
    package var steps: [Step]

    /// Where the run starts: the node that a step names, wherever it stands, else `Start`.
    package var startNode: String { namedStart ?? TestPlan.defaultStart }

    /// The node that a step names, if any.
    package var namedStart: String? {
      for case .node(let name) in steps.map(\.kind) { return name }
      return nil
    }
  }

  /// One line of a plan that says something.
  package struct Step: Sendable, Hashable {
    /// Its line in the plan, from 1.
    package var line: Int
    package var kind: Kind
  }

  package enum Kind: Sendable, Hashable {
    /// Content that must come now.
    case content(PlanContent)
    /// The option to choose, counted from 1.
    case select(Int)
    /// A variable, without its `$`, to be set now.
    case set(String, Value)
    case node(String)
    /// How one of several contents that fit is chosen from now on.
    case saliency(SaliencyStrategy)
    /// Nobody answers until the time is up; in a scenario.
    case silence
    /// Time passes while options wait, in milliseconds; in a scenario.
    case wait(Int)
    /// The pedagogue calls an intervention, by its node; in a scenario.
    case intervene(String)

    /// Whether it is done while options wait.
    var isAnswer: Bool {
      switch self {
      case .select, .silence, .wait, .intervene: true
      case .content, .set, .node, .saliency: false
      }
    }
  }

  /// The strategies' names in a plan.
  static let strategies: [(name: String, strategy: SaliencyStrategy)] = [
    ("first", .first), ("best", .best),
    ("best_least_recently_seen", .bestLeastRecentlyViewed),
    ("random_best_least_recently_seen", .randomBestLeastRecentlyViewed),
  ]

  /// The node at which a run starts that names none.
  package static let defaultStart = "Start"

  /// Reads a plan of a script, or of a scenario.
  ///
  /// - Throws: `TestPlanError` for the first line that is no step.
  package init(
    _ text: String, profile: CompilationProfile = .yarn
  ) throws(TestPlanError) {
    self = try TestPlanReader(profile: profile).read(text)
  }

  init(runs: [Run]) {
    self.runs = runs
  }
}

/// What a program shows, in a plan's notation: expected by a step, or come from the machine.
package enum PlanContent: Sendable, Hashable, CustomStringConvertible {
  /// A `nil` text stands for any.
  case line(String?, tags: [String])
  case option(String?, isAvailable: Bool, tags: [String])
  case command(String)
  /// A scenario's end, by its id.
  case end(String)
  case stop

  /// Whether something that came is what this asks for.
  ///
  /// A step that names hashtags names all there may be, line ids apart; the suite's
  /// own plans name some that are not there, so none of them must be.
  package func accepts(_ actual: PlanContent) -> Bool {
    switch (self, actual) {
    case (.line(let text, let tags), .line(let actualText, let actualTags)):
      return (text == nil || text == actualText) && Self.allows(tags, actualTags)
    case (
      .option(let text, let isAvailable, let tags),
      .option(let actualText, let actualAvailable, let actualTags)
    ):
      return (text == nil || text == actualText) && isAvailable == actualAvailable
        && Self.allows(tags, actualTags)
    default: return self == actual
    }
  }

  private static func allows(_ tags: [String], _ actual: [String]) -> Bool {
    tags.isEmpty || actual.allSatisfy { tags.contains($0) || isGiven($0) }
  }

  /// Whether it comes with every such line, whoever wrote the tags.
  private static func isGiven(_ tag: String) -> Bool {
    tag.hasPrefix("line:") || tag.hasPrefix("shadow:") || tag == "lastline"
  }

  package var description: String {
    switch self {
    case .line(let text, let tags): "line: \(Self.quoted(text))\(Self.suffix(tags))"
    case .option(let text, let isAvailable, let tags):
      "option: \(Self.quoted(text))\(isAvailable ? "" : " [disabled]")\(Self.suffix(tags))"
    case .command(let text): "command: \(Self.quoted(text))"
    case .end(let id): "end: \(id)"
    case .stop: "stop"
    }
  }

  private static func quoted(_ text: String?) -> String { text.map { "`\($0)`" } ?? "*" }

  private static func suffix(_ tags: [String]) -> String {
    tags.map { " #" + $0 }.joined()
  }
}

/// A line of a plan that cannot be read.
package struct TestPlanError: Error, Sendable, Hashable, CustomStringConvertible {
  /// From 1.
  package var line: Int
  package var wording: Wording
  package var arguments: [String]

  package init(line: Int, _ wording: Wording, _ arguments: [String] = []) {
    self.line = line
    self.wording = wording
    self.arguments = arguments
  }

  package func message(in language: DiagnosticLanguage) -> String {
    wording.sentence(in: language, arguments)
  }

  package var description: String { "line \(line): \(message(in: .english))" }
}
