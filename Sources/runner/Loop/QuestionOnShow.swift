import Renderer
import ScenarioEngine

/// A question of the reflection while somebody answers it: what is picked or typed so far.
struct QuestionOnShow {
  let prompt: Prompt
  let text: String
  private let language: Language
  private let choices: [(id: String, text: String)]
  private(set) var typed = ""
  private(set) var picked: Int?

  /// Longer answers than this are said, not typed.
  static let textLimit = 600

  init(prompt: Prompt, texts: LineTexts, language: Language) {
    self.prompt = prompt
    self.language = language
    switch prompt.kind {
    case .choices(let offered):
      choices = offered.map { ($0.id, texts.text($0.lineIndex, $0.substitutions)) }
      text = prompt.lineIndex.map { texts.text($0, prompt.substitutions) } ?? ""
    case .calmPlace(let places):
      choices = places.map { ($0.choiceID, CalmPlaceTexts.choice($0, in: language)) }
      text = CalmPlaceTexts.question(in: language)
    case .afterStop(let confirms, let canGoOn):
      let words = AfterStopTexts(language, confirmsSelfCare: confirms, canGoOn: canGoOn)
      choices = words.choices
      text = words.question
    case .statement, .scale, .words:
      choices = []
      text = prompt.lineIndex.map { texts.text($0, prompt.substitutions) } ?? ""
    }
  }

  /// The choices' texts in order, for the terminal.
  var choiceTexts: [String] { choices.map(\.text) }

  func panel(heading: String) -> PanelContent.Question {
    PanelContent.Question(heading: heading, prompt: text, answer: answer)
  }

  private var answer: PanelContent.Answer {
    switch prompt.kind {
    case .scale(let item, _, _):
      .scale(selected: picked, low: ends(item).low, high: ends(item).high)
    case .calmPlace: .choices(choiceTexts, selected: [picked ?? 0])
    case .choices, .afterStop:
      .choices(choiceTexts, selected: picked.map { [$0] } ?? [])
    case .words: .text(typed: typed)
    case .statement: .choices([language == .danish ? "Videre" : "Go on"], selected: [])
    }
  }

  private func ends(_ item: String) -> (low: String, high: String) {
    let isBelief = item == "belief"
    return language == .danish
      ? ("slet ikke", isBelief ? "helt sikkert" : "meget")
      : ("not at all", isBelief ? "completely" : "very much")
  }
}

// MARK: - Answering

extension QuestionOnShow {
  var takesText: Bool { prompt.kind == .words }

  mutating func type(_ character: Character) {
    guard takesText, typed.count < Self.textLimit, !character.isNewline else { return }
    typed.append(character)
  }

  mutating func deleteBackward() {
    if !typed.isEmpty { typed.removeLast() }
  }

  /// Marks the choice that is shown, or about to be made.
  mutating func mark(_ choice: Int) { picked = choice }

  /// What a pick on the panel means; nil where it answers nothing yet.
  func reply(to hit: PanelHit) -> PromptReply? {
    switch (hit, prompt.kind) {
    case (.skip, _): .skip
    case (.scale(let value), .scale(_, let lower, let upper)):
      .value(lower + (upper - lower) * value / 10)
    case (.choice(let index), .choices), (.choice(let index), .afterStop),
      (.choice(let index), .calmPlace):
      choices.indices.contains(index) ? .choice(choices[index].id) : nil
    case (.confirm, .calmPlace): reply(to: .choice(picked ?? 0))
    case (.choice, .statement), (.confirm, .statement): .skip
    case (.confirm, .words): typed.isEmpty ? .skip : .text(typed)
    default: nil
    }
  }

  /// What a number key means: 1–9 as choices, 0–9 on a scale.
  func reply(toDigit digit: Int) -> PromptReply? {
    switch prompt.kind {
    case .scale: reply(to: .scale(digit))
    case .choices, .calmPlace, .afterStop, .statement:
      digit > 0 ? reply(to: .choice(digit - 1)) : nil
    case .words: nil
    }
  }

  /// The id of a choice that a gaze can rest on until it is taken; nil where it cannot.
  func gazedChoice(at hit: PanelHit) -> String? {
    guard case .choice(let index) = hit, case .calmPlace = prompt.kind,
      choices.indices.contains(index)
    else { return nil }
    return choices[index].id
  }

  func input(_ reply: PromptReply) -> Input {
    if case .value(let value) = reply { return .rate(question: prompt.id, value: value) }
    return .answer(question: prompt.id, reply: reply)
  }
}
