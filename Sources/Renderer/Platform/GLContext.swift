/// An OpenGL context: where the device's objects live and which thread may use them.
///
/// It belongs to the thread that made it. Whoever made the context (a window, or
/// `GLContext.offscreen()`) hands over what it takes to make it current and to let it go.
package final class GLContext {
  private let activate: () -> Bool
  private let release: () -> Void

  init(activate: @escaping () -> Bool, release: @escaping () -> Void) {
    self.activate = activate
    self.release = release
  }

  deinit { release() }

  /// Makes this the context that the thread's OpenGL calls mean.
  package func makeCurrent() throws(GPUError) {
    guard activate() else { throw GPUError(.contextFailed, call: "makeCurrent") }
  }
}
