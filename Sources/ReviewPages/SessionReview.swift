/// Everything that the review page of one session shows, as plain values.
///
/// It describes what happened in the scene and what the young person said
/// about it. It holds no score, no norm and no inference about a person.
/// All times are milliseconds on the session clock.
package struct SessionReview: Sendable, Equatable {
  package var header: Header
  /// Lines, the pedagogue's acts and other happenings; choices, stops and
  /// pauses are merged in by the page and are not repeated here.
  package var timeline: [TimelineEntry]
  package var choices: [Choice]
  package var ladders: [Ladder]
  package var ownRatings: [OwnRating]
  /// The calm place as the young person chose it, in the page's words; nil where they chose none.
  package var calmPlace: String?
  package var reflection: [ReflectionAnswer]
  package var stops: [Stop]
  package var pauses: [Pause]
  package var lawClaims: [LawClaim]
  /// What the scenario said at its end; nil when no end was reached.
  package var endText: String?
  /// Sentences about gaps: headset off, connection lost, log not saved.
  package var dataQualityNotes: [String]
  /// Sentences; empty gives the page's standing list.
  package var notMeasured: [String]

  package init(
    header: Header, timeline: [TimelineEntry] = [], choices: [Choice] = [],
    ladders: [Ladder] = [], ownRatings: [OwnRating] = [], calmPlace: String? = nil,
    reflection: [ReflectionAnswer] = [], stops: [Stop] = [], pauses: [Pause] = [],
    lawClaims: [LawClaim] = [], endText: String? = nil, dataQualityNotes: [String] = [],
    notMeasured: [String] = []
  ) {
    self.header = header
    self.timeline = timeline
    self.choices = choices
    self.ladders = ladders
    self.ownRatings = ownRatings
    self.calmPlace = calmPlace
    self.reflection = reflection
    self.stops = stops
    self.pauses = pauses
    self.lawClaims = lawClaims
    self.endText = endText
    self.dataQualityNotes = dataQualityNotes
    self.notMeasured = notMeasured
  }
}

extension SessionReview {
  /// What the session was, in the page's head.
  package struct Header: Sendable, Equatable {
    package var scenarioTitle: String
    /// Nil when the start is unknown.
    package var startedAt: Moment?
    /// Hardness 1–5 at the start.
    package var level: Int
    /// The scenario's language as the page should name it, such as "dansk".
    package var languageName: String
    package var alias: String?
    /// Whether hardness was changed on the way, so that no comparison holds.
    package var isBlended: Bool
    package var programHashShort: String
    /// How long the scene lasted on the session clock.
    package var durationMilliseconds: Int
    package var outcome: Outcome

    package init(
      scenarioTitle: String, startedAt: Moment?, level: Int, languageName: String,
      alias: String? = nil, isBlended: Bool = false, programHashShort: String,
      durationMilliseconds: Int, outcome: Outcome
    ) {
      self.scenarioTitle = scenarioTitle
      self.startedAt = startedAt
      self.level = level
      self.languageName = languageName
      self.alias = alias
      self.isBlended = isBlended
      self.programHashShort = programHashShort
      self.durationMilliseconds = durationMilliseconds
      self.outcome = outcome
    }
  }

  /// A local date and time of day, as the wall showed it.
  package struct Moment: Sendable, Equatable {
    package var year: Int
    package var month: Int
    package var day: Int
    package var hour: Int
    package var minute: Int

    package init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
      self.year = year
      self.month = month
      self.day = day
      self.hour = hour
      self.minute = minute
    }
  }

  /// How the session ended.
  package enum Outcome: String, Sendable, CaseIterable {
    case reachedEnd
    case stopped
    case interrupted
    case failed
    case running
  }
}
