/// Who caused an event.
package enum Actor: String, Sendable, Hashable, Codable {
  case participant
  case `operator`
  case engine
}

/// What happened.
package enum EventKind: String, Sendable, Hashable, Codable, CaseIterable {
  case stage
  case node
  case line
  case lineEnded = "line.ended"
  case lineCut = "line.cut"
  case cue
  case trackStarted = "track.started"
  case trackEnded = "track.ended"
  case optionsShown = "options.shown"
  case timerStarted = "timer.started"
  case answerBegan = "answer.began"
  case answerLeft = "answer.left"
  case choice
  case silence
  case refused
  case ladder
  case ladderSaturated = "ladder.saturated"
  case stop
  case selfCare = "self-care"
  case pause
  case resume
  case calmPlace = "calm-place"
  case calmPlaceLeft = "calm-place.left"
  case rewind
  case interventionQueued = "intervention.queued"
  case interventionStarted = "intervention.started"
  case interventionEnded = "intervention.ended"
  case interventionRefused = "intervention.refused"
  case level
  case volume
  case typed
  case end
  case asked
  case answered
  case skipped
  case fault
  case closed
}

/// One thing that happened in a session, on the session clock.
///
/// Times are integer milliseconds. `latency` runs from the options' showing to
/// the committed answer, `began` from the showing to the answer's beginning
/// (dwell start, key, tag); where the options were shown during a line, both
/// count from the line's end and are negative for an answer that cut it. Events are keyed by line id, never by text; `text`
/// holds a young person's own words and nothing else.
package struct SessionEvent: Sendable, Hashable, Codable {
  package var timeMs: Int
  package var sequence: Int
  package var attempt: Int
  package var kind: EventKind
  package var actor: Actor
  package var node: String?
  package var id: String?
  package var modality: String?
  package var began: Int?
  package var latency: Int?
  package var style: String?
  package var value: Int?
  package var delta: Int?
  package var choice: String?
  package var cause: String?
  package var text: String?

  package enum CodingKeys: String, CodingKey, CaseIterable {
    case timeMs = "t"
    case sequence = "seq"
    case attempt
    case kind
    case actor
    case node
    case id
    case modality
    case began
    case latency
    case style
    case value
    case delta
    case choice
    case cause
    case text
  }
}
