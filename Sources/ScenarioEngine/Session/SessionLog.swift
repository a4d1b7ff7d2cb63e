/// What stands at the head of a log: everything but the inputs that a replay needs.
package struct SessionHeader: Sendable, Hashable, Codable {
  /// The version of the log's form.
  package var version: Int = 1
  package var scenario: String
  package var scenarioVersion: String
  /// The hash of the program's canonical bytes, as the host computed it.
  package var program: String
  /// The hash of the duration table.
  package var durationHash: String
  package var language: String
  package var profile: String = "modet-1"
  package var seed: Int
  package var voices: String
  /// What the scene was heard through; nil where nobody looked.
  package var sound: SoundRecord?
  package var startedAt: String
  package var settings: SessionSettings
  package var durations: [Int]

  package enum CodingKeys: String, CodingKey {
    case version = "modet"
    case scenario
    case scenarioVersion = "scenario_version"
    case program
    case durationHash = "duration_hash"
    case language
    case profile
    case seed
    case voices
    case sound
    case startedAt = "started_at"
    case settings
    case durations
  }

  package init(
    scenario: String, scenarioVersion: String, program: String, durationHash: String,
    language: String, seed: Int, voices: String, sound: SoundRecord? = nil, startedAt: String,
    settings: SessionSettings, durations: [Int]
  ) {
    self.scenario = scenario
    self.scenarioVersion = scenarioVersion
    self.program = program
    self.durationHash = durationHash
    self.language = language
    self.seed = seed
    self.voices = voices
    self.sound = sound
    self.startedAt = startedAt
    self.settings = settings
    self.durations = durations
  }

  /// The header as one line of JSON, without a line break.
  package var canonicalBytes: [UInt8] {
    var line = CanonicalLine()
    line.field("modet", version)
    line.field("scenario", scenario)
    line.field("scenario_version", scenarioVersion)
    line.field("program", program)
    line.field("duration_hash", durationHash)
    line.field("language", language)
    line.field("profile", profile)
    line.field("seed", seed)
    line.field("voices", voices)
    if let sound { line.field("sound", sound.canonicalLine) }
    line.field("started_at", startedAt)
    line.field("settings", settings.canonicalLine)
    line.field("durations", durations)
    return line.finished()
  }
}

/// One line of a session's log: an input, or an event that followed.
package enum LogRecord: Sendable, Hashable {
  case input(sequence: Int, InputRecord)
  case event(SessionEvent)

  package var sequence: Int {
    switch self {
    case .input(let sequence, _): sequence
    case .event(let event): event.sequence
    }
  }

  package var timeMs: Int {
    switch self {
    case .input(_, let record): record.timeMs
    case .event(let event): event.timeMs
    }
  }

  /// A fixed code word without content, fit for an index.
  package var code: String {
    switch self {
    case .input(_, let record): "input." + record.kind
    case .event(let event): event.kind.rawValue
    }
  }

  /// The record as one line of JSON, without a line break.
  package var canonicalBytes: [UInt8] {
    switch self {
    case .input(let sequence, let record): record.canonicalLine(sequence: sequence).finished()
    case .event(let event): event.canonicalLine.finished()
    }
  }
}

extension InputRecord {
  func canonicalLine(sequence: Int) -> CanonicalLine {
    var line = CanonicalLine()
    line.field("t_ms", timeMs)
    line.field("seq", sequence)
    line.field("input", kind)
    line.field("option", option)
    line.field("by", modality)
    line.field("target", target)
    line.field("cause", cause)
    line.field("question", question)
    line.field("value", value)
    line.field("text", text)
    line.field("skip", skip)
    line.field("choice", choice)
    line.field("number", number)
    line.field("node", node)
    return line
  }
}

extension SessionEvent {
  var canonicalLine: CanonicalLine {
    var line = CanonicalLine()
    line.field("t", timeMs)
    line.field("seq", sequence)
    line.field("attempt", attempt)
    line.field("kind", kind.rawValue)
    line.field("actor", actor.rawValue)
    line.field("node", node)
    line.field("id", id)
    line.field("modality", modality)
    line.field("began", began)
    line.field("latency", latency)
    line.field("style", style)
    line.field("value", value)
    line.field("delta", delta)
    line.field("choice", choice)
    line.field("cause", cause)
    line.field("text", text)
    return line
  }
}
