/// Everything that the panels say in one frame.
///
/// The value alone decides what is drawn: equal contents give equal panels.
package struct PanelContent: Sendable, Equatable {
  /// What somebody says, written near them.
  package struct Subtitle: Sendable, Equatable {
    package var speaker: String
    package var text: String
    /// The speaker's mouth, world metres.
    package var anchor: SIMD3<Float>
    /// Which of the speakers' colours the name has; any integer.
    package var colourIndex: Int

    package init(speaker: String, text: String, anchor: SIMD3<Float>, colourIndex: Int = 0) {
      self.speaker = speaker
      self.text = text
      self.anchor = anchor
      self.colourIndex = colourIndex
    }
  }

  /// One answer that can be taken.
  package struct OptionItem: Sendable, Equatable {
    package var id: String
    package var text: String

    package init(id: String, text: String) {
      self.id = id
      self.text = text
    }
  }

  /// A calm notice without an answer.
  package struct Message: Sendable, Equatable {
    package var title: String
    package var text: String

    package init(title: String, text: String) {
      self.title = title
      self.text = text
    }
  }

  /// One question of the reflection; only one is on the screen at a time.
  package struct Question: Sendable, Equatable {
    /// A small line above, such as "Spørgsmål 2 af 9"; may be empty.
    package var heading: String
    package var prompt: String
    package var answer: Answer

    package init(heading: String = "", prompt: String, answer: Answer) {
      self.heading = heading
      self.prompt = prompt
      self.answer = answer
    }
  }

  /// How a question is answered.
  package enum Answer: Sendable, Equatable {
    /// Whole numbers 0…10, with words for the two ends.
    case scale(selected: Int?, low: String, high: String)
    case choices([String], selected: Set<Int>)
    case text(typed: String)
  }

  package var subtitle: Subtitle?
  /// The mouths of all in the scene, world metres: words cover nobody.
  package var faces: [SIMD3<Float>] = []
  package var options: [OptionItem] = []
  /// What the gaze or the mouse rests on.
  package var focus: PanelHit?
  /// How much of the dwell on `focus` is done, 0…1.
  package var dwellProgress: Float = 0
  /// What is left of the time to answer: 1 full, 0 over; nil without a timer.
  package var timerFraction: Float?
  /// Short lasting marks such as "Syntetisk stemme".
  package var marks: [String] = []
  package var isPaused = false
  /// How far STOP by looking down has come, 0…1; nil when nobody looks down.
  package var stopRing: Float?
  package var message: Message?
  package var question: Question?
  /// Whether the text field's caret shows; the caller blinks it, slowly.
  package var isCaretVisible = true

  package init() {}

  /// The subtitle that shows: a message or a question has the view for itself.
  var words: Subtitle? { message == nil && question == nil ? subtitle : nil }

  /// Whether it is drawn alike where it stands; faces only say where words are put up.
  func looks(like other: PanelContent) -> Bool {
    subtitle == other.subtitle && options == other.options && focus == other.focus
      && dwellProgress == other.dwellProgress && timerFraction == other.timerFraction
      && marks == other.marks && isPaused == other.isPaused && stopRing == other.stopRing
      && message == other.message && question == other.question
      && isCaretVisible == other.isCaretVisible
  }
}

/// What a ray can meet on the panels.
package enum PanelHit: Sendable, Hashable {
  /// The index in `PanelContent.options`.
  case option(Int)
  /// A value of the 0…10 scale.
  case scale(Int)
  /// The index in the question's choices.
  case choice(Int)
  case skip
  /// The question is answered; go on.
  case confirm
}
