import Foundation

/// Writes files that only their owner can read, whole or not at all.
enum FileWriter {
  static func write(_ data: Data, to file: URL) throws {
    do {
      try data.write(to: file, options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    } catch {
      throw UserError(.outputUnwritable(file.path, reason(error)))
    }
  }

  static func makeFolder(_ folder: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw UserError(.outputUnwritable(folder.path, reason(error)))
    }
  }

  /// The system's words for what went wrong.
  static func reason(_ error: any Error) -> String {
    (error as NSError).localizedDescription
  }
}
