/// What is wrong with a glTF file, and where.
package struct GLTFIssue: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Severity: Int, Sendable, Comparable, CaseIterable {
    /// Worth knowing; nothing is lost.
    case information
    /// Mended or left out here; other programs may do otherwise.
    case warning
    /// The file is not shown.
    case error

    package static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  package var code: GLTFCode
  /// Where in the file's JSON, as a JSON pointer; empty for the whole file.
  package var pointer: String
  package var severity: Severity
  /// What was found and what was expected.
  package var message: String
  /// The file, once it is known.
  package var file = ""

  /// The severity is the code's own unless something else is said.
  package init(
    _ code: GLTFCode, at pointer: String = "", _ message: String, severity: Severity? = nil
  ) {
    self.code = code
    self.pointer = pointer
    self.message = message
    self.severity = severity ?? code.severity
  }

  package var description: String {
    "\(place): \(message) [\(code.rawValue)]"
  }
}
