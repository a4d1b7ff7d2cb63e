/// What the exploration of a scenario showed.
///
/// It speaks of structure: what can be reached and what cannot. Whether a scene
/// helps anybody it does not say.
package struct VerificationReport: Sendable, Hashable {
  /// Sorted by place, then code.
  package var findings: [Finding] = []
  /// Distinct states that were explored, of all settings together.
  package var states = 0
  /// States that were found but not explored, because the budget was spent; 0 where all is decided.
  package var undecided = 0
  /// One for each end of `scenario.yaml`, in the order written.
  package var outcomes: [Outcome] = []
  package var duration = SceneDuration()
  package var coverage = Coverage()

  package init() {}

  /// One way for the scene to be over.
  package struct Outcome: Sendable, Hashable {
    /// As in `<<end ID>>`.
    package var id: String
    package var isCalm: Bool
    /// Nil where the budget was spent before it was reached.
    package var isReachable: Bool?
    /// The fewest decisions that lead there, whoever takes them; empty where it is not reached.
    ///
    /// Answers, interventions, levels and draws count alike, so a longer way can have fewer answers.
    package var path: [PathStep]
    /// What the host set on that way.
    package var settings: [HostSetting]

    package init(
      id: String, isCalm: Bool, isReachable: Bool?, path: [PathStep] = [],
      settings: [HostSetting] = []
    ) {
      self.id = id
      self.isCalm = isCalm
      self.isReachable = isReachable
      self.path = path
      self.settings = settings
    }
  }

  /// How long the scene takes where the pedagogue leaves it alone and the time factor is 1.
  package struct SceneDuration: Sendable, Hashable {
    /// Every answer is given as soon as it can be; nil where no end was reached.
    package var shortestMs: Int?
    /// Every clock runs out; nil where a loop has no bound.
    ///
    /// A group without a clock counts as nothing.
    package var longestMs: Int?

    package init(shortestMs: Int? = nil, longestMs: Int? = nil) {
      self.shortestMs = shortestMs
      self.longestMs = longestMs
    }
  }

  /// How much of the script some way comes through.
  package struct Coverage: Sendable, Hashable {
    package var nodes = Share()
    package var lines = Share()
    package var options = Share()

    package init() {}
  }

  package struct Share: Sendable, Hashable {
    package var reached: Int
    package var total: Int

    package init(reached: Int = 0, total: Int = 0) {
      self.reached = reached
      self.total = total
    }

    /// 0 to 1; 1 where there is nothing to reach.
    package var fraction: Double { total == 0 ? 1 : Double(reached) / Double(total) }
  }
}
