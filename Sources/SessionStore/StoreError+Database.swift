import GRDB

extension StoreFolder {
  /// Says what a database failure means for the person at the machine.
  ///
  /// The detail keeps SQLite's own words and code but never the statement's
  /// arguments, which could hold someone's data.
  func translate(_ failure: any Error) -> StoreError {
    if let known = failure as? StoreError { return known }
    guard let failure = failure as? DatabaseError else {
      return error(.unexpected, databasePath, String(describing: type(of: failure)))
    }
    let words = failure.message ?? "no message"
    let detail = "SQLite \(failure.extendedResultCode.rawValue): \(words)"
    return error(Self.code(for: failure.resultCode), databasePath, detail)
  }

  private static func code(for result: ResultCode) -> StoreError.Code {
    switch result {
    case .SQLITE_FULL: .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: .corrupt
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .readOnly
    case .SQLITE_CANTOPEN: .folderUnusable
    case .SQLITE_IOERR: .deviceFailure
    default: .unexpected
    }
  }
}
