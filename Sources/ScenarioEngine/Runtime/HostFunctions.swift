/// The functions that the host lends to a machine, by their names in the script.
///
/// They stand outside the machine's state: two machines that differ in them
/// alone are equal. A function should therefore depend on nothing but its
/// arguments, or else replay and rewind may not give the same again.
package struct HostFunctions: Sendable {
  package typealias Function = @Sendable ([Value]) throws -> Value

  package var functions: [String: Function]

  package init(_ functions: [String: Function] = [:]) {
    self.functions = functions
  }
}
