/// Every line of a scenario in one language, for translators and for whoever records voices.
///
/// Written as a table it begins with the columns that every editor of the
/// language reads and writes, so the filled-in sheet is the translation; what
/// Modet knows beside that stands in columns after them.
package struct LineSheet: Sendable {
  /// What a line is to whoever translates or speaks it.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case line
    case option
    /// A line of the questions before or after the scene; nobody speaks it.
    case question
  }

  /// A recorded voice.
  package struct Take: Sendable, Hashable {
    /// The file's name.
    package var name: String
    package var durationMs: Int

    package init(name: String, durationMs: Int) {
      self.name = name
      self.durationMs = durationMs
    }
  }

  package struct Row: Sendable, Hashable {
    package var id: String
    /// In the sheet's language, as translators see it; empty where there is no translation.
    package var text: String
    /// In the base language.
    package var original: String
    /// As seen from the scenario's folder.
    package var file: String
    package var node: String
    package var lineNumber: Int
    /// Of the original that the text was made from.
    package var lock: String
    /// What translators noted.
    package var comment: String
    /// The cast's id of who says it.
    package var speaker: String?
    package var kind: Kind
    /// Of what is said, without the speaker.
    package var words: Int
    /// How long it sounds or stands; nil for what waits for an answer.
    package var durationMs: Int?
    package var take: Take?
    /// The value of `#style:`.
    package var style: String?
    /// Whether it is the answer that time running out takes.
    package var isSilence: Bool

    package var isTranslated: Bool { !text.isEmpty }
    /// Whether a voice belongs to it.
    package var isSpoken: Bool { kind == .line && speaker != nil }
    /// Whether its voice is not there.
    package var lacksVoice: Bool { isSpoken && take == nil }
  }

  package let language: String
  package let baseLanguage: String
  package private(set) var rows: [Row]

  /// Gathers the lines as they stand in the scripts; `take` finds a line's recorded voice.
  ///
  /// A shadow line has no row: it shares text and voice with the line it repeats.
  package init(
    _ package: ScenarioPackage, language: String, take: (LineInfo) -> Take? = { _ in nil }
  ) {
    self.language = language
    baseLanguage = package.baseLanguage
    let maker = RowMaker(package: package, language: language)
    let lines = package.program.lines.filter { $0.shadowedID == nil }
      .sorted { ($0.range.file, $0.range.lower) < ($1.range.file, $1.range.lower) }
    rows = lines.map { maker.row(of: $0, take: take($0)) }
  }

  /// The same sheet with only the lines that lack a translation or a voice, those without a
  /// translation first: they are fewer, and mended at once.
  package var missing: LineSheet {
    var sheet = self
    sheet.rows = rows.filter { !$0.isTranslated } + rows.filter { $0.isTranslated && $0.lacksVoice }
    return sheet
  }

  /// How long each speaker speaks in all, by the cast's id; the longest first.
  package var spokenTimes: [(speaker: String, milliseconds: Int, lines: Int)] {
    var times: [String: (milliseconds: Int, lines: Int)] = [:]
    for row in rows where row.isSpoken {
      guard let speaker = row.speaker else { continue }
      times[speaker, default: (0, 0)].milliseconds += row.durationMs ?? 0
      times[speaker, default: (0, 0)].lines += 1
    }
    return times.map { ($0.key, $0.value.milliseconds, $0.value.lines) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}

// MARK: - The table

extension LineSheet {
  /// The first eight are those of the language's other editors, in their order.
  package static let columns = [
    "language", "id", "text", "file", "node", "lineNumber", "lock", "comment", "original",
    "speaker", "kind", "words", "duration_s", "take", "style",
  ]

  /// The sheet as comma-separated values with a heading.
  package var csv: String {
    CSVWriter.text([Self.columns] + rows.map(fields))
  }

  private func fields(of row: Row) -> [String] {
    [
      language, row.id, row.text, row.file, row.node, "\(row.lineNumber)", row.lock, row.comment,
      row.original, row.speaker ?? "", row.kind.rawValue, "\(row.words)",
      row.durationMs.map(Self.seconds) ?? "", row.take?.name ?? "", row.style ?? "",
    ]
  }

  /// Seconds with two decimals and a point, whatever the machine's language.
  private static func seconds(_ milliseconds: Int) -> String {
    let hundredths = (milliseconds + 5) / 10
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// Makes one row after the other.
private struct RowMaker {
  let package: ScenarioPackage
  let language: String
  private let folder: String
  private let translation: TranslationFile?

  init(package: ScenarioPackage, language: String) {
    self.package = package
    self.language = language
    translation = package.translations[language]
    folder =
      package.sourceFiles.first { $0.path.hasSuffix(".yarnproject") }
      .map { PathText.folder(of: $0.path) } ?? ""
  }

  func row(of line: LineInfo, take: LineSheet.Take?) -> LineSheet.Row {
    let file = package.sourceFiles[line.range.file]
    let isBase = language == package.baseLanguage
    let row = translation?.rows[line.id]
    let text = isBase ? line.template : row?.text ?? ""
    let kind = kind(of: line)
    let shown = package.stringTable.outline(of: line, language: language).text
    return LineSheet.Row(
      id: line.id, text: text, original: line.template, file: relative(file.path),
      node: package.program.nodes[line.node].name,
      lineNumber: file.location(of: line.range.lower).line,
      lock: lock(of: line, row), comment: comment(on: line),
      speaker: line.speaker, kind: kind, words: Readability.wordCount(shown),
      durationMs: kind == .line
        ? take?.durationMs ?? DurationTable.estimated(characters: shown.count) : nil,
      take: take, style: line.tagValue("style"), isSilence: line.hasTag("silence"))
  }

  /// A translation keeps the lock that it was made with, so that a changed original still shows.
  private func lock(of line: LineInfo, _ row: TranslationFile.Row?) -> String {
    row?.lock ?? TextLock.of(line.template)
  }

  /// The line's tags, as the other editors write them, unless a translator noted something else.
  private func comment(on line: LineInfo) -> String {
    let note = translation?.comments[line.id] ?? ""
    if !note.isEmpty, !note.hasPrefix("#") { return note }
    return line.tags.filter { $0 != "lastline" }.map { "#" + $0 }.joined(separator: " ")
  }

  private func kind(of line: LineInfo) -> LineSheet.Kind {
    if line.isOption { return .option }
    let isAsked = package.program.nodes[line.node].header("type") == "reflection"
    return isAsked ? .question : .line
  }

  private func relative(_ path: String) -> String {
    let prefix = folder.isEmpty ? "" : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
