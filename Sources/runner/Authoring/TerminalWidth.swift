import Foundation

/// How many characters fit on a line.
enum TerminalWidth {
  static var ofStandardOutput: Int { width(of: STDOUT_FILENO) }
  static var ofStandardError: Int { width(of: STDERR_FILENO) }

  /// Of the terminal behind a file; of `COLUMNS`, or 100, where there is none.
  private static func width(of file: Int32) -> Int {
    var size = winsize()
    if ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return columns.map { min(max($0, 40), 1_000) } ?? 100
  }
}

extension String {
  /// How many cells of a terminal it fills: two for signs of East Asia and pictures.
  var terminalWidth: Int { reduce(0) { $0 + $1.terminalWidth } }

  /// In exactly so many cells, cut with `…` or filled with blanks.
  func inCells(_ width: Int) -> String {
    let own = terminalWidth
    if own <= width { return self + String(repeating: " ", count: width - own) }
    var result = ""
    var used = 0
    for character in self {
      guard used + character.terminalWidth < width else { break }
      result.append(character)
      used += character.terminalWidth
    }
    return result + "…" + String(repeating: " ", count: max(0, width - used - 1))
  }
}

extension Character {
  fileprivate var terminalWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    return switch first.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
