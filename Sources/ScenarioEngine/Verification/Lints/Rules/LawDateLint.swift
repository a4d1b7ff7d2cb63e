/// What the law says was read within the last twelve months.
enum LawDateLint: LintRule {
  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    guard let today = subject.context.today else { return }
    for claim in subject.package.law {
      guard let checked = CalendarDay(claim.checkedOn),
        let range = subject.claim(claim.id)?["checked"]?.range
      else { continue }
      let arguments = [claim.id, claim.checkedOn]
      if checked < today.yearBefore {
        report.append(Diagnostic(.outdatedLaw, .outdatedLaw, arguments, at: range))
      } else if checked > today {
        report.append(Diagnostic(.outdatedLaw, .lawOfTomorrow, arguments, at: range))
      }
    }
  }
}
