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
    /// After a stop: stay, talk or finish; the engine's own question.
    case afterStop(confirmsSelfCare: Bool)
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
  /// The id of the engine's own question after a stop, and of its answers.
  package static let afterStopID = "modet:after-stop"
  package static let stayID = "modet:stay"
  package static let talkID = "modet:talk"
  package static let finishID = "modet:finish"
  package static let selfCareID = "modet:self-care"

  /// Whether a reply fits this question; `skip` always does.
  package func accepts(_ reply: PromptReply) -> Bool {
    switch (kind, reply) {
    case (_, .skip), (.statement, _), (.words, .text): true
    case (.scale(_, let lower, let upper), .value(let value)): (lower...upper).contains(value)
    case (.choices(let choices), .choice(let id)): choices.contains { $0.id == id }
    case (.choices, .text): true
    case (.afterStop(let confirms), .choice(let id)):
      [Self.stayID, Self.talkID, Self.finishID].contains(id) || (confirms && id == Self.selfCareID)
    default: false
    }
  }
}
