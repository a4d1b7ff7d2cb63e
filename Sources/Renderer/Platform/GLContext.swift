/// An OpenGL context: where the device's objects live and which thread may use them.
///
/// It belongs to the thread that made it. Whoever made the context (a window, or
/// `GLContext.offscreen()`) hands over what it takes to make it current and to let it go.
package final class GLContext {
  private let activate: () -> Bool
  private let isActive: () -> Bool
  private let release: () -> Void
  /// Takes what the driver says about calls; nil where nobody listens.
  let onMessage: ((GPUMessage) -> Void)?

  init(
    activate: @escaping () -> Bool, isActive: @escaping () -> Bool,
    release: @escaping () -> Void, onMessage: ((GPUMessage) -> Void)? = nil
  ) {
    self.activate = activate
    self.isActive = isActive
    self.release = release
    self.onMessage = onMessage
  }

  deinit { release() }

  /// Whether the calling thread's OpenGL calls mean this context now.
  var isCurrent: Bool { isActive() }

  /// Makes this the context that the thread's OpenGL calls mean.
  package func makeCurrent() throws(GPUError) {
    guard activate() else { throw GPUError(.contextFailed, call: "makeCurrent") }
  }
}
