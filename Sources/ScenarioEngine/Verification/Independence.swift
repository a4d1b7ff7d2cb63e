/// Which steps can be put off or taken at once without losing anything.
struct Independence: Sendable {
  private let isOn: Bool

  init(_ setup: VerificationSetup, _ sites: ScriptSites, isOn: Bool) {
    self.isOn = isOn
  }

  /// Whether a background track can be run to its end as soon as it begins.
  func isInert(_ home: Int) -> Bool { false }

  /// Whether the front track's next segment depends on nothing that could happen beside it.
  func isFree(at scene: SceneState) -> Bool { false }

  /// Whether a host variable makes any difference.
  func matters(_ name: String) -> Bool { true }
}
