import Foundation
import Renderer
import ScenarioEngine

/// The terminal as an answer to effects: lines and options as text.
final class TerminalStage: EffectAnswering {
  private var texts: LineTexts
  private let language: Language
  private(set) var question: QuestionOnShow?
  /// What would be on show, while a scene is taken up again; nil at all other times.
  private var skipped: [Effect]?

  init(texts: LineTexts, language: Language) {
    self.texts = texts
    self.language = language
  }

  func beginAgain(with scene: LoadedScene) {
    texts = scene.texts
    question = nil
    skipped = []
  }

  func catchUp() {
    let last = skipped ?? []
    skipped = nil
    for effect in last { show(effect) }
  }

  func answer(_ effect: Effect, atMs timeMs: Int) {
    guard skipped != nil else { return show(effect) }
    switch effect {
    case .say, .lineEnded, .hideOptions, .promptClosed, .stage: skipped = []
    default: break
    }
    switch effect {
    case .say, .showOptions, .ask: skipped?.append(effect)
    default: break
    }
  }

  private func show(_ effect: Effect) {
    switch effect {
    case .say(let line):
      let words = texts.line(line.lineIndex, line.substitutions)
      Terminal.say(words.speaker.isEmpty ? "  \(words.text)" : "\(words.speaker): \(words.text)")
    case .showOptions(let options): show(options)
    case .stop: Terminal.say("\n" + Message.stopped.text(in: language))
    case .lineCut: Terminal.say("  –")
    case .interventionBegan(let node): Terminal.say("[\(label(node))]")
    case .level(let level):
      Terminal.say(language == .danish ? "[hårdhed \(level)]" : "[level \(level)]")
    case .calmPlace(let isShown):
      if isShown { Terminal.say(language == .danish ? "[et roligt sted]" : "[a calm place]") }
    case .pause: Terminal.say(language == .danish ? "[pause]" : "[paused]")
    case .resume: Terminal.say(language == .danish ? "[videre]" : "[resumed]")
    case .ask(let prompt): ask(prompt)
    case .promptClosed: question = nil
    case .end(let id): Terminal.say("\n" + (texts.end(id) ?? id))
    case .rewound(let attempt):
      Terminal.say(language == .danish ? "[\(attempt). forsøg]" : "[attempt \(attempt)]")
    case .hideOptions, .lineEnded, .interventionEnded, .volume, .cue, .stage, .calmPlaceChosen,
      .failed:
      break
    }
  }

  /// The author's name for an intervention.
  private func label(_ node: String) -> String {
    texts.package.label(ofIntervention: node, in: texts.language)
  }

  private func show(_ options: OptionsOnShow) {
    let clock = options.timerMs.map { "  (\($0 / 1000) s)" } ?? ""
    Terminal.say("")
    for (index, option) in options.options.enumerated() {
      Terminal.say(
        "  \(index + 1)  \(texts.text(option.lineIndex, option.substitutions))"
          + (index == options.options.count - 1 ? clock : ""))
    }
  }

  private func ask(_ prompt: Prompt) {
    let question = QuestionOnShow(prompt: prompt, texts: texts, language: language)
    self.question = question
    Terminal.say("\n" + question.text)
    for (index, choice) in question.choiceTexts.enumerated() {
      Terminal.say("  \(index + 1)  \(choice)")
    }
    if case .scale(_, let lower, let upper) = prompt.kind {
      Terminal.say("  \(lower)–\(upper)")
    }
  }
}

/// Text for people: everything goes to standard error, so that standard output stays machine-readable.
enum Terminal {
  static func say(_ text: String) { write(text + "\n") }

  /// Writes as it is; what cannot be written is lost, for a session does not end for a message.
  static func write(_ text: String, to descriptor: Int32 = STDERR_FILENO) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest.removeFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }

  static func say(_ message: Message, in language: Language) { say(message.text(in: language)) }
}
