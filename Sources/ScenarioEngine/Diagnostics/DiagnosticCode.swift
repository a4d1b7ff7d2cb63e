/// The stable identity of a kind of diagnostic; a code is never used for anything else.
///
/// `YS00nn` are upstream's numbers, `MO00nn` are Modet's own. Each has a page
/// of the same name in the documentation, whose examples are tests.
package struct DiagnosticCode: Sendable, Hashable {
  package let rawValue: String
  package let severity: Severity

  package init(_ rawValue: String, _ severity: Severity) {
    self.rawValue = rawValue
    self.severity = severity
  }
}
