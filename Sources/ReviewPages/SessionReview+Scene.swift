extension SessionReview {
  /// One happening in the scene that is neither choice, stop nor pause.
  package struct TimelineEntry: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
      case line
      case intervention
      case levelChange
      case rewind
      case ending
      case note
    }

    package enum Actor: String, Sendable, CaseIterable {
      case participant
      case `operator`
      case engine
    }

    package var timeMilliseconds: Int
    package var kind: Kind
    package var actor: Actor
    /// The name of the character who speaks; nil for the actor's own name.
    package var speaker: String?
    package var text: String
    /// A short remark, such as "cut off by the answer".
    package var note: String?

    package init(
      timeMilliseconds: Int, kind: Kind, actor: Actor = .engine, speaker: String? = nil,
      text: String, note: String? = nil
    ) {
      self.timeMilliseconds = timeMilliseconds
      self.kind = kind
      self.actor = actor
      self.speaker = speaker
      self.text = text
      self.note = note
    }
  }

  /// One answer of the young person; silence is an answer too.
  package struct Choice: Sendable, Equatable {
    /// The author's mark on the option, never a judgement of a person.
    package enum Style: String, Sendable, CaseIterable {
      case assertive
      case avoidant
      case aggressive
      case passive
      case humour
      case help
    }

    package enum Modality: String, Sendable, CaseIterable {
      case gaze
      case controller
      case voice
      case key
      case pointer
      /// A prepared list of answers; nobody was there.
      case script
      /// Nothing was done before the time ran out.
      case none
    }

    /// When it was committed.
    package var timeMilliseconds: Int
    /// The option's text; may be empty for a silence.
    package var text: String
    package var style: Style?
    /// Whether the answer uses a right.
    package var isLawful: Bool
    package var modality: Modality
    /// From options shown to the answer's beginning; negative when it began
    /// before the line had ended.
    package var beganAfterMilliseconds: Int?
    /// From options shown to the answer's commitment.
    package var committedAfterMilliseconds: Int?
    package var wasSilence: Bool
    /// 1 for the first time through, then one more for each rewind.
    package var attempt: Int

    package init(
      timeMilliseconds: Int, text: String, style: Style?, isLawful: Bool, modality: Modality,
      beganAfterMilliseconds: Int?, committedAfterMilliseconds: Int?, wasSilence: Bool,
      attempt: Int = 1
    ) {
      self.timeMilliseconds = timeMilliseconds
      self.text = text
      self.style = style
      self.isLawful = isLawful
      self.modality = modality
      self.beganAfterMilliseconds = beganAfterMilliseconds
      self.committedAfterMilliseconds = committedAfterMilliseconds
      self.wasSilence = wasSilence
      self.attempt = attempt
    }
  }

  /// One party's ladder in the scene: the author's model, never a measurement.
  package struct Ladder: Sendable, Equatable {
    package struct Point: Sendable, Equatable {
      package var timeMilliseconds: Int
      package var value: Int

      package init(timeMilliseconds: Int, value: Int) {
        self.timeMilliseconds = timeMilliseconds
        self.value = value
      }
    }

    /// The scenario's own name for it, such as "officer".
    package var name: String
    /// The name that a reader sees.
    package var title: String
    package var points: [Point]
    package var range: ClosedRange<Int>
    /// From lowest to highest; empty gives the page's four standing names.
    package var stepNames: [String]

    package init(
      name: String, title: String, points: [Point], range: ClosedRange<Int>,
      stepNames: [String] = []
    ) {
      self.name = name
      self.title = title
      self.points = points
      self.range = range
      self.stepNames = stepNames
    }

    /// The named step of a value, where `count` steps share the range evenly.
    ///
    /// - Returns: 0 for the lowest to `count - 1`; values outside the range
    ///   count as its nearest bound.
    package func step(of value: Int, count: Int) -> Int {
      guard count > 1 else { return 0 }
      let bounded = min(max(value, range.lowerBound), range.upperBound)
      // In floating point, because a broken log may hold a range of any width.
      let width = Double(range.upperBound) - Double(range.lowerBound) + 1
      let share = (Double(bounded) - Double(range.lowerBound)) / width
      return min(count - 1, Int(share * Double(count)))
    }
  }
}
