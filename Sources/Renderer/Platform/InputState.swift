/// What keyboard and mouse did since the last poll, and what is held down.
package struct InputState: Sendable, Equatable {
  /// The keys that the program listens to.
  package enum Key: Hashable, Sendable {
    case character(Character)
    case digit(Int)
    case escape
    case enter
    case space
    case backspace
    case tab
    case left
    case right
    case up
    case down
    case pageUp
    case pageDown
    case function(Int)
  }

  package enum MouseButton: Int, Hashable, Sendable {
    case left
    case right
    case middle
  }

  /// Held down now.
  package var heldKeys: Set<Key> = []
  /// Went down since the last poll, each press once; the system's own repeats left out.
  package var pressedKeys: [Key] = []
  /// Went down again by being held, for text fields.
  package var repeatedKeys: [Key] = []
  /// What was typed, with the keyboard's own layout.
  package var text = ""
  package var heldButtons: Set<MouseButton> = []
  package var pressedButtons: [MouseButton] = []
  /// Pixels of the framebuffer from its upper left corner.
  package var cursor = SIMD2<Float>.zero
  /// How far the cursor moved since the last poll, in pixels.
  package var cursorMotion = SIMD2<Float>.zero
  /// Notches of the wheel since the last poll; up is positive.
  package var scroll = SIMD2<Float>.zero
  package var isFocused = true

  package init() {}

  /// Whether a key went down since the last poll.
  package func wasPressed(_ key: Key) -> Bool { pressedKeys.contains(key) }

  /// Forgets what happened once and keeps what is held.
  mutating func beginPoll() {
    pressedKeys.removeAll(keepingCapacity: true)
    repeatedKeys.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    pressedButtons.removeAll(keepingCapacity: true)
    cursorMotion = .zero
    scroll = .zero
  }
}
