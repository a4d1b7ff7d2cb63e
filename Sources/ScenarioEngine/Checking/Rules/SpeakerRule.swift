/// A line's speaker is a member of the cast.
enum SpeakerRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    guard let cast = checker.input.knownNames?.cast else { return }
    for line in checker.survey.lines where !line.isOption {
      guard let speaker = line.syntax.speaker, !cast.contains(speaker.text) else { continue }
      report.append(
        Diagnostic(.unknownCastMember, .unknownCastMember, [speaker.text], at: speaker.range))
    }
  }
}
