import Foundation
import ScenarioEngine

/// Plays a scene in the terminal for its author, from choice to choice.
final class Rehearsal {
  /// Nothing is rehearsed longer than a day of the scene's time.
  private static let limitMs = 86_400_000

  private let host: SceneHost
  private let recorder: SessionRecorder
  private let page: RehearsalPage
  private let language: Language
  private var answers: ScriptedAnswers?
  private let readLine: () -> String?
  /// Waits until the session clock has come to a moment; nil where time is skipped.
  private let wait: ((Int) -> Void)?
  private var now = 0
  private var told = 0
  /// The session at each choice and question that was answered, to go back to.
  private var earlier: [(session: Session, timeMs: Int)] = []
  /// Where only a part of the session is looked at: the stage after it.
  private let lastStage: SessionStage?

  init(
    host: SceneHost, recorder: SessionRecorder, page: RehearsalPage, language: Language,
    answers: ScriptedAnswers?, endsBefore lastStage: SessionStage?,
    readLine: @escaping () -> String?, wait: ((Int) -> Void)?
  ) {
    self.host = host
    self.recorder = recorder
    self.page = page
    self.language = language
    self.answers = answers
    self.lastStage = lastStage
    self.readLine = readLine
    self.wait = wait
    host.add(page)
  }

  /// Plays to the end, or until the author has enough.
  ///
  /// - Throws: `UserError` where prepared answers or typed lines are used up.
  func run() throws {
    host.start()
    tell()
    while !isOver, now < Self.limitMs, !SignalFlag.isRaised {
      if answers != nil {
        try goOnByScript()
      } else if isWaiting {
        if try !ask() { return }
      } else if let due = host.session.nextDeadline {
        advance(to: due)
      } else {
        return
      }
    }
  }

  private var isOver: Bool { host.isClosed || host.session.stage == lastStage }

  /// Whether somebody has to answer; nobody is interrupted here, so lines are over first.
  private var isWaiting: Bool {
    host.session.prompt != nil || host.session.optionsOnShow?.isDuringLine == false
  }

  private func advance(to time: Int) {
    wait?(time)
    now = max(now, time)
    host.advance(toMs: now)
    tell()
  }

  private func tell() {
    let records = recorder.records[told...]
    let end = records.firstIndex { record in
      if case .event(let event) = record {
        event.kind == .stage && event.id == lastStage?.rawValue
      } else {
        false
      }
    }
    page.tell(records[..<(end ?? records.endIndex)])
    told = recorder.records.count
  }

  // MARK: - Prepared answers

  private func goOnByScript() throws {
    answers?.plan(host.session, atMs: now)
    let moments = [host.session.nextDeadline, answers?.nextMoment].compactMap(\.self)
    guard let next = moments.min() else {
      if host.session.stage == .calm { return finish() }
      throw UserError(
        AutoPlayWords.inputsUsedUp(
          choice: host.session.optionsOnShow?.number, prompt: host.session.prompt?.id))
    }
    wait?(next)
    now = max(now, next)
    let before = told
    try answers?.give(to: host, atMs: now)
    host.advance(toMs: now)
    echo(recorder.records[before...])
    tell()
  }

  private func finish() {
    host.apply(.answer(question: Prompt.afterStopID, reply: .choice(Prompt.finishID)), atMs: now)
  }

  /// Says what was answered, as if it had been typed.
  private func echo(_ records: ArraySlice<LogRecord>) {
    for case .input(_, let record) in records {
      let text = record.text == AutoPlayer.automaticText ? automaticText : record.text
      let answer = record.option ?? record.node ?? record.choice ?? text
      let value = record.value.map(String.init) ?? (record.skip == true ? "s" : record.kind)
      page.answered(answer ?? value)
    }
  }

  private var automaticText: String {
    words("(automatic answer)", AutoPlayer.automaticText)
  }

  // MARK: - By hand

  /// Asks until something was done; false where the author has enough.
  private func ask() throws -> Bool {
    while true {
      guard let line = readLine() else { throw usedUp() }
      switch RehearsalAnswer(line, host.session, page.question) {
      case .input(let input):
        keep()
        now = host.apply(input, atMs: now + 1)
        tell()
        return true
      case .silence:
        guard waitOut() else { continue }
        return true
      case .takeBack: if takeBack() { return true }
      case .help: page.help(host.session)
      case .quit: return false
      case .outOfRange(let range):
        page.note(
          words(
            "there are only \(range.lowerBound) to \(range.upperBound); ? for help",
            "der er kun \(range.lowerBound) til \(range.upperBound); ? for hjælp"))
      case .unknown: page.note(words("? for help", "? for hjælp"))
      }
    }
  }

  /// Lets the clock of the choice run out; false where there is none.
  private func waitOut() -> Bool {
    let number = host.session.optionsOnShow?.number
    guard host.session.timerFraction(at: now) != nil else {
      page.note(words("no clock runs here", "her går intet ur"))
      return false
    }
    keep()
    while host.session.optionsOnShow?.number == number, let due = host.session.nextDeadline {
      advance(to: due)
    }
    return true
  }

  private func keep() { earlier.append((host.session, now)) }

  private func takeBack() -> Bool {
    guard let last = earlier.popLast() else {
      page.note(words("nothing to take back", "der er intet at tage tilbage"))
      return false
    }
    host.restore(last.session)
    now = last.timeMs
    page.note(words("taken back", "taget tilbage"))
    page.showAgain(last.session)
    return true
  }

  private func usedUp() -> UserError {
    UserError(
      AutoPlayWords.inputsUsedUp(
        choice: host.session.optionsOnShow?.number, prompt: host.session.prompt?.id))
  }

  private func words(_ english: String, _ danish: String) -> String {
    language == .danish ? danish : english
  }
}
