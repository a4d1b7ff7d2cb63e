/// What the law says in the scene is said by somebody, so that it can be asked about afterwards.
///
/// A question of the talk afterwards may cite the law by itself: there the answer comes from it.
enum LawSpeakerLint: LintRule {
  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    for line in subject.lines
    where !line.isAsked && !line.info.isOption && line.info.speaker == nil {
      // A speaker that is computed is known only while the scene runs.
      if case .substitution? = line.info.pieces.first { continue }
      guard let tag = line.syntax.firstTag(beginning: "law:") else { continue }
      report.append(Diagnostic(.lawWithoutSpeaker, .lawWithoutSpeaker, at: tag.range))
    }
  }
}
