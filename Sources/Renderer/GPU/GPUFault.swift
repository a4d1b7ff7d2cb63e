/// A misuse of the graphics device by this program, as the device itself notices it.
///
/// The call is passed over, since a picture with something missing is better than a crash in
/// the middle of a session; `RenderDevice.check` throws what was noted.
package enum GPUFault: Sendable, Hashable, CustomStringConvertible {
  /// A handle was used whose object had been given back.
  case staleHandle(call: String)
  /// An object was given back that had been given back before.
  case doubleFree(call: String)
  /// More bytes than there are, or another number than is needed.
  case wrongSize(call: String, expected: Int, actual: Int)
  /// A call that belongs elsewhere in the order, or a second one where one is allowed.
  case outOfOrder(call: String)
  /// The thread's current context is another one.
  case wrongThread(call: String)

  package var description: String {
    switch self {
    case .staleHandle(let call): "\(call): the object was given back before"
    case .doubleFree(let call): "\(call): the object is given back a second time"
    case .wrongSize(let call, let expected, let actual):
      "\(call): \(expected) bytes were expected, not \(actual)"
    case .outOfOrder(let call): "\(call): not now, or not again"
    case .wrongThread(let call): "\(call): the device's context is not current on this thread"
    }
  }
}

/// What the driver itself says about a call (KHR_debug).
package struct GPUMessage: Sendable, Hashable {
  package enum Severity: Sendable { case low, medium, high }
  package var severity: Severity
  /// Whether the driver calls it an error, undefined behaviour or out of date.
  package var isFault: Bool
  package var text: String
}
