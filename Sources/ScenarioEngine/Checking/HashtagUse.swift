/// A hashtag where it stands, with what the vocabulary says of it.
struct HashtagUse {
  var syntax: HashtagSyntax
  /// Without what follows the colon.
  var name: String
  /// What follows the colon, where there is one.
  var value: String?
  /// `nil` where no hashtag has this name.
  var declaration: HashtagDeclaration?
  var place: HashtagDeclaration.Place
}

extension Checker {
  /// What a line is, for the hashtags that may stand on it.
  func place(of line: Survey.Line) -> HashtagDeclaration.Place {
    let isAsked = role(of: survey.nodes[line.node])?.asksQuestions == true
    return switch (isAsked, line.isOption) {
    case (false, false): .line
    case (false, true): .option
    case (true, false): .question
    case (true, true): .answer
    }
  }

  /// The hashtags of a line in the order written.
  func hashtags(of line: Survey.Line) -> [HashtagUse] {
    guard !line.syntax.tags.isEmpty else { return [] }
    let place = place(of: line)
    return line.syntax.tags.map { tag in
      let parts = tag.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      return HashtagUse(
        syntax: tag, name: name, value: parts.count > 1 ? String(parts[1]) : nil,
        declaration: input.vocabulary.hashtag(name), place: place)
    }
  }
}
