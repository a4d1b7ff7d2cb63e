import Foundation

/// What an author asked to have written: a file of the author's own, or standard output for `-`.
enum OutputFile {
  /// Says that a file was written; standard output speaks for itself.
  static func write(_ text: String, to path: String, in language: Language) throws {
    guard path != "-" else {
      FileHandle.standardOutput.write(Data(text.utf8))
      return
    }
    try replace(path, with: Array(text.utf8))
    Terminal.say(.other(en: "\(path): written.", da: "\(path): skrevet."), in: language)
  }

  /// Writes whole or not at all, and leaves the permissions and links of a file as they were.
  static func replace(_ path: String, with bytes: [UInt8]) throws {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    do {
      let old = try? FileManager.default.attributesOfItem(atPath: file.path)
      try Data(bytes).write(to: file, options: .atomic)
      if let permissions = old?[.posixPermissions] {
        try FileManager.default.setAttributes(
          [.posixPermissions: permissions], ofItemAtPath: file.path)
      }
    } catch {
      throw UserError(.outputUnwritable(path, FileWriter.reason(error)))
    }
  }
}
