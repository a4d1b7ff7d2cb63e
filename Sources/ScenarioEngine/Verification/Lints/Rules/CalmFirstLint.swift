/// The calm answer does not stand first so often that its place gives it away.
///
/// Who can guess the wanted answer does not practise choosing.
enum CalmFirstLint: LintRule {
  /// Of a hundred groups, at most.
  private static let highestShare = 40
  /// Fewer groups show no habit.
  private static let fewestGroups = 5
  private static let calmStyles: Set<String> = ["assertive", "help"]

  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    // Where one answer is shown there is no first and second.
    let first = subject.groups.filter { !$0.isAsked && $0.shown.count > 1 }.map { $0.shown[0] }
    let calm = first.filter(isCalm)
    guard first.count >= fewestGroups, calm.count * 100 > first.count * highestShare else { return }
    report.append(
      Diagnostic(
        .calmAnswerFirst, .calmAnswerFirst,
        ["\(calm.count)", "\(first.count)", "\(first.count * highestShare / 100)"],
        at: calm[0].syntax.range,
        notes: calm.dropFirst().map { Note(.calmFirstToo, at: $0.syntax.range) }))
  }

  private static func isCalm(_ option: LintSubject.Line) -> Bool {
    option.info.hasTag("lawful") || calmStyles.contains(option.info.tagValue("style") ?? "")
  }
}
