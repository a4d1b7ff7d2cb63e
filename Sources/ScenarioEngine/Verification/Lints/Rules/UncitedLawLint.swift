/// Every legal claim is said by somebody in the scene.
enum UncitedLawLint: LintRule {
  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    let cited = Set(subject.lines.flatMap(\.info.tags))
    for claim in subject.package.law where !cited.contains("law:" + claim.id) {
      guard let range = subject.claim(claim.id)?["id"]?.range else { continue }
      report.append(Diagnostic(.uncitedLaw, .uncitedLaw, [claim.id], at: range))
    }
  }
}
