/// A clock gives any time at all.
enum ZeroTimerLint: LintRule {
  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    for group in subject.groups {
      guard let timer = group.timer else { continue }
      let times = subject.values.assignments(for: timer.expressions).map {
        timer.milliseconds(where: $0)
      }
      guard times.contains(0) else { continue }
      report.append(Diagnostic(.timerWithoutTime, .timerWithoutTime, at: timer.range))
    }
  }
}
