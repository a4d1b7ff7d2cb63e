import Foundation
import ScenarioEngine

/// A session's log as it was read back.
struct SessionLog {
  var header: SessionHeader
  var records: [LogRecord]
}

/// Reads a log's lines; every problem names the file and the line.
struct SessionLogReader {
  /// A log of three hours at 200 events a second is far below this.
  static let byteLimit = 512 << 20

  let name: String

  func read(path: String) throws -> SessionLog {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    if let size = attributes?[.size] as? Int, size > Self.byteLimit {
      throw UserError(.inputFileUnreadable(name, "> \(Self.byteLimit >> 20) MB"))
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UserError(.inputFileUnreadable(name, String(cString: strerror(errno))))
    }
    return try read(lines: data.split(separator: 0x0A).map { Data($0) })
  }

  func read(lines: [Data]) throws -> SessionLog {
    guard let first = lines.first else { throw malformed(1, "empty") }
    let header: SessionHeader = try decode(first, line: 1)
    guard header.version == 1 else { throw malformed(1, "version \(header.version)") }
    try check(header)
    var records: [LogRecord] = []
    records.reserveCapacity(lines.count)
    for (index, line) in lines.dropFirst().enumerated() {
      records.append(try record(line, line: index + 2))
    }
    return SessionLog(header: header, records: records)
  }

  /// Times that no session can have would overflow its clock.
  private func check(_ header: SessionHeader) throws {
    let day = 0...86_400_000
    guard header.durations.allSatisfy(day.contains) else { throw malformed(1, "'durations'") }
    guard (0...100).contains(header.settings.volumePercent) else {
      throw malformed(1, "'volume_percent'")
    }
    guard (0...10_000).contains(header.settings.timeFactorPermille) else {
      throw malformed(1, "'time_factor_permille'")
    }
  }

  private func record(_ data: Data, line: Int) throws -> LogRecord {
    let key: Kind = try decode(data, line: line)
    if key.input != nil {
      guard let sequence = key.seq else { throw malformed(line, "seq") }
      return .input(sequence: sequence, try decode(data, line: line))
    }
    return .event(try decode(data, line: line))
  }

  private struct Kind: Decodable {
    var input: String?
    var seq: Int?
  }

  private func decode<Value: Decodable>(_ data: Data, line: Int) throws -> Value {
    do {
      return try JSONDecoder().decode(Value.self, from: data)
    } catch {
      throw malformed(line, JSONProblem.text(of: error))
    }
  }

  private func malformed(_ line: Int, _ reason: String) -> UserError {
    UserError(.logMalformed(name, line, reason))
  }
}

/// What is wrong with a piece of JSON, in few words and without its content.
enum JSONProblem {
  static func text(of error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "'\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' has another type"
    case .dataCorrupted, .none: "not valid JSON"
    @unknown default: "not valid JSON"
    }
  }
}
