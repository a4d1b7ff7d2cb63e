import Foundation

/// Checks the outside of a sound file before it is decoded: its kind, its size, and its end.
///
/// The decoder plays as much of a cut file as is there; half a sentence in a scene is worse than
/// a message, so a file that ends early is refused.
enum SoundContainer {
  /// The longest Ogg page, header and data (RFC 3533, 6): bytes.
  private static let oggPageLimit = 65_307

  static func check(path: String) throws(AudioError) {
    let (head, tail, size) = try readEnds(path)
    guard size <= SoundFile.byteLimit else { throw SoundFile.tooLarge(path) }
    if head.starts(with: Array("OggS".utf8)) {
      guard endsWithLastOggPage(tail) else { throw truncated(path) }
    } else if head.count >= 12, head.starts(with: Array("RIFF".utf8)),
      head[8..<12].elementsEqual("WAVE".utf8)
    {
      let claimed = (0..<4).reduce(0) { $0 | Int(head[4 + $1]) << (8 * $1) }
      guard claimed + 8 <= size else { throw truncated(path) }
    } else {
      throw AudioError(
        .unsupportedFile,
        danish: "\(path): hverken WAV eller Ogg Opus. Gem lyden som en af dem.",
        english: "\(path): neither WAV nor Ogg Opus. Save the sound as one of them.")
    }
  }

  /// Reads the first bytes, the last page's worth of bytes, and the size.
  private static func readEnds(
    _ path: String
  ) throws(AudioError) -> (head: [UInt8], tail: [UInt8], size: Int) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw AudioError(
        .unreadableFile,
        danish: "\(path): lydfilen findes ikke. Hent projektets filer igen, eller ret stien.",
        english: "\(path): no such sound file. Fetch the project's files again, or mend the path.")
    }
    guard !isFolder.boolValue, let file = FileHandle(forReadingAtPath: path) else {
      throw SoundFile.unreadable(path, reason: isFolder.boolValue ? "folder" : "no permission")
    }
    defer { try? file.close() }
    do {
      let head = try file.read(upToCount: 12) ?? Data()
      let size = Int(try file.seekToEnd())
      try file.seek(toOffset: UInt64(max(0, size - oggPageLimit)))
      let tail = try file.read(upToCount: oggPageLimit) ?? Data()
      return ([UInt8](head), [UInt8](tail), size)
    } catch {
      throw SoundFile.unreadable(path, reason: "\(error)")
    }
  }

  /// Whether the bytes end with a whole page that carries the end-of-stream mark.
  private static func endsWithLastOggPage(_ tail: [UInt8]) -> Bool {
    let mark = Array("OggS".utf8)
    var start = tail.count - 27
    while start >= 0 {
      if tail[start] == mark[0], tail[start..<(start + 4)].elementsEqual(mark) {
        let segments = Int(tail[start + 26])
        let table = start + 27
        guard table + segments <= tail.count else { return false }
        let length = tail[table..<(table + segments)].reduce(0) { $0 + Int($1) }
        return tail[start + 5] & 4 != 0 && table + segments + length == tail.count
      }
      start -= 1
    }
    return false
  }

  private static func truncated(_ path: String) -> AudioError {
    AudioError(
      .truncatedFile,
      danish: "\(path): lydfilen er afbrudt midt i. Hent eller gem den igen.",
      english: "\(path): the sound file ends in the middle. Fetch or save it again.")
  }
}
