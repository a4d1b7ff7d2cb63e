internal import CGLFW

/// Where GLFW's callbacks leave what happened until the window picks it up.
final class WindowEvents {
  private enum Event {
    case key(InputState.Key, action: Int32)
    case button(InputState.MouseButton, isDown: Bool)
    case character(UInt32)
    case scroll(SIMD2<Float>)
  }

  private var pending: [Event] = []

  /// Lets GLFW report to this object, which must be told to stop before it goes.
  func listen(to window: OpaquePointer) {
    glfwSetWindowUserPointer(window, Unmanaged.passUnretained(self).toOpaque())
    glfwSetKeyCallback(window) { window, key, _, action, _ in
      guard let key = WindowEvents.key(key) else { return }
      WindowEvents.of(window)?.pending.append(.key(key, action: action))
    }
    glfwSetMouseButtonCallback(window) { window, button, action, _ in
      guard let button = InputState.MouseButton(rawValue: Int(button)) else { return }
      WindowEvents.of(window)?.pending.append(.button(button, isDown: action == GLFW_PRESS))
    }
    glfwSetCharCallback(window) { window, character in
      WindowEvents.of(window)?.pending.append(.character(character))
    }
    glfwSetScrollCallback(window) { window, x, y in
      WindowEvents.of(window)?.pending.append(.scroll(SIMD2(Float(x), Float(y))))
    }
  }

  func stopListening(to window: OpaquePointer) {
    glfwSetKeyCallback(window, nil)
    glfwSetMouseButtonCallback(window, nil)
    glfwSetCharCallback(window, nil)
    glfwSetScrollCallback(window, nil)
    glfwSetWindowUserPointer(window, nil)
  }

  func begin() { pending.removeAll(keepingCapacity: true) }

  /// Moves what happened into the state.
  func apply(to input: inout InputState) {
    for event in pending {
      switch event {
      case .key(let key, GLFW_PRESS):
        input.heldKeys.insert(key)
        input.pressedKeys.append(key)
      case .key(let key, GLFW_RELEASE): input.heldKeys.remove(key)
      case .key(let key, _): input.repeatedKeys.append(key)
      case .button(let button, true):
        input.heldButtons.insert(button)
        input.pressedButtons.append(button)
      case .button(let button, false): input.heldButtons.remove(button)
      case .character(let code):
        if let scalar = Unicode.Scalar(code) { input.text.unicodeScalars.append(scalar) }
      case .scroll(let amount): input.scroll += amount
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  private static func of(_ window: OpaquePointer?) -> WindowEvents? {
    guard let window, let pointer = glfwGetWindowUserPointer(window) else { return nil }
    return Unmanaged<WindowEvents>.fromOpaque(pointer).takeUnretainedValue()
  }

  private static func key(_ code: Int32) -> InputState.Key? {
    switch code {
    case GLFW_KEY_ESCAPE: .escape
    case GLFW_KEY_ENTER, GLFW_KEY_KP_ENTER: .enter
    case GLFW_KEY_SPACE: .space
    case GLFW_KEY_BACKSPACE: .backspace
    case GLFW_KEY_TAB: .tab
    case GLFW_KEY_LEFT: .left
    case GLFW_KEY_RIGHT: .right
    case GLFW_KEY_UP: .up
    case GLFW_KEY_DOWN: .down
    case GLFW_KEY_PAGE_UP: .pageUp
    case GLFW_KEY_PAGE_DOWN: .pageDown
    case GLFW_KEY_0...GLFW_KEY_9: .digit(Int(code - GLFW_KEY_0))
    case GLFW_KEY_KP_0...GLFW_KEY_KP_9: .digit(Int(code - GLFW_KEY_KP_0))
    case GLFW_KEY_F1...GLFW_KEY_F12: .function(Int(code - GLFW_KEY_F1) + 1)
    case GLFW_KEY_A...GLFW_KEY_Z:
      Unicode.Scalar(UInt32(code)).map { .character(Character($0).lowercased().first ?? "a") }
    default: nil
    }
  }
}
