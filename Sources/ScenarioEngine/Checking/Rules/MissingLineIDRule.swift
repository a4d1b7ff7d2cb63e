/// Every line and option of a scenario has an id; translations, voices and logs go by it.
enum MissingLineIDRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    var maker = LineIDMaker(checker)
    for line in checker.survey.lines where line.syntax.isComplete {
      let tags = line.syntax.tags(beginning: LineIDRule.prefix)
      if tags.contains(where: { $0.text.utf8.count > LineIDRule.prefix.utf8.count }) { continue }
      let text = " #" + maker.next(for: line, checker)
      let edit = FixIt.Edit(range: line.syntax.range.end, replacement: text)
      let fixIts = tags.isEmpty ? [FixIt(.insertText, [text], edits: [edit])] : []
      report.append(
        Diagnostic(.missingLineID, .missingLineID, at: line.syntax.range, fixIts: fixIts))
    }
  }
}

/// Makes ids that no line has, the same ones each time for the same text.
private struct LineIDMaker {
  private var taken: Set<String>

  init(_ checker: Checker) {
    taken = Set(checker.survey.lines.flatMap { $0.syntax.tags.map(\.text) })
  }

  /// An id from the node's title and the text, as `line:start-0a3f9c2`.
  mutating func next(for line: Survey.Line, _ checker: Checker) -> String {
    let title = checker.survey.nodes[line.node].title.text
    var seed = title
    for case .literal(let text, _) in line.syntax.text { seed += text }
    while true {
      let id = LineIDRule.prefix + "\(title.lowercased())-\(Self.digits(of: seed))"
      if taken.insert(id).inserted { return id }
      seed += "+"
    }
  }

  /// Seven hexadecimal digits of an FNV-1a hash.
  private static func digits(of text: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let digits = String(hash & 0xFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 7 - digits.utf8.count) + digits
  }
}
