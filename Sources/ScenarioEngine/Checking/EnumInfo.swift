/// An enumeration that a script declares, with the value that each case stands for.
package struct EnumInfo: Sendable, Hashable {
  package struct Case: Sendable, Hashable {
    package var name: String
    /// What a variable holds while the program runs.
    package var rawValue: Value
    package var range: SourceRange
  }

  package var name: String
  /// In the order written.
  package var cases: [Case]
  /// The type of every raw value.
  package var rawType: ValueType
  package var range: SourceRange

  /// The value that a case stands for.
  package func rawValue(of name: String) -> Value? {
    cases.first { $0.name == name }?.rawValue
  }
}
