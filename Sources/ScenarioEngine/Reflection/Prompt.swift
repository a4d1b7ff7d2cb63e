/// One question of the reflection, one a screen.
///
/// Prompts ask; they never diagnose or score. Every one of them can be skipped.
package struct Prompt: Sendable, Hashable {
  /// What kind of reply fits.
  package enum Kind: Sendable, Hashable {
    /// A text to read; any reply goes on.
    case statement
    /// A number; `item` names what is rated, such as `discomfort` or `belief`.
    case scale(item: String, lower: Int, upper: Int)
    /// The young person's own words.
    case words
    /// One of several lines.
    case choices([Choice])
    /// At check-in: where one would like to be after a stop; the engine's own question.
    ///
    /// The first is the one that holds until another is chosen.
    case calmPlace([CalmPlace])
    /// After a stop: stay, talk, finish or, where there is a choice to go back to, go on; the
    /// engine's own question.
    case afterStop(confirmsSelfCare: Bool, canGoOn: Bool)
  }

  /// A choice of a question.
  package struct Choice: Sendable, Hashable {
    package var id: String
    package var lineIndex: Int
    package var substitutions: [String]
    var machineIndex: Int
  }

  /// The question's line id, or a `modet:` name for the engine's own.
  package var id: String
  /// The line to show, or nil for the engine's own question.
  package var lineIndex: Int?
  package var substitutions: [String]
  package var kind: Kind
}

extension Prompt {
  /// The id of the engine's own question at check-in; `CalmPlace.choiceID` names its answers.
  package static let calmPlaceID = "modet:calm-place"
  /// The id of the engine's own question after a stop, and of its answers.
  package static let afterStopID = "modet:after-stop"
  package static let stayID = "modet:stay"
  package static let talkID = "modet:talk"
  package static let finishID = "modet:finish"
  package static let goOnID = "modet:go-on"
  package static let selfCareID = "modet:self-care"

  /// The engine's own question at check-in.
  package static func calmPlace(_ offered: [CalmPlace]) -> Prompt {
    Prompt(id: calmPlaceID, substitutions: [], kind: .calmPlace(offered))
  }

  /// The engine's own question after a stop.
  package static func afterStop(confirmsSelfCare: Bool, canGoOn: Bool) -> Prompt {
    Prompt(
      id: afterStopID, substitutions: [],
      kind: .afterStop(confirmsSelfCare: confirmsSelfCare, canGoOn: canGoOn))
  }

  /// Whether a reply fits this question; `skip` always does.
  package func accepts(_ reply: PromptReply) -> Bool {
    switch (kind, reply) {
    case (_, .skip), (.statement, _), (.words, .text): true
    case (.scale(_, let lower, let upper), .value(let value)): (lower...upper).contains(value)
    case (.choices(let choices), .choice(let id)): choices.contains { $0.id == id }
    case (.choices, .text): true
    case (.calmPlace(let places), .choice(let id)): places.contains { $0.choiceID == id }
    case (.afterStop(let confirms, let canGoOn), .choice(let id)):
      [Self.stayID, Self.talkID, Self.finishID].contains(id) || (confirms && id == Self.selfCareID)
        || (canGoOn && id == Self.goOnID)
    default: false
    }
  }
}
