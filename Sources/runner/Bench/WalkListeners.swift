import Foundation
import ScenarioEngine
import SessionStore

/// Writes down what a walk says, so that two engines' walks can be compared.
///
/// Each line stands alone, each option after `> `, with single spaces.
struct WalkTranscript: WalkListener {
  private var bytes: [UInt8] = []
  private let texts = StringTable(baseLanguage: "da")

  mutating func line(_ line: LineInfo, _ substitutions: ArraySlice<String>) {
    for part in whole(line, substitutions).split(whereSeparator: \.isNewline) { add(String(part)) }
  }

  mutating func option(_ line: LineInfo, _ substitutions: ArraySlice<String>) {
    add("> " + whole(line, substitutions))
  }

  /// The first 16 hexadecimal digits of the SHA-256 of everything said.
  var digest: String { String(ContentHash.sha256(bytes).prefix(16)) }

  private mutating func add(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    if words.isEmpty { return }
    bytes += Array(words.joined(separator: " ").utf8) + [0x0A]
  }

  private func whole(_ line: LineInfo, _ substitutions: ArraySlice<String>) -> String {
    texts.text(for: line, substitutions: Array(substitutions), language: "da").whole
  }
}

/// Reads every text as the program keeps it and keeps only its length: what a host must do at least.
struct WalkReader: WalkListener {
  private(set) var bytesRead = 0

  mutating func line(_ line: LineInfo, _ substitutions: ArraySlice<String>) {
    read(line, substitutions)
  }
  mutating func option(_ line: LineInfo, _ substitutions: ArraySlice<String>) {
    read(line, substitutions)
  }

  private mutating func read(_ line: LineInfo, _ substitutions: ArraySlice<String>) {
    for piece in line.pieces {
      if case .literal(let text) = piece { bytesRead &+= text.utf8.count }
    }
    for text in substitutions { bytesRead &+= text.utf8.count }
  }
}
