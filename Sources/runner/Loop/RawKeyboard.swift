import Foundation

/// A key of the terminal.
enum TerminalKey: Equatable {
  case character(Character)
  case escape
  case enter
  case backspace
  /// Nobody can type any more.
  case endOfInput
}

/// Reads single keys from the terminal without waiting; gives the terminal back as it was.
final class RawKeyboard {
  private var saved: termios?
  private var pending: [UInt8] = []
  private(set) var hasEnded = false

  init() {
    var settings = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
    saved = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  deinit { restore() }

  func restore() {
    guard var settings = saved else { return }
    saved = nil
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  /// The keys pressed since the last call; waits at most `milliseconds` for the first.
  func keys(waitMs milliseconds: Int32) -> [TerminalKey] {
    guard !hasEnded else {
      Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
      return []
    }
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, milliseconds) > 0 else { return decode(isQuiet: true) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    guard count > 0 else {
      hasEnded = true
      return decode(isQuiet: true) + [.endOfInput]
    }
    pending.append(contentsOf: bytes[..<count])
    return decode(isQuiet: false)
  }

  /// Turns bytes into keys; an escape sequence (arrows) is passed over, a lone escape is Esc.
  private func decode(isQuiet: Bool) -> [TerminalKey] {
    var keys: [TerminalKey] = []
    while let first = pending.first {
      switch first {
      case 0x1B:
        guard pending.count > 1 || isQuiet else { return keys }
        keys += escape()
      case 0x0A, 0x0D:
        pending.removeFirst()
        keys.append(.enter)
      case 0x08, 0x7F:
        pending.removeFirst()
        keys.append(.backspace)
      default:
        guard let character = takeCharacter(isQuiet: isQuiet) else { return keys }
        if let character = character { keys.append(.character(character)) }
      }
    }
    return keys
  }

  private func escape() -> [TerminalKey] {
    pending.removeFirst()
    guard pending.first == UInt8(ascii: "[") || pending.first == UInt8(ascii: "O") else {
      return [.escape]
    }
    pending.removeFirst()
    while let byte = pending.first {
      pending.removeFirst()
      if (0x40...0x7E).contains(byte) { break }
    }
    return []
  }

  /// One UTF-8 character; nil while its bytes are not all there, `.some(nil)` for what is none.
  private func takeCharacter(isQuiet: Bool) -> Character?? {
    let length = Self.length(of: pending[0])
    guard pending.count >= length else {
      guard isQuiet else { return nil }
      pending.removeAll()
      return .some(nil)
    }
    let bytes = pending.prefix(length)
    pending.removeFirst(length)
    guard pending.count >= 0, bytes[bytes.startIndex] >= 0x20,
      let text = String(validating: bytes, as: UTF8.self)
    else { return .some(nil) }
    return .some(text.first)
  }

  private static func length(of first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
