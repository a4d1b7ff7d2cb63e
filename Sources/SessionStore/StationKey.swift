import Crypto
import Foundation

/// The 256-bit key of this station, and the name under which envelopes cite it.
///
/// The file is text so that it can be printed and kept in a sealed envelope.
/// It is made once and never overwritten.
struct StationKey: Sendable {
  private static let heading = "modet-station-key-1"
  private static let byteCount = 32

  let secret: SymmetricKey

  /// The first 8 bytes of a hash of the key: it names the key, and tells nothing of it.
  let identifier: [UInt8]

  init(secret: SymmetricKey) {
    self.secret = secret
    var hash = SHA256()
    hash.update(data: Array("modet.key-identifier.1".utf8))
    secret.withUnsafeBytes { hash.update(bufferPointer: $0) }
    identifier = Array(hash.finalize().prefix(8))
  }

  /// Reads the station's key, or makes it where no session was ever stored.
  static func load(from folder: StoreFolder, mayCreate: Bool) throws(StoreError) -> StationKey {
    if !FileManager.default.fileExists(atPath: folder.keyPath) {
      guard mayCreate, !folder.hasDatabase else {
        throw folder.error(.keyMissing, folder.keyPath)
      }
      try create(in: folder)
    }
    try folder.checkPrivate(folder.keyPath, kind: S_IFREG)
    return try read(from: folder)
  }

  private static func read(from folder: StoreFolder) throws(StoreError) -> StationKey {
    // A key file is 85 bytes: anything much longer is something else.
    guard let handle = FileHandle(forReadingAtPath: folder.keyPath),
      let data = try? handle.read(upToCount: 1024),
      let text = String(data: data, encoding: .utf8)
    else { throw folder.error(.keyDamaged, folder.keyPath) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 2, lines[0] == heading, lines[2...].allSatisfy(\.isEmpty),
      let bytes = Hexadecimal.bytes(lines[1]), bytes.count == byteCount
    else { throw folder.error(.keyDamaged, folder.keyPath) }
    return StationKey(secret: SymmetricKey(data: bytes))
  }

  /// Writes a new key beside its place and links it in, so that the file is
  /// whole or absent, and an existing key always wins.
  private static func create(in folder: StoreFolder) throws(StoreError) {
    let draftPath = folder.keyPath + ".new"
    unlink(draftPath)
    let file = open(draftPath, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw folder.error(.folderUnusable, draftPath, systemWords()) }
    defer { unlink(draftPath) }
    let secret = SymmetricKey(size: .bits256)
    let digits = secret.withUnsafeBytes { Hexadecimal.text($0) }
    let text = Array("\(heading)\n\(digits)\n".utf8)
    let isWritten = write(file, text, text.count) == text.count && fsync(file) == 0
    guard close(file) == 0, isWritten else {
      throw folder.error(.diskFull, draftPath, systemWords())
    }
    guard link(draftPath, folder.keyPath) == 0 || errno == EEXIST else {
      throw folder.error(.folderUnusable, folder.keyPath, systemWords())
    }
    try synchronise(folder)
  }

  /// Makes the new name survive a power cut before anything is sealed with the key.
  private static func synchronise(_ folder: StoreFolder) throws(StoreError) {
    let directory = open(folder.keyFolderPath, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else {
      throw folder.error(.folderUnusable, folder.keyFolderPath, systemWords())
    }
    defer { close(directory) }
    guard fsync(directory) == 0 else {
      throw folder.error(.deviceFailure, folder.keyFolderPath, systemWords())
    }
  }
}
