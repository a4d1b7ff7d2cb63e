import Foundation
import Glibc

/// Standard input and output as the server's only way to its client.
struct StandardStreams {
  enum Reading {
    case bytes([UInt8])
    /// Nothing came within the time.
    case nothing
    case end
  }

  private static let chunk = 64 << 10

  /// Waits for input; without a limit where `milliseconds` is `nil`.
  func read(waiting milliseconds: Int?) -> Reading {
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let ready = poll(&request, 1, milliseconds.map { Int32(clamping: $0) } ?? -1)
    if ready == 0 || (ready < 0 && errno == EINTR) { return .nothing }
    if ready < 0 { return .end }
    var bytes = [UInt8](repeating: 0, count: Self.chunk)
    let count = Glibc.read(STDIN_FILENO, &bytes, Self.chunk)
    if count < 0, errno == EINTR || errno == EAGAIN { return .nothing }
    if count <= 0 { return .end }
    return .bytes(Array(bytes[..<count]))
  }

  /// Whether there is input that nobody has read yet, or its end.
  var hasInput: Bool {
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// Writes all of it; whether the client still listens.
  func write(_ data: Data) -> Bool {
    data.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.write(
          STDOUT_FILENO, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        offset += count
      }
      return true
    }
  }
}
