import Foundation
import ScenarioEngine

/// `summary.json`: what happened, in few numbers, for tests and for the console.
struct SessionSummaryDocument: Encodable {
  struct ChoiceRow: Encodable {
    var number: Int?
    var option: String?
    var isSilence: Bool
    var style: String?
    var modality: String?
    var latencyMs: Int?
    var attempt: Int
  }

  struct LadderRow: Encodable {
    var name: String
    var last: Int
    var highest: Int
  }

  var session: String
  var scenario: String
  var program: String
  var level: String?
  var language: String
  var end: String?
  var isCalmEnd: Bool?
  var stopCauses: [String]
  var lastStage: String?
  var durationMs: Int
  var records: Int
  var lines: Int
  var choices: [ChoiceRow]
  var ladders: [LadderRow]
  /// What the scene was heard through; nil in logs from before it was kept.
  var sound: SoundRecord?
  var volume: Int
  var questionsAnswered: Int
  var questionsSkipped: Int
  var pictures: [String]

  init(log: SessionLog, package: ScenarioPackage, sessionID: String, pictures: [String]) {
    let events = log.records.compactMap { if case .event(let event) = $0 { event } else { nil } }
    session = sessionID
    scenario = log.header.scenario
    program = log.header.program
    level = log.header.settings.variables["level"]
    language = log.header.language
    end = events.last { $0.kind == .end }?.id
    isCalmEnd = end.flatMap { package.end($0)?.isCalm }
    stopCauses = events.filter { $0.kind == .stop }.compactMap(\.cause)
    lastStage = events.last { $0.kind == .stage }?.id
    durationMs = log.records.last?.timeMs ?? 0
    records = log.records.count
    lines = events.count { $0.kind == .line }
    choices = events.filter { $0.kind == .choice || $0.kind == .silence }.map(Self.row)
    ladders = package.program.ladders.map { Self.row($0, events) }
    sound = log.header.sound
    volume = events.last { $0.kind == .volume }?.value ?? log.header.settings.volumePercent
    questionsAnswered = events.count { $0.kind == .answered }
    questionsSkipped = events.count { $0.kind == .skipped }
    self.pictures = pictures
  }

  private static func row(_ event: SessionEvent) -> ChoiceRow {
    ChoiceRow(
      number: event.value, option: event.id, isSilence: event.kind == .silence,
      style: event.style, modality: event.modality, latencyMs: event.latency,
      attempt: event.attempt)
  }

  private static func row(_ ladder: LadderInfo, _ events: [SessionEvent]) -> LadderRow {
    let values = events.filter { $0.kind == .ladder && $0.id == ladder.name }.compactMap(\.value)
    return LadderRow(
      name: ladder.name, last: values.last ?? ladder.lower, highest: values.max() ?? ladder.lower)
  }

  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try encoder.encode(self) + Data([0x0A])
  }
}
