/// A session's random name: 128 bits as 32 lower-case hexadecimal digits.
package struct SessionID: Sendable, Hashable, CustomStringConvertible {
  package let text: String

  /// Adopts a written session name.
  ///
  /// - Returns: nil unless it is 32 lower-case hexadecimal digits.
  package init?(_ text: String) {
    guard text.utf8.count == 32, Hexadecimal.bytes(text) != nil else { return nil }
    self.text = text
  }

  /// Draws a new name from the system's secure random source.
  static func random() -> SessionID {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    return SessionID(unchecked: Hexadecimal.text(bytes))
  }

  private init(unchecked text: String) { self.text = text }

  package var description: String { text }
}

/// How a session stands.
package enum SessionState: String, Sendable, CaseIterable {
  /// Being played now.
  case running
  /// Reached one of the scenario's ends.
  case finished
  /// Stopped by someone's STOP.
  case stopped
  /// Left unfinished by a crash or a power cut; kept, never deleted.
  case interrupted
  /// Ended by a fault that the program noticed itself.
  case failed
}

/// What is known about a session when it begins.
package struct SessionDescriptor: Sendable, Hashable {
  package var scenarioID: String
  package var scenarioVersion: String
  package var programHash: String

  /// Milliseconds since 1970, UTC.
  package var startedAtMilliseconds: Int64

  /// The young person's alias; sealed before it is written.
  package var alias: String?

  package init(
    scenarioID: String, scenarioVersion: String, programHash: String,
    startedAtMilliseconds: Int64, alias: String? = nil
  ) {
    self.scenarioID = scenarioID
    self.scenarioVersion = scenarioVersion
    self.programHash = programHash
    self.startedAtMilliseconds = startedAtMilliseconds
    self.alias = alias
  }
}

/// A session as listed.
package struct SessionSummary: Sendable, Hashable {
  package var id: SessionID
  package var descriptor: SessionDescriptor
  package var endedAtMilliseconds: Int64?
  package var state: SessionState
  package var recordCount: Int
}

/// Bytes as lower-case hexadecimal digits.
enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var result: [UInt8] = []
    for byte in bytes {
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Reads digits back; nil for an odd count or any other character.
  static func bytes(_ text: String) -> [UInt8]? {
    var values: [UInt8] = []
    for digit in text.utf8 {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): values.append(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): values.append(digit - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    guard values.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }
}
