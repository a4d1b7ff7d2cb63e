import Foundation
import ScenarioEngine
import SessionStore

/// Finds a session by id in the store, by `session.jsonl`, or by an `--out` folder.
struct SessionFinder {
  let storeFolder: String
  let language: Language

  func log(of name: String) throws -> SessionLog {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) {
      let file =
        isFolder.boolValue ? URL(filePath: name).appending(path: "session.jsonl").path : name
      guard FileManager.default.fileExists(atPath: file) else {
        throw UserError(.sessionMissing(name))
      }
      return try SessionLogReader(name: file).read(path: file)
    }
    guard let id = SessionID(name) else { throw UserError(.sessionMissing(name)) }
    let store = try openStore()
    let records = try store.records(of: id)
    guard !records.isEmpty else { throw UserError(.sessionMissing(name)) }
    return try SessionLogReader(name: name).read(lines: records.map { Data($0.payload) })
  }

  func openStore() throws -> SessionStore {
    try SessionStore.open(
      folder: storeFolder, access: .readOnly, language: language.storeLanguage)
  }
}
