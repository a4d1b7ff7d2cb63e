import ScenarioEngine

/// What an author typed at a choice or a question.
enum RehearsalAnswer: Equatable {
  case input(Input)
  /// Nothing is said until the clock runs out.
  case silence
  case takeBack
  case help
  case quit
  /// A number that nothing on show has, and those that there are.
  case outOfRange(ClosedRange<Int>)
  case unknown

  /// Reads a line that was typed while a session waits.
  init(_ text: String, _ session: Session, _ question: QuestionOnShow?) {
    let word = text.trimmed
    switch word {
    case "u": self = .takeBack
    case "?": self = .help
    case "q": self = .quit
    default:
      self = question.map { Self.reply(word, to: $0) } ?? Self.choice(word, session)
    }
  }

  private static func choice(_ word: String, _ session: Session) -> RehearsalAnswer {
    if ["", "s", "silence"].contains(word) { return .silence }
    let options = session.optionsOnShow?.options.map { session.lineID($0.lineIndex) } ?? []
    if let number = Int(word), !options.isEmpty {
      guard options.indices.contains(number - 1) else { return .outOfRange(1...options.count) }
      return .input(.choose(option: options[number - 1], modality: .key))
    }
    if let id = options.first(where: { $0 == word || $0 == "line:" + word }) {
      return .input(.choose(option: id, modality: .key))
    }
    guard word.count == 1, let key = word.first, key != "r" else { return .unknown }
    return OperatorKeys.input(for: key, session).map(RehearsalAnswer.input) ?? .unknown
  }

  /// An empty line or `s` skips a question.
  private static func reply(_ word: String, to question: QuestionOnShow) -> RehearsalAnswer {
    if word.isEmpty || word == "s" { return .input(question.input(.skip)) }
    if question.takesText { return .input(question.input(.text(word))) }
    guard let number = Int(word) else { return .unknown }
    let reply: PromptReply? =
      if case .scale = question.prompt.kind {
        .value(number)
      } else {
        question.reply(toDigit: number)
      }
    guard let reply, question.prompt.accepts(reply) else {
      return range(of: question).map { .outOfRange($0) } ?? .unknown
    }
    return .input(question.input(reply))
  }

  private static func range(of question: QuestionOnShow) -> ClosedRange<Int>? {
    if case .scale(_, let lower, let upper) = question.prompt.kind { return lower...upper }
    return question.choiceTexts.isEmpty ? nil : 1...question.choiceTexts.count
  }
}

extension String {
  /// Without the white space at both ends.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
