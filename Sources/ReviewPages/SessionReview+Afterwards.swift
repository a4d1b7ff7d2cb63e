extension SessionReview {
  /// What the young person put a number on, before and after.
  package struct OwnRating: Sendable, Equatable {
    package enum Item: String, Sendable, CaseIterable {
      case discomfort
      case anger
    }

    package var item: Item
    /// 0–10; nil when skipped or not asked.
    package var before: Int?
    package var after: Int?

    package init(item: Item, before: Int?, after: Int?) {
      self.item = item
      self.before = before
      self.after = after
    }
  }

  /// One question of the reflection and the answer, word for word.
  package struct ReflectionAnswer: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
      case situation
      case thought
      case belief
      case intent
      case feeling
      case body
      case action
      case consequence
      case alternative
      case strategy
      case homework
      case scale
      case text
    }

    package var question: String
    /// Nil when the question was skipped.
    package var answer: String?
    package var kind: Kind

    package init(question: String, answer: String?, kind: Kind) {
      self.question = question
      self.answer = answer
      self.kind = kind
    }
  }

  /// A STOP: a right, never a failure.
  package struct Stop: Sendable, Equatable {
    package enum Cause: String, Sendable, CaseIterable {
      case participantKey
      case lookedDown
      case `operator`
      case headsetOff
      case program
    }

    package var timeMilliseconds: Int
    package var cause: Cause
    /// True only when the young person said afterwards that it was good care
    /// of themselves; nil when nobody asked.
    package var wasCalledSelfCare: Bool?

    package init(timeMilliseconds: Int, cause: Cause, wasCalledSelfCare: Bool? = nil) {
      self.timeMilliseconds = timeMilliseconds
      self.cause = cause
      self.wasCalledSelfCare = wasCalledSelfCare
    }
  }

  /// A time in which the scene stood still.
  package struct Pause: Sendable, Equatable {
    package enum Cause: String, Sendable, CaseIterable {
      case participant
      case `operator`
      case headsetOff
      case connectionLost
      case program
    }

    package var timeMilliseconds: Int
    /// Nil when the session ended in the pause.
    package var endMilliseconds: Int?
    package var cause: Cause

    package init(timeMilliseconds: Int, endMilliseconds: Int?, cause: Cause) {
      self.timeMilliseconds = timeMilliseconds
      self.endMilliseconds = endMilliseconds
      self.cause = cause
    }
  }

  /// Something that was said about the law, and where it stands.
  package struct LawClaim: Sendable, Equatable {
    package var paragraph: String
    package var text: String
    package var source: String
    /// The day it was last held against its source, such as "2026-11-20".
    package var checkedOn: String?

    package init(paragraph: String, text: String, source: String, checkedOn: String? = nil) {
      self.paragraph = paragraph
      self.text = text
      self.source = source
      self.checkedOn = checkedOn
    }
  }
}
