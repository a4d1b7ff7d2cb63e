/// Holds a table of translations against the lines of the script.
struct TranslationCheck {
  let table: TranslationFile
  let localisation: ProjectFile.Localisation
  let program: Program
  /// The names of the headers that a node may have.
  let headers: Set<String>

  func check(_ reporter: inout ConfigReader) {
    for (id, row) in table.rows.sorted(by: { $0.value.range.lower < $1.value.range.lower }) {
      if let line = program.line(withID: id), line.shadowedID == nil {
        check(row, of: line, &reporter)
      } else {
        reporter.report(.staleTranslation, .staleTranslation, [id], at: row.range)
      }
    }
    for line in program.lines where line.shadowedID == nil && table.rows[line.id] == nil {
      let arguments = [line.id, localisation.language, localisation.strings]
      reporter.report(.missingTranslation, .missingTranslation, arguments, at: line.range)
    }
    checkLabels(&reporter)
  }

  /// The pedagogue reads an intervention's name in their own language too.
  private func checkLabels(_ reporter: inout ConfigReader) {
    let key = NodeInfo.labelKey(localisation.language)
    guard headers.contains(key) else { return }
    for node in program.nodes where node.header("label") != nil && node.header(key) == nil {
      let arguments = [node.name, localisation.language, key]
      reporter.report(.missingTranslation, .missingLabel, arguments, at: node.range)
    }
  }

  private func check(
    _ row: TranslationFile.Row, of line: LineInfo, _ reporter: inout ConfigReader
  ) {
    let lock = TextLock.of(line.template)
    if !row.lock.isEmpty, row.lock != lock {
      reporter.report(.staleTranslation, .changedSince, [line.id, lock], at: row.range)
    }
    let count = line.pieces.count { if case .substitution = $0 { true } else { false } }
    if let place = strayPlace(in: row.text, count) {
      reporter.report(.staleTranslation, .strayValue, [line.id, place], at: row.range)
    }
    let values = Array(repeating: MarkupValue.unknownText, count: count)
    let pieces = TextPiece.pieces(of: row.text, count: count)
    let text = ResolvedText(pieces, values, language: localisation.language)
    checkSpeaker(text.speaker, row, of: line, &reporter)
    if text.marked.fault != nil {
      reporter.report(
        .markupNotUnderstood, .translatedMarkup, [localisation.language], at: row.range)
    }
  }

  /// Whoever reads the table or records from it sees who speaks.
  private func checkSpeaker(
    _ named: String?, _ row: TranslationFile.Row, of line: LineInfo,
    _ reporter: inout ConfigReader
  ) {
    guard let speaker = line.speaker, !line.isOption, named != speaker else { return }
    if let named {
      reporter.report(.staleTranslation, .otherSpeaker, [line.id, named, speaker], at: row.range)
    } else {
      reporter.report(.staleTranslation, .missingSpeaker, [line.id, speaker], at: row.range)
    }
  }

  /// A `{2}` for which the line has no value.
  private func strayPlace(in text: String, _ count: Int) -> String? {
    let places = TextPiece.pieces(of: text, count: TextPiece.placeLimit).compactMap { piece in
      if case .substitution(let index) = piece { index } else { nil }
    }
    return places.first { $0 >= count }.map { "{\($0)}" }
  }
}
