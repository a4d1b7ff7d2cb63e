import Foundation
import Synchronization
import Testing

@testable import Renderer

/// Files that somebody changes while they are read: exported anew, or on a stick that is pulled.
@Suite struct FileReadingTests {
  private let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("modet-reading-\(UUID().uuidString).glb")

  /// A good model of more than a page of memory.
  private func model() throws -> Data {
    var glb = try GLBBuilder.person()
    _ = glb.addView([UInt8](repeating: 7, count: 1 << 20))
    return Data(try glb.encode())
  }

  @Test func whatWasReadStaysThereWhenTheFileIsCutShort() throws {
    defer { try? FileManager.default.removeItem(at: file) }
    let model = try model()
    try model.write(to: file)
    let read = try GLTFFiles.read(file)
    try FileHandle(forWritingTo: file).truncate(atOffset: 0)
    // Of a file that is mapped into memory, nothing would be left to look at.
    #expect(read == model)
  }

  @Test func aFileThatIsCutShortMeanwhileIsReadOrRefused() throws {
    defer { try? FileManager.default.removeItem(at: file) }
    let model = try model()
    try model.write(to: file)
    let writer = try FileHandle(forWritingTo: file)
    let path = file.path
    let wrong = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 2) { part in
      for _ in 0..<60 {
        guard part == 0 else {
          let outcome = GLTFImporter.inspect(path: path)
          if (outcome.scene == nil) == outcome.report.errors.isEmpty { wrong.withLock { $0 += 1 } }
          continue
        }
        try? writer.truncate(atOffset: 5_000)
        try? writer.seek(toOffset: 0)
        try? writer.write(contentsOf: model)
      }
    }
    #expect(wrong.withLock { $0 } == 0)
    #expect(GLTFImporter.inspect(path: path).scene != nil)
  }
}
