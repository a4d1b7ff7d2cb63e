/// The light changes at most three times within a second.
///
/// Flashes can bring on a seizure. A flash is two changes, so this is stricter
/// than what is safe for certain, and a slow change counts as a quick one.
///
/// - Source: WCAG 2.2, 2.3.1 “Three Flashes or Below Threshold”.
enum LightChangeLint: LintRule {
  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    var walk = LightWalk(subject)
    walk.run()
    for place in walk.flashes.sorted(by: { ($0.file, $0.lower) < ($1.file, $1.lower) }) {
      report.append(Diagnostic(.quickLights, .quickLights, ["\(LightWalk.mostChanges)"], at: place))
    }
  }
}
