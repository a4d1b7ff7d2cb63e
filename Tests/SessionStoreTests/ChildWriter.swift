import Foundation
import Testing

@testable import SessionStore

/// A `store-writer` process and what it has said.
struct ChildWriter {
  private let process = Process()
  private let output = Pipe()
  private var said = Data()

  init(_ arguments: [String]) throws {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = CommandLine.arguments.first.map { ($0 as NSString).deletingLastPathComponent }
    let places = [(own as NSString).deletingLastPathComponent, folder].compactMap { $0 }
    let path = try #require(
      places.map { $0 + "/store-writer" }.first(where: FileManager.default.isExecutableFile),
      "store-writer is not beside the tests in \(places)")
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
  }

  /// Waits until the child has said this many lines, or has ended.
  mutating func waitForLines(_ count: Int) {
    while said.count(where: { $0 == UInt8(ascii: "\n") }) < count {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return }
      said.append(more)
    }
  }

  /// Kills the child as a power cut would, and tells when: nanoseconds on the
  /// monotonic clock, taken just before.
  func kill() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    Foundation.kill(process.processIdentifier, SIGKILL)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Everything it said, in lines of words, once it has ended.
  mutating func lines() throws -> [[Substring]] {
    said.append(try output.fileHandleForReading.readToEnd() ?? Data())
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ")
    }
  }

  var exitStatus: Int32 { process.terminationStatus }
}
