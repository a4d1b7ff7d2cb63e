/// In the language alone: a line's speaker is one of the characters that the project lists.
///
/// A scenario is stricter: there the speaker is a member of the cast (`SpeakerRule`).
enum CharacterRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    guard checker.input.profile == .yarn, let characters = checker.input.knownNames?.cast,
      !characters.isEmpty
    else { return }
    var spelling = Spelling()
    for line in checker.survey.lines {
      guard let speaker = line.syntax.speaker, !characters.contains(speaker.text) else { continue }
      report.append(
        Diagnostic(
          .unknownCharacter, .unknownCharacter, [speaker.text], at: speaker.range,
          fixIts: spelling.fix(speaker, among: characters)))
    }
  }
}
