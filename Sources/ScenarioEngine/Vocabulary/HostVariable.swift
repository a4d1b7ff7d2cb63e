/// A variable that the host sets before a run, declared outside the script.
package struct HostVariable: Sendable, Hashable {
  /// Without the `$`.
  package var name: String
  /// Its type is the variable's type.
  package var defaultValue: Value
  /// For a number: the values it may have.
  package var range: ClosedRange<Float>?

  package init(name: String, defaultValue: Value, range: ClosedRange<Float>? = nil) {
    self.name = name
    self.defaultValue = defaultValue
    self.range = range
  }
}
