/// Why a window could not be opened, in both languages of the program.
package struct PlatformError: Error, Sendable, Equatable, CustomStringConvertible {
  package var danish: String
  package var english: String

  package var description: String { english }

  static func noWindow(_ detail: String) -> PlatformError {
    PlatformError(
      danish:
        "der kan ikke åbnes et vindue (\(detail)). Er der en skærm, og er DISPLAY eller "
        + "WAYLAND_DISPLAY sat? Uden skærm: brug --display offscreen",
      english:
        "no window can be opened (\(detail)). Is there a screen, and is DISPLAY or "
        + "WAYLAND_DISPLAY set? Without a screen use --display offscreen")
  }

  static let wrongThread = PlatformError(
    danish: "et vindue kan kun åbnes af programmets første tråd",
    english: "a window can only be opened by the program's first thread")
}
