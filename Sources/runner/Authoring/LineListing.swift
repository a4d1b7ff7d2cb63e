import ScenarioEngine

/// The lines of a scenario as a list for the terminal, with a summary below.
struct LineListing {
  /// Narrower than this, the text alone is cut.
  private static let smallestTextWidth = 20

  /// The lines to list.
  var sheet: LineSheet
  /// All lines, which the summary counts.
  var whole: LineSheet
  var title: String
  var language: Language
  /// How many characters fit on a line.
  var width: Int

  private func pick(_ danish: String, _ english: String) -> String {
    language == .danish ? danish : english
  }

  var text: String {
    var lines = ["\(title) (\(sheet.language))"]
    var node: String?
    for row in sheet.rows {
      if row.node != node {
        lines += ["", "\(row.node)  \(row.file):\(row.lineNumber)"]
        node = row.node
      }
      lines.append(line(row))
    }
    return (lines + [""] + summary).joined(separator: "\n")
  }

  // MARK: - Rows

  private var idWidth: Int { min(18, sheet.rows.map { shortID($0).count }.max() ?? 0) }
  private var whoWidth: Int { min(16, sheet.rows.map { who($0).terminalWidth }.max() ?? 0) }

  private func line(_ row: LineSheet.Row) -> String {
    var cells = [
      "  " + shortID(row).inCells(idWidth), who(row).inCells(whoWidth),
      duration(row).leftPadded(to: 5),
    ]
    if hasTakes { cells.append(voice(row).inCells(voiceWidth)) }
    let head = cells.joined(separator: "  ")
    let room = max(Self.smallestTextWidth, width - head.terminalWidth - 2)
    let text = words(row).inCells(room)
    return head + "  " + String(text.reversed().drop { $0 == " " }.reversed())
  }

  private func shortID(_ row: LineSheet.Row) -> String {
    row.id.hasPrefix("line:") ? String(row.id.dropFirst(5)) : row.id
  }

  private func who(_ row: LineSheet.Row) -> String {
    switch row.kind {
    case .option:
      row.isSilence ? pick("→ tavshed", "→ silence") : "→ \(row.style ?? pick("svar", "answer"))"
    case .question: pick("spørgsmål", "question")
    case .line: row.speaker ?? pick("(skærm)", "(screen)")
    }
  }

  private func duration(_ row: LineSheet.Row) -> String {
    row.durationMs.map { Self.tenths($0, separator: pick(",", ".")) } ?? ""
  }

  /// Seconds with one decimal.
  private static func tenths(_ milliseconds: Int, separator: String) -> String {
    let tenths = (milliseconds + 50) / 100
    return "\(tenths / 10)\(separator)\(tenths % 10)"
  }

  /// Where nothing is recorded yet, the summary says so and no line has to.
  private var hasTakes: Bool { whole.rows.contains { $0.take != nil } }

  private var voiceWidth: Int { sheet.rows.map { voice($0).count }.max() ?? 0 }

  private func voice(_ row: LineSheet.Row) -> String {
    guard row.isSpoken, hasTakes else { return "" }
    return row.take == nil ? pick("ingen stemme", "no take") : pick("stemme", "take")
  }

  /// What is said, without the speaker, who has a column; the original where nothing is translated.
  private func words(_ row: LineSheet.Row) -> String {
    let prefix = row.speaker.map { $0 + ":" } ?? ""
    let text = row.isTranslated ? row.text : row.original
    let spoken =
      text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count).drop { $0 == " " }) : text
    return row.isTranslated ? spoken : pick("[ikke oversat] ", "[not translated] ") + spoken
  }

  // MARK: - Summary

  private var summary: [String] {
    let count = { (kind: LineSheet.Kind) in whole.rows.count { $0.kind == kind } }
    let lines = count(.line)
    let options = count(.option)
    let questions = count(.question)
    return [
      pick(
        "I alt: \(lines) replikker, \(options) svarmuligheder, \(questions) spørgsmål.",
        "In all: \(lines) lines, \(options) options, \(questions) questions."),
      spokenTime, missing,
      pick(
        "Hvor der ingen stemme er, er tiden skønnet: 0,6 s og 1 s for hver 14 tegn.",
        "Where there is no take, the time is estimated: 0.6 s and 1 s for each 14 characters."),
    ]
  }

  private var spokenTime: String {
    let times = whole.spokenTimes
    let all = times.reduce(0) { $0 + $1.milliseconds }
    let each = times.map { "\($0.speaker) \(ClockText.minutes($0.milliseconds))" }
    return pick("Taletid: ", "Spoken: ") + ClockText.minutes(all)
      + (each.isEmpty ? "" : " (" + each.joined(separator: ", ") + ")") + "."
  }

  private var missing: String {
    let texts = whole.rows.count { !$0.isTranslated }
    let takes = whole.rows.count(where: \.lacksVoice)
    guard texts + takes > 0 else { return pick("Intet mangler.", "Nothing is missing.") }
    if !hasTakes, texts == 0 {
      return pick(
        "Ingen stemmer er indtalt endnu (\(takes) replikker).",
        "No voice is recorded yet (\(takes) lines).")
    }
    return pick(
      "Mangler: \(counted(texts, "oversættelse", "oversættelser")), "
        + "\(counted(takes, "stemme", "stemmer")).",
      "Missing: \(counted(texts, "translation", "translations")), "
        + "\(counted(takes, "take", "takes")).")
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
