import Foundation
import Testing

/// A `session.jsonl` as a reader from outside sees it.
struct RecordedLog: Sendable {
  /// What the tests look at in a line; inputs have `input` and `t_ms`, events `kind` and `t`.
  struct Line: Decodable, Sendable {
    var seq: Int
    var t: Int?
    var inputTime: Int?
    var kind: String?
    var input: String?
    var id: String?
    var cause: String?
    var choice: String?
    var modality: String?
    var latency: Int?
    var value: Int?
    var option: String?
    var text: String?

    enum CodingKeys: String, CodingKey {
      case seq, t, kind, input, id, cause, choice, modality, latency, value, option, text
      case inputTime = "t_ms"
    }

    var timeMs: Int { t ?? inputTime ?? -1 }
  }

  let header: String
  /// The lines below the header as they are written.
  let texts: [String]
  let lines: [Line]

  init(_ data: Data) throws {
    let all = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    header = try #require(all.first, "the log is empty")
    texts = Array(all.dropFirst())
    lines = try texts.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  /// The header without the moment at which the session began.
  var timelessHeader: String {
    header.replacing(#/"started_at":"[^"]*"/#, with: "")
  }

  var inputTexts: [String] { zip(texts, lines).filter { $1.input != nil }.map(\.0) }
  var inputs: [Line] { lines.filter { $0.input != nil } }
  var events: [Line] { lines.filter { $0.kind != nil } }

  func events(_ kind: String) -> [Line] { events.filter { $0.kind == kind } }

  /// The numbers of the records are 1, 2, 3 and so on.
  var isGapless: Bool { lines.map(\.seq) == Array(1..<lines.count + 1) }
}
