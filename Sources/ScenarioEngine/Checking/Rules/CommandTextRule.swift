/// Words for the young person stand in lines, never in a command, where no translation finds them.
enum CommandTextRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for command in checker.survey.commands {
      for word in command.syntax.words.dropFirst() {
        guard let text = word.constant, isSentence(text) else { continue }
        report.append(Diagnostic(.textInCommand, .textInCommand, at: word.range))
      }
    }
    for expression in expressions(of: checker.survey) {
      for literal in expression.stringLiterals where isSentence(literal.text) {
        report.append(Diagnostic(.textInCommand, .textInExpression, at: literal.range))
      }
    }
  }

  /// Names have no blanks in them; what has is meant to be read.
  private static func isSentence(_ text: String) -> Bool {
    text.contains { $0.isWhitespace }
  }

  private static func expressions(of survey: Survey) -> [Expression] {
    survey.sets.map(\.value) + survey.declarations.map(\.value)
      + survey.expressions.map(\.expression)
  }
}

extension Expression {
  /// Every text that is written out in the expression.
  fileprivate var stringLiterals: [NameSyntax] {
    switch kind {
    case .string(let text): [NameSyntax(text: text, range: range)]
    case .unary(_, let operand): operand.stringLiterals
    case .binary(_, let left, let right): left.stringLiterals + right.stringLiterals
    case .call(_, let arguments): arguments.flatMap(\.stringLiterals)
    default: []
    }
  }
}
