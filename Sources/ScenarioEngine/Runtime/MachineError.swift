/// A request that a machine cannot carry out.
///
/// The first three leave the machine as it is. After the others, which come
/// from within a run, it is stopped.
package enum MachineError: Error, Sendable, Hashable {
  /// The call is not allowed in this state.
  case wrongState(ExecutionState)
  case unknownNode(String)
  /// No option has that index, or its condition does not hold.
  case unavailableOption(Int)
  /// More done than allowed without anything shown: an endless loop.
  case stepLimitExceeded(node: String)
  /// More detours within detours than allowed: one that never returns.
  case callDepthExceeded(node: String)
  /// More expressions within expressions than allowed: one that asks about itself.
  case expressionDepthExceeded(name: String)
  /// The remainder of a division by nothing, or of a number that is no 32-bit whole number.
  case impossibleRemainder(node: String)
  /// A value of another type than the operation takes, as a function of the host may give.
  case typeMismatch(node: String)
  case functionFailed(name: String, FunctionFailure)
}

/// Why a function gave no value.
package enum FunctionFailure: Error, Sendable, Hashable {
  /// The host lends no function of that name.
  case notLent
  /// The host's own error, as text.
  case thrown(String)
  /// The value is of another type than the function is declared with.
  case wrongResult
  /// The text cannot be read as a value of the wanted type.
  case unreadable(String)
  /// The function does not take this number.
  case outOfRange
}
