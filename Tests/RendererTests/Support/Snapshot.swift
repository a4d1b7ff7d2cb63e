import Foundation
import Testing

@testable import Renderer

/// Compares pictures with those that were looked at and kept in `Pictures/`.
enum Snapshot {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Pictures")

  /// Fails if a picture differs from the kept one in more than a few pixels.
  ///
  /// A processor of another kind may round otherwise, so each channel may be off by a little.
  /// `RECORD_SNAPSHOTS=1` replaces the kept picture and fails, as a missing one does.
  static func expect(
    _ image: Image, _ name: String, tolerance: Int = 3, share: Double = 0.002,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent("\(name).png")
    let records = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
    guard !records, let bytes = try? Foundation.Data(contentsOf: file) else {
      try Foundation.Data(PNGWriter.encode(image)).write(to: file)
      Issue.record("recorded \(name).png: look at it", sourceLocation: sourceLocation)
      return
    }
    let golden = try ImageDecoder.decode([UInt8](bytes))
    guard golden.width == image.width, golden.height == image.height else {
      Issue.record("\(name).png has another size", sourceLocation: sourceLocation)
      return
    }
    let differing = stride(from: 0, to: image.pixels.count, by: 4).count { pixel in
      (0..<3).contains { channel in
        abs(Int(image.pixels[pixel + channel]) - Int(golden.pixels[pixel + channel])) > tolerance
      }
    }
    guard Double(differing) > share * Double(image.width * image.height) else { return }
    Attachment.record(try PNGWriter.encode(image), named: "\(name)-actual.png")
    Issue.record(
      "\(name).png differs in \(differing) pixels", sourceLocation: sourceLocation)
  }
}
