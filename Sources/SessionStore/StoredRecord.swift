/// One event of a session as the store keeps it.
///
/// `sequence`, `timeMilliseconds` and `kind` lie in clear so that a session can
/// be listed without its key; everything a person said or did is in `payload`,
/// which the store seals.
package struct StoredRecord: Sendable, Hashable {
  /// The place in the session's log: each record's is one more than the last's.
  package var sequence: Int

  /// Milliseconds on the session clock.
  package var timeMilliseconds: Int

  /// A fixed code word such as `line.began`; never free text.
  package var kind: String

  /// Plain canonical bytes.
  package var payload: [UInt8]

  package init(sequence: Int, timeMilliseconds: Int, kind: String, payload: [UInt8]) {
    self.sequence = sequence
    self.timeMilliseconds = timeMilliseconds
    self.kind = kind
    self.payload = payload
  }
}

/// What is written in clear must be a code word: letters, digits, `_`, `.`, `-`.
///
/// The schema holds the same rule, so that no later code can slip a sentence
/// or a name into a column that is not sealed.
enum CodeWord {
  static let maximumLength = 64

  static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8
    guard (1...maximumLength).contains(bytes.count) else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}
