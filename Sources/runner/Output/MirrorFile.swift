import Foundation
import Renderer
import Synchronization

/// What one eye sees as a JPEG file, renewed again and again, for somebody beside the headset.
///
/// Each picture takes the place of the one before whole, so that a viewer never reads half of one.
/// The file is its owner's alone and goes when the session is over. It is written on the mirror's
/// thread.
final class MirrorFile: Sendable {
  static let ratePerSecond = 15.0

  private let file: URL
  private let language: Language
  private let state = Mutex((hasWarned: false, isOver: false))

  /// - Throws: `UserError` where the folder of the file is missing or may not be written to.
  init(_ path: String, language: Language) throws {
    file = URL(filePath: path)
    self.language = language
    let folder = file.deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw UserError(.outputUnwritable(path, String(cString: strerror(ENOENT))))
    }
  }

  /// Puts the next picture in the place of the last; says once that it cannot be written.
  func write(_ picture: MirrorFrame) {
    state.withLock { state in
      guard !state.isOver else { return }
      do {
        try FileWriter.write(Data(picture.jpeg), to: file)
      } catch {
        guard !state.hasWarned else { return }
        state.hasWarned = true
        Terminal.say((error as? UserError)?.text(in: language) ?? "\(error)")
      }
    }
  }

  /// Takes the file away; nothing is written any more.
  func remove() {
    state.withLock { $0.isOver = true }
    try? FileManager.default.removeItem(at: file)
  }
}
