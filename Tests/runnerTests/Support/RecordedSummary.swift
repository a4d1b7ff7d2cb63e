import Foundation

/// A `summary.json` as a reader from outside sees it.
struct RecordedSummary: Decodable, Sendable {
  struct Choice: Decodable, Sendable {
    var number: Int?
    var option: String?
    var isSilence: Bool
    var latencyMs: Int?
  }

  struct Ladder: Decodable, Sendable {
    var name: String
    var last: Int
    var highest: Int
  }

  struct Sound: Decodable, Sendable {
    var output: String
    var direction: String
    var rate: Int
    var syntheticLines: Int
  }

  var session: String
  var level: String?
  var end: String?
  var isCalmEnd: Bool?
  var stopCauses: [String]
  var lastStage: String?
  var records: Int
  var lines: Int
  var choices: [Choice]
  var ladders: [Ladder]
  var sound: Sound?
  var volume: Int
  var questionsAnswered: Int
  var pictures: [String]

  init(_ data: Data) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Self.self, from: data)
  }
}
