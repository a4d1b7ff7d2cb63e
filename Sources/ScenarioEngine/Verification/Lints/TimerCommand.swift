// What a `<<timer …>>` says, as far as the text tells.

extension CommandSyntax {
  /// The expressions in its first argument.
  var expressions: [Expression] {
    (words.dropFirst().first?.pieces ?? []).compactMap { piece in
      if case .expression(let expression) = piece { expression } else { nil }
    }
  }

  /// The duration in its first argument; 0 for less, `nil` where it is not known.
  func milliseconds(where known: FiniteValues.Assignment) -> Int? {
    guard let word = words.dropFirst().first else { return nil }
    var text = ""
    for piece in word.pieces {
      switch piece {
      case .literal(let literal, _): text += literal
      case .expression(let expression):
        guard let value = expression.value(where: known) else { return nil }
        text += value.text
      }
    }
    if let milliseconds = NumberText.milliseconds(text) { return milliseconds }
    return NumberText.number(text).flatMap { $0 < 0 ? 0 : nil }
  }

  /// Writes another duration in its first argument, where that is written out.
  func writing(seconds: Int) -> [FixIt] {
    guard let word = words.dropFirst().first, word.constant != nil else { return [] }
    let edit = FixIt.Edit(range: word.range, replacement: "\(seconds)")
    return [FixIt(.replaceWith, ["\(seconds)"], edits: [edit])]
  }
}
