internal import CGLFW
import Foundation

/// A window on the screen with an OpenGL context of its own.
///
/// GLFW and the context belong to the process's first thread, so the window does too. Events are
/// gathered into an `InputState` by `poll()`; nothing calls back into the program.
package final class Window {
  /// What happened since the last poll, and what is held.
  package private(set) var input = InputState()
  /// The context, made current when the window was opened.
  package let context: GLContext
  private let handle: OpaquePointer
  private let events: WindowEvents

  /// Opens a window; pixels on the screen are at least as many as asked for.
  package init(title: String, width: Int, height: Int, isVisible: Bool = true) throws {
    guard Thread.isMainThread else { throw PlatformError.wrongThread }
    guard glfwInit() == GLFW_TRUE else { throw PlatformError.noWindow(Self.lastError) }
    Self.setHints(isVisible: isVisible)
    guard let handle = glfwCreateWindow(Int32(width), Int32(height), title, nil, nil) else {
      throw PlatformError.noWindow(Self.lastError)
    }
    self.handle = handle
    events = WindowEvents()
    context = GLContext(
      activate: {
        glfwMakeContextCurrent(handle)
        return glfwGetCurrentContext() == handle
      },
      isActive: { glfwGetCurrentContext() == handle },
      release: { glfwDestroyWindow(handle) })
    try context.makeCurrent()
    // The loop waits for the screen where there is one: one picture a refresh.
    glfwSwapInterval(1)
    events.listen(to: handle)
  }

  deinit {
    // The context may live longer, held by a device; the events may not be told any more.
    events.stopListening(to: handle)
  }

  private static func setHints(isVisible: Bool) {
    glfwDefaultWindowHints()
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 4)
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 5)
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE)
    // The scene is drawn elsewhere and copied: the window needs no depth and no samples.
    glfwWindowHint(GLFW_DEPTH_BITS, 0)
    glfwWindowHint(GLFW_STENCIL_BITS, 0)
    glfwWindowHint(GLFW_VISIBLE, isVisible ? GLFW_TRUE : GLFW_FALSE)
  }

  private static var lastError: String {
    var text: UnsafePointer<CChar>?
    let code = glfwGetError(&text)
    return text.map { String(cString: $0) } ?? "GLFW error \(code)"
  }

  // MARK: - Each frame

  /// Gathers what happened since the last call.
  package func poll() {
    input.beginPoll()
    events.begin()
    glfwPollEvents()
    events.apply(to: &input)
    let size = framebufferSize
    var windowWidth: Int32 = 0
    var windowHeight: Int32 = 0
    glfwGetWindowSize(handle, &windowWidth, &windowHeight)
    var x = 0.0
    var y = 0.0
    glfwGetCursorPos(handle, &x, &y)
    // Screens with fine pixels count the cursor in coarser units than the framebuffer.
    let scale = SIMD2<Float>(
      Float(size.width) / Float(max(windowWidth, 1)),
      Float(size.height) / Float(max(windowHeight, 1)))
    let cursor = SIMD2<Float>(Float(x), Float(y)) * scale
    input.cursorMotion = cursor - input.cursor
    input.cursor = cursor
    input.isFocused = glfwGetWindowAttrib(handle, GLFW_FOCUSED) == GLFW_TRUE
  }

  /// Pictures a second of the first screen; 60 where none says it.
  package var refreshRate: Double {
    guard let monitor = glfwGetPrimaryMonitor(), let mode = glfwGetVideoMode(monitor)?.pointee,
      mode.refreshRate > 0
    else { return 60 }
    return Double(mode.refreshRate)
  }

  /// Shows what was drawn.
  package func swap() { glfwSwapBuffers(handle) }

  /// Whether somebody asked the window to close; can be taken back by setting it.
  package var shouldClose: Bool {
    get { glfwWindowShouldClose(handle) == GLFW_TRUE }
    set { glfwSetWindowShouldClose(handle, newValue ? GLFW_TRUE : GLFW_FALSE) }
  }

  /// Pixels to draw on; zero while the window is minimised.
  package var framebufferSize: (width: Int, height: Int) {
    var width: Int32 = 0
    var height: Int32 = 0
    glfwGetFramebufferSize(handle, &width, &height)
    return (Int(width), Int(height))
  }

  /// Whether the cursor is hidden and held, so that moving the mouse turns the head.
  package var isCursorCaptured = false {
    didSet {
      glfwSetInputMode(
        handle, GLFW_CURSOR, isCursorCaptured ? GLFW_CURSOR_DISABLED : GLFW_CURSOR_NORMAL)
    }
  }

  /// Covers the first screen, or goes back to a window.
  package var isFullScreen = false {
    didSet {
      guard isFullScreen != oldValue else { return }
      guard isFullScreen, let monitor = glfwGetPrimaryMonitor(),
        let mode = glfwGetVideoMode(monitor)?.pointee
      else {
        glfwSetWindowMonitor(handle, nil, 60, 60, 1_280, 720, 0)
        return
      }
      glfwSetWindowMonitor(handle, monitor, 0, 0, mode.width, mode.height, mode.refreshRate)
    }
  }
}
