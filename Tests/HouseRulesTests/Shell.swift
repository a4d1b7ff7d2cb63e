import Foundation

/// Runs one program and waits for its end.
enum Shell {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  static func run(
    _ program: String, _ arguments: [String], path: String? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = ProjectFolder.root
    var environment = ProcessInfo.processInfo.environment
    environment["HOME"] = "/nonexistent"
    if let path { environment["PATH"] = path }
    process.environment = environment
    let output = Pipe()
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    let complained = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
      errors: String(decoding: complained, as: UTF8.self))
  }
}
