import Foundation
import ReviewPages
import ScenarioEngine

/// Writes what a session leaves: log, summary and review page.
///
/// Without `--out` only the page is written, to memory-backed storage of this
/// user: what a young person said does not come to rest on a disk in clear.
struct ResultWriter {
  let setup: ScenarioSetup
  let language: Language
  let sessionID: String

  func write(_ log: SessionLog, pictures: [String], out: URL?) throws {
    let page = Data(reviewPage(log).utf8)
    guard let out else {
      let file = try VolatileFolder.make().appending(path: "review-\(sessionID).html")
      try FileWriter.write(page, to: file)
      Terminal.say(.reviewAt(file.path), in: language)
      Browser.open(file)
      return
    }
    try FileWriter.makeFolder(out)
    try FileWriter.write(jsonLines(log), to: out.appending(path: "session.jsonl"))
    let file = out.appending(path: "review.html")
    try FileWriter.write(page, to: file)
    let summary = SessionSummaryDocument(
      log: log, package: setup.package, sessionID: sessionID, pictures: pictures)
    try FileWriter.write(try summary.encoded(), to: out.appending(path: "summary.json"))
    Terminal.say(.reviewAt(file.path), in: language)
  }

  private func reviewPage(_ log: SessionLog) -> String {
    let pageLanguage: ReviewLanguage = language == .danish ? .danish : .english
    let review = SessionReviewMaker(
      package: setup.package, header: log.header, records: log.records, language: pageLanguage
    ).make()
    return ReviewPage.html(review, language: pageLanguage)
  }

  private func jsonLines(_ log: SessionLog) -> Data {
    var data = Data(log.header.canonicalBytes)
    data.append(0x0A)
    for record in log.records {
      data.append(contentsOf: record.canonicalBytes)
      data.append(0x0A)
    }
    return data
  }
}

/// A folder in memory that only its owner can read, gone with the login or the next start.
enum VolatileFolder {
  static func make() throws -> URL {
    let environment = ProcessInfo.processInfo.environment
    let runtime = environment["XDG_RUNTIME_DIR"].map { URL(filePath: $0) }
    let base =
      if let runtime, FileManager.default.isWritableFile(atPath: runtime.path) {
        runtime.appending(path: "modet")
      } else {
        URL(filePath: "/dev/shm").appending(path: "modet-\(getuid())")
      }
    try FileWriter.makeFolder(base)
    let attributes = try FileManager.default.attributesOfItem(atPath: base.path)
    guard attributes[.ownerAccountID] as? UInt == UInt(getuid()) else {
      throw UserError(.outputUnwritable(base.path, "another user owns it"))
    }
    chmod(base.path, 0o700)
    return base
  }
}

/// Opens a page where a desktop is at hand.
enum Browser {
  static func open(_ file: URL) {
    guard Display.hasDisplay, FileManager.default.isExecutableFile(atPath: "/usr/bin/xdg-open")
    else { return }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/xdg-open")
    process.arguments = [file.path]
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}
