import Foundation
import ScenarioEngine

/// Plays a session in the terminal: lines and options as text, the keyboard answers, time is real.
final class TerminalLoop {
  private let host: SceneHost
  private let scene: ScenePresenter
  private let terminal: TerminalStage
  private let keyboard = RawKeyboard()
  private let head = HeadDirection()
  private let speed: Double
  private let monitor: RecordingMonitor
  private let live: LiveAuthoring?

  init(
    host: SceneHost, scene: ScenePresenter, terminal: TerminalStage, speed: Double,
    monitor: RecordingMonitor, live: LiveAuthoring?
  ) {
    self.host = host
    self.scene = scene
    self.terminal = terminal
    self.speed = speed
    self.monitor = monitor
    self.live = live
  }

  func run() throws {
    let start = ContinuousClock.now
    var typing = TypedAnswer()
    host.start()
    while !host.isClosed {
      let keys = keyboard.keys(waitMs: 20)
      let loopMs = Int(start.duration(to: .now).seconds * 1000 * speed)
      let now = host.sessionTime(atLoopMs: loopMs)
      if SignalFlag.isRaised {
        host.apply(.stop(.shutdown), atMs: now)
        break
      }
      host.obeyStopDoor(atMs: now)
      for key in keys { press(key, &typing, atMs: now) }
      if keyboard.hasEnded { skipQuestion(atMs: now) }
      host.advance(toMs: now)
      try scene.followUp(session: host.session, atMs: now, head: head)
      scene.updateSound(atMs: now, head: head)
      monitor.check()
      if live?.check(host, loopMs: loopMs) == true { typing = TypedAnswer() }
      scene.show(sign: live?.sign)
    }
    keyboard.restore()
  }

  private func press(_ key: TerminalKey, _ typing: inout TypedAnswer, atMs now: Int) {
    if key == .escape {
      host.apply(.stop(.key), atMs: now)
      return
    }
    if let question = terminal.question {
      if let input = typing.press(key, question) {
        host.apply(input, atMs: now)
      }
      return
    }
    guard case .character(let character) = key else { return }
    if character == "p" || character == " " {
      host.apply(host.session.isPaused ? .resume : .pause(), atMs: now)
    } else if let digit = character.wholeNumberValue, let id = host.optionID(number: digit) {
      host.apply(.choose(option: id, modality: .key), atMs: now)
    } else if let input = OperatorKeys.input(for: character, host.session) {
      host.apply(input, atMs: now)
    }
  }

  /// Nobody can type: every question is passed over, silence answers the rest.
  private func skipQuestion(atMs now: Int) {
    guard let prompt = host.session.prompt else { return }
    let reply: PromptReply =
      if case .afterStop = prompt.kind { .choice(Prompt.finishID) } else { .skip }
    host.apply(.answer(question: prompt.id, reply: reply), atMs: now)
  }
}

/// What is being typed to a question in the terminal; echoed, because the terminal does not.
struct TypedAnswer {
  private var text = ""
  private var questionID = ""

  /// The input that a key completes, if any: Enter sends, `s` alone or an empty Enter skips.
  mutating func press(_ key: TerminalKey, _ question: QuestionOnShow) -> Input? {
    if questionID != question.prompt.id {
      questionID = question.prompt.id
      text = ""
    }
    switch key {
    case .character(let character):
      if !question.takesText, let digit = character.wholeNumberValue, !isTwoDigit(question) {
        return question.reply(toDigit: digit).map(question.input)
      }
      if !question.takesText, text.isEmpty, character == "s" { return question.input(.skip) }
      if text.count < QuestionOnShow.textLimit {
        text.append(character)
        echo(String(character))
      }
      return nil
    case .backspace:
      if !text.isEmpty {
        text.removeLast()
        echo("\u{8} \u{8}")
      }
      return nil
    case .enter: return complete(question)
    case .escape, .endOfInput: return nil
    }
  }

  private mutating func complete(_ question: QuestionOnShow) -> Input? {
    defer { text = "" }
    echo("\n")
    if text.isEmpty || text == "s" { return question.input(.skip) }
    if question.takesText { return question.input(.text(text)) }
    guard case .scale(_, let lower, let upper) = question.prompt.kind, let value = Int(text),
      (lower...upper).contains(value)
    else { return nil }
    return question.input(.value(value))
  }

  private func isTwoDigit(_ question: QuestionOnShow) -> Bool {
    if case .scale = question.prompt.kind { true } else { false }
  }

  private func echo(_ text: String) {
    Terminal.write(text)
  }
}

extension SceneHost {
  /// The id of the option that a number key names, from 1.
  func optionID(number: Int) -> String? {
    guard let options = session.optionsOnShow?.options, options.indices.contains(number - 1)
    else { return nil }
    return session.lineID(options[number - 1].lineIndex)
  }
}
