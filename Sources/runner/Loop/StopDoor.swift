import Foundation

/// A local socket through which `modet stop` reaches the session that runs on this machine.
///
/// It lies in the user's own folder in memory, so no other user and no network
/// can reach it. The loop looks at it at the top of each step and never waits.
final class StopDoor {
  static var path: String {
    get throws { try VolatileFolder.make().appending(path: "stop.sock").path }
  }

  private let descriptor: Int32
  private let path: String
  private var callers: [Int32] = []

  /// Opens the door; nil where it cannot be opened, which costs only this way to stop.
  init?() {
    guard let path = try? Self.path, let address = SocketAddress(path) else { return nil }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    unlink(path)
    let isOpen = address.withPointer { bind(descriptor, $0, $1) } == 0 && listen(descriptor, 4) == 0
    guard isOpen else {
      close(descriptor)
      return nil
    }
    chmod(path, 0o600)
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    for caller in callers { close(caller) }
    close(descriptor)
    unlink(path)
  }

  /// Whether somebody asked to stop since the last call.
  func wasAsked() -> Bool {
    let caller = accept(descriptor, nil, nil)
    guard caller >= 0 else { return false }
    callers.append(caller)
    return true
  }

  /// Tells everybody who asked that the session has stopped.
  func confirm() {
    for caller in callers {
      _ = send(caller, "stopped\n", 8, Int32(MSG_NOSIGNAL))
      close(caller)
    }
    callers.removeAll()
  }

  /// Asks the session on this machine to stop; false where none answers within two seconds.
  static func askToStop() -> Bool {
    guard let path = try? path, let address = SocketAddress(path) else { return false }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard address.withPointer({ connect(descriptor, $0, $1) }) == 0 else { return false }
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var answer = [UInt8](repeating: 0, count: 16)
    return poll(&wait, 1, 2_000) > 0 && recv(descriptor, &answer, answer.count, 0) > 0
  }
}

/// The address of a socket in the file system; its path has room for 107 bytes.
struct SocketAddress {
  private var address = sockaddr_un()

  init?(_ path: String) {
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
  }

  func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
