// Rehearsal: a scenario in the terminal, for those who write it.
//
// The scene is played by the same host, the same session and the same automatic
// answers as ever. What is different is the page, which shows what a young
// person never sees, and time, which is skipped unless it is asked for.
import ScenarioEngine

/// Writes what happens in a scene for its author: line ids, cues, ladders, clocks, styles.
///
/// The order is that of the log. The words of a line come from the effects,
/// which hold its values; both say the same things in the same order.
final class RehearsalPage: EffectAnswering {
  private let texts: LineTexts
  private let language: Language
  /// Whether what is for the author alone is dimmed; else it stands as plain text.
  private let hasColours: Bool
  private let write: (String) -> Void
  private var lines: [LineBeat] = []
  private var groups: [OptionsOnShow] = []
  private var prompts: [Prompt] = []
  private(set) var question: QuestionOnShow?

  init(
    texts: LineTexts, language: Language, hasColours: Bool, write: @escaping (String) -> Void
  ) {
    self.texts = texts
    self.language = language
    self.hasColours = hasColours
    self.write = write
  }

  // MARK: - Effects

  func answer(_ effect: Effect, atMs timeMs: Int) {
    switch effect {
    case .say(let line): lines.append(line)
    case .showOptions(let options): groups.append(options)
    case .ask(let prompt):
      prompts.append(prompt)
      question = QuestionOnShow(prompt: prompt, texts: texts, language: language)
    case .promptClosed: question = nil
    default: break
    }
  }

  /// A rehearsal stays with the scenario it began with.
  func beginAgain(with scene: LoadedScene) {}
  func catchUp() {}

  // MARK: - Events

  /// Writes what a part of the log says.
  func tell(_ records: ArraySlice<LogRecord>) {
    for case .event(let event) in records { tell(event) }
  }

  private func tell(_ event: SessionEvent) {
    switch event.kind {
    case .line: tellLine(event)
    case .optionsShown: tellOptions()
    case .asked: tellQuestion()
    case .silence: write("> " + words("silence", "tavshed") + aside(event.id ?? ""))
    case .ladder:
      let after = event.value ?? 0
      note("\(event.id ?? "") \(after - (event.delta ?? 0)) → \(after)")
    case .ladderSaturated: note(words("at its bound: ", "ved sin grænse: ") + (event.id ?? ""))
    case .end: tellEnd(event.id ?? "")
    default: if let text = remark(event) { note(text) }
    }
  }

  private func remark(_ event: SessionEvent) -> String? {
    let id = event.id ?? ""
    return switch event.kind {
    case .node: "── \(id)"
    case .cue: id
    case .lineCut: words("cut: ", "afbrudt: ") + id
    case .trackStarted: words("behind: ", "bagved: ") + id
    case .trackEnded: words("behind, over: ", "bagved, slut: ") + id
    case .interventionStarted: words("intervention: ", "greb: ") + label(id)
    case .interventionEnded: words("intervention over", "grebet er slut")
    case .interventionRefused:
      words("intervention refused: ", "greb afvist: ") + "\(label(id)) (\(event.cause ?? ""))"
    case .level: words("level ", "hårdhed ") + "\(event.value ?? 0)"
    case .volume: words("volume ", "lydstyrke ") + "\(event.value ?? 0) %"
    case .stage: "── \(stage(id))"
    case .fault: words("fault: ", "fejl: ") + (event.cause ?? "")
    case .refused: words("refused: ", "afvist: ") + "\(id) (\(event.cause ?? ""))"
    default: nil
    }
  }

  private func stage(_ name: String) -> String {
    switch SessionStage(rawValue: name) {
    case .baseline: words("before the scene", "før scenen")
    case .scene: words("the scene", "scenen")
    case .calm: words("the calm place", "det rolige sted")
    case .reflection: words("reflection", "refleksion")
    case .closed, nil: words("over", "slut")
    }
  }

  // MARK: - Lines

  private func tellLine(_ event: SessionEvent) {
    guard !lines.isEmpty else { return }
    let beat = lines.removeFirst()
    let line = texts.line(beat.lineIndex, beat.substitutions)
    let spoken = line.speaker.isEmpty ? line.text : "\(line.speaker): \(line.text)"
    write(spoken + aside((event.id ?? "") + tags(beat.lineIndex)))
  }

  private func tellOptions() {
    guard !groups.isEmpty else { return }
    let group = groups.removeFirst()
    write("")
    for (index, option) in group.options.enumerated() {
      let id = texts.package.program.lines[option.lineIndex].id
      write(
        "  \(index + 1)  \(texts.text(option.lineIndex, option.substitutions))"
          + aside(id + tags(option.lineIndex)))
    }
    note(clock(group))
  }

  private func clock(_ group: OptionsOnShow) -> String {
    guard let milliseconds = group.timerMs else { return words("no clock", "intet ur") }
    // A key takes a millisecond of the scene's time, of which nobody wants to read.
    let hundredths = (milliseconds + 5) / 10 * 10
    return words("clock: ", "ur: ") + SecondsText.text(hundredths) + " s"
  }

  private func tellEnd(_ id: String) {
    write("")
    write((texts.end(id) ?? id) + aside(id))
  }

  private func tellQuestion() {
    guard !prompts.isEmpty else { return }
    let prompt = prompts.removeFirst()
    let question = QuestionOnShow(prompt: prompt, texts: texts, language: language)
    write("")
    write(question.text + aside(prompt.id))
    for (index, choice) in question.choiceTexts.enumerated() {
      write("  \(index + 1)  \(choice)")
    }
    if case .scale(_, let lower, let upper) = prompt.kind { write("  \(lower)–\(upper)") }
  }

  private func tags(_ line: Int) -> String {
    texts.package.program.lines[line].tags.filter { $0 != "lastline" }
      .map { "  #" + $0 }.joined()
  }

  // MARK: - Answers

  /// What was answered without anybody typing it here.
  func answered(_ answer: String) { write("> " + answer) }

  /// What is on show in a session that was taken back.
  func showAgain(_ session: Session) {
    question = nil
    if let prompt = session.prompt {
      answer(.ask(prompt), atMs: 0)
      tellQuestion()
    } else if let options = session.optionsOnShow {
      groups.append(options)
      tellOptions()
    }
  }

  func help(_ session: Session) {
    let lines =
      language == .danish
      ? [
        "1–9 eller et linje-id svarer · tom linje, s: tavshed, eller spring spørgsmålet over",
        "u: tag det sidste svar tilbage · + og -: hårdhed · ?: hjælp · q: slut",
      ]
      : [
        "1–9 or a line id answers · empty line, s: silence, or skip the question",
        "u: take the last answer back · + and -: level · ?: help · q: quit",
      ]
    for line in lines + OperatorKeys.list(session, label: label) { note(line) }
  }

  // MARK: - Words

  /// The author's name for an intervention.
  private func label(_ node: String) -> String {
    texts.package.label(ofIntervention: node, in: texts.language)
  }

  /// What only an author sees, on a line of its own.
  func note(_ text: String) { write("    " + dimmed(text)) }

  /// The same behind a text.
  private func aside(_ text: String) -> String { "  " + dimmed(text) }

  private func dimmed(_ text: String) -> String {
    hasColours ? "\u{1B}[2m\(text)\u{1B}[0m" : text
  }

  private func words(_ english: String, _ danish: String) -> String {
    language == .danish ? danish : english
  }
}

/// Milliseconds as seconds for people, without noughts at the end.
enum SecondsText {
  static func text(_ milliseconds: Int) -> String {
    let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    guard rest > 0 else { return "\(whole)" }
    var digits = String(1000 + rest).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)"
  }
}
