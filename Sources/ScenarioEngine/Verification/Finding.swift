/// One thing that holds of a scenario when it is played, or read by the person it is for.
///
/// A `Diagnostic` says what is wrong with the text; a finding says what can
/// happen in the scene. What the exploration found carries the shortest way
/// that shows it, from the beginning of the scene, so that an author can play
/// it again.
package struct Finding: Sendable, Hashable {
  /// Code, severity, wording and place.
  package var diagnostic: Diagnostic
  /// The shortest way that shows it; empty where no way is needed.
  package var path: [PathStep]
  /// What the host set before that way began, by name without `$`, sorted; nil where it plays no part.
  package var settings: [HostSetting]?

  package init(_ diagnostic: Diagnostic, path: [PathStep] = [], settings: [HostSetting]? = nil) {
    self.diagnostic = diagnostic
    self.path = path
    self.settings = settings
  }
}

/// One thing that happens on a way through a scene and could have gone otherwise.
package struct PathStep: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The young person takes an option.
    case answer
    /// The time to answer runs out.
    case silence
    /// The pedagogue calls an intervention.
    case intervention
    /// The pedagogue changes the level.
    case level
    /// A draw falls one way.
    case chance
    /// A background track goes on before the scene does.
    case track
    /// A line that is said; the last step, where it shows what was found.
    case line
  }

  package var kind: Kind
  /// The line id of an option or line; for an intervention or a track its node; for a level or a
  /// draw the number.
  package var id: String

  package init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// The line id, where the step is one of the young person's or a line.
  package var lineID: String? {
    switch kind {
    case .answer, .silence, .line: id
    case .intervention, .level, .chance, .track: nil
    }
  }
}

/// A variable as the host set it before a run.
package struct HostSetting: Sendable, Hashable {
  /// Without the `$`.
  package var name: String
  package var value: Value

  package init(name: String, value: Value) {
    self.name = name
    self.value = value
  }
}
