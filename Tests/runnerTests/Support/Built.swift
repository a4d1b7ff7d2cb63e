import Foundation
import Testing

/// Where the project and its built program lie.
enum Built {
  /// The folder that holds `Package.swift`.
  static let project = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// `modet`, built beside the running tests.
  static func program() throws -> URL {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let places = [own, CommandLine.arguments.first].compactMap(\.self)
      .map { URL(filePath: $0).deletingLastPathComponent().appending(path: "modet") }
    return try #require(
      places.first { FileManager.default.isExecutableFile(atPath: $0.path) },
      "modet is not beside the tests at \(places.map(\.path)); build everything first")
  }
}
