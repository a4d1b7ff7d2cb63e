/// A table of translated texts in upstream's columns.
package struct TranslationFile: Sendable {
  struct Row: Sendable {
    var text: String
    /// Which text it translates, by `TextLock`; empty where nobody noted it.
    var lock: String
    var range: SourceRange
  }

  /// By line id, as `line:greeting-1`; rows without a text are left out.
  private(set) var rows: [String: Row] = [:]
  /// What translators noted, by line id; rows without a note are left out.
  private(set) var comments: [String: String] = [:]
  /// The ids of all rows, translated or not.
  private var ids: Set<String> = []

  /// Line id to text.
  var texts: [String: String] { rows.mapValues(\.text) }

  /// Reads a table; what cannot be used is reported and left out.
  init(
    file: SourceFile, fileIndex: Int, language: String, reporter: inout ConfigReader
  ) {
    var reader = CSVReader(bytes: file.bytes)
    let records = reader.records()
    for fault in reader.faults {
      let range = SourceRange(file: fileIndex, lower: fault.offset, upper: fault.offset)
      reporter.report(.tableSyntax, Self.wording(of: fault.kind), [], at: range)
    }
    guard let head = records.first else {
      let start = SourceRange(file: fileIndex, lower: 0, upper: 0)
      reporter.report(.tableSyntax, .missingColumn, ["id"], at: start)
      return
    }
    guard let columns = Columns(head, fileIndex, &reporter) else { return }
    for record in records.dropFirst() {
      let range = SourceRange(file: fileIndex, lower: record.lower, upper: record.upper)
      guard record.fields.count == head.fields.count else {
        let counts = [String(record.fields.count), String(head.fields.count)]
        reporter.report(.tableSyntax, .wrongFieldCount, counts, at: range)
        continue
      }
      add(record, columns, language, at: range, &reporter)
    }
  }

  private mutating func add(
    _ record: CSVRecord, _ columns: Columns, _ language: String, at range: SourceRange,
    _ reporter: inout ConfigReader
  ) {
    if let column = columns.language, record.fields[column] != language {
      let names = [record.fields[column], language]
      return reporter.report(.tableSyntax, .otherLanguage, names, at: range)
    }
    let id = record.fields[columns.id]
    guard ids.insert(id).inserted else {
      return reporter.report(.duplicateName, .duplicateTranslation, [id], at: range)
    }
    let comment = columns.comment.map { record.fields[$0] } ?? ""
    if !comment.isEmpty { comments[id] = comment }
    let text = record.fields[columns.text]
    guard !text.isEmpty else { return }
    let lock = columns.lock.map { record.fields[$0] } ?? ""
    rows[id] = Row(text: text, lock: lock, range: range)
  }

  private static func wording(of kind: CSVFault.Kind) -> Wording {
    switch kind {
    case .unclosedQuote: .unclosedQuote
    case .textAfterQuote: .textAfterQuote
    case .strayQuote: .strayQuote
    }
  }
}

/// Where the columns stand that are read; the others are for translators.
private struct Columns {
  var id: Int
  var text: Int
  var language: Int?
  var lock: Int?
  var comment: Int?

  init?(_ head: CSVRecord, _ fileIndex: Int, _ reporter: inout ConfigReader) {
    let range = SourceRange(file: fileIndex, lower: head.lower, upper: head.upper)
    var places: [String: Int] = [:]
    for (place, name) in head.fields.enumerated() where !name.isEmpty {
      if places.updateValue(place, forKey: name) == nil { continue }
      reporter.report(.tableSyntax, .duplicateColumn, [name], at: range)
      return nil
    }
    for name in ["id", "text"] where places[name] == nil {
      reporter.report(.tableSyntax, .missingColumn, [name], at: range)
    }
    guard let id = places["id"], let text = places["text"] else { return nil }
    self.id = id
    self.text = text
    language = places["language"]
    lock = places["lock"]
    comment = places["comment"]
  }
}
