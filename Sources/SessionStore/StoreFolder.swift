import Foundation

/// The folder of a station's sessions: who may see it, and where its files lie.
///
/// ```
/// FOLDER/                 0700
///   sessions.sqlite       metadata in clear, payloads sealed
///   sessions.lock         held by the one program that writes
///   keys/                 0700, to be backed up apart from the rest
///     station.key         0600
/// ```
struct StoreFolder: Sendable {
  let path: String
  let language: StoreLanguage

  var databasePath: String { path + "/sessions.sqlite" }
  var lockPath: String { path + "/sessions.lock" }
  var keyFolderPath: String { path + "/keys" }
  var keyPath: String { keyFolderPath + "/station.key" }

  var hasDatabase: Bool { FileManager.default.fileExists(atPath: databasePath) }

  /// Makes the folder, closed to others, or checks that an existing one is.
  func prepare() throws(StoreError) {
    try makeParents()
    try makePrivateFolder(path)
    try makePrivateFolder(keyFolderPath)
  }

  /// Checks an existing folder without changing anything.
  func checkExisting() throws(StoreError) {
    try checkPrivate(path, kind: S_IFDIR)
    try checkPrivate(keyFolderPath, kind: S_IFDIR)
  }

  /// Refuses a file or folder that anyone but this user can reach.
  func checkPrivate(_ path: String, kind: mode_t) throws(StoreError) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      throw error(.folderUnusable, path, systemWords())
    }
    guard status.st_mode & S_IFMT == kind else {
      throw error(.folderUnusable, path, kind == S_IFDIR ? "not a folder" : "not a plain file")
    }
    guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      let mode = String(status.st_mode & 0o777, radix: 8)
      throw error(.readableByOthers, path, "mode \(mode), owner \(status.st_uid)")
    }
  }

  func error(_ code: StoreError.Code, _ path: String, _ detail: String = "") -> StoreError {
    StoreError(code, path: path, detail: detail, language: language)
  }

  private func makeParents() throws(StoreError) {
    let parent = (path as NSString).deletingLastPathComponent
    guard !parent.isEmpty else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: parent, withIntermediateDirectories: true)
    } catch let failure {
      throw error(.folderUnusable, parent, failure.localizedDescription)
    }
  }

  private func makePrivateFolder(_ path: String) throws(StoreError) {
    if mkdir(path, 0o700) != 0, errno != EEXIST {
      throw error(.folderUnusable, path, systemWords())
    }
    try checkPrivate(path, kind: S_IFDIR)
  }
}

/// The C library's words for the last failed call.
func systemWords() -> String {
  String(cString: strerror(errno))
}
