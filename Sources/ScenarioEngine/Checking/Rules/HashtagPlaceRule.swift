/// A hashtag stands on what it is declared for, and on all of it where it is required.
enum HashtagPlaceRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for line in checker.survey.lines {
      for use in checker.hashtags(of: line) {
        guard let declaration = use.declaration, !declaration.places.contains(use.place) else {
          continue
        }
        report.append(
          Diagnostic(.misplacedHashtag, wording(of: use.place), [use.name], at: use.syntax.range))
      }
      checkRequired(on: line, checker, into: &report)
    }
  }

  private static func wording(of place: HashtagDeclaration.Place) -> Wording {
    switch place {
    case .line: .hashtagOnLine
    case .option: .hashtagOnOption
    case .question: .hashtagOnQuestion
    case .answer: .hashtagOnAnswer
    }
  }

  private static func checkRequired(
    on line: Survey.Line, _ checker: Checker, into report: inout [Diagnostic]
  ) {
    let required = checker.requiredHashtags(on: checker.place(of: line))
    guard !required.isEmpty, line.syntax.isComplete else { return }
    let names = Set(checker.hashtags(of: line).map(\.name))
    for declaration in required where !names.contains(declaration.name) {
      report.append(
        Diagnostic(
          .missingHashtag, .missingHashtag, [declaration.name], at: line.syntax.range))
    }
  }
}

extension Checker {
  fileprivate func requiredHashtags(
    on place: HashtagDeclaration.Place
  ) -> [HashtagDeclaration] {
    input.vocabulary.hashtags.filter { $0.isRequired && $0.places.contains(place) }
  }
}
