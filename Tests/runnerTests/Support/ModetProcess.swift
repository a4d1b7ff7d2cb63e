import Foundation

/// The built program as a child process; what it says goes to two files.
final class ModetProcess {
  /// The longest that any run may take before it is killed and its test fails.
  static let limitSeconds = 120.0

  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  private let output: URL
  private let errors: URL

  /// Starts a program in a folder.
  init(
    _ program: URL, _ arguments: [String], environment: [String: String], in folder: URL,
    logs: URL, standardInput: URL? = nil
  ) throws {
    let name = UUID().uuidString
    output = logs.appending(path: name + ".out")
    errors = logs.appending(path: name + ".err")
    process.executableURL = program
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = folder
    process.standardInput =
      try standardInput.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    process.standardOutput = try Self.file(output)
    process.standardError = try Self.file(errors)
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
  }

  private static func file(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  var isRunning: Bool { process.isRunning }

  /// What it has said so far to people.
  var said: String { text(of: errors) }

  /// Kills it as a power cut would.
  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// Asks it to end, as a terminal or the system does.
  func send(_ signal: Int32) { Foundation.kill(process.processIdentifier, signal) }

  /// Waits for its end; kills it where it takes too long.
  func wait() -> Outcome {
    let isTimedOut = ended.wait(timeout: .now() + Self.limitSeconds) == .timedOut
    if isTimedOut {
      kill()
      ended.wait()
    }
    let wasSignalled = process.terminationReason == .uncaughtSignal
    return Outcome(
      status: process.terminationStatus, signal: wasSignalled ? process.terminationStatus : nil,
      isTimedOut: isTimedOut, output: text(of: output), errors: text(of: errors))
  }

  private func text(of file: URL) -> String {
    String(decoding: FileManager.default.contents(atPath: file.path) ?? Data(), as: UTF8.self)
  }
}
