import Foundation
import Renderer

/// A model that was given to `modet check`, and everything that was found in it.
struct CheckedModel {
  let report: ImportReport

  /// Whether a path names a model and not scripts; whether it is there is told by reading it.
  static func isModel(_ path: String) -> Bool {
    let end = URL(filePath: path).pathExtension.lowercased()
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return ["glb", "gltf"].contains(end) && !(isThere && isFolder.boolValue)
  }

  init(_ path: String) { report = GLTFImporter.inspect(path: path).report }

  /// Whether it can be shown, or when strict, also as its author meant it.
  func isGood(strict: Bool) -> Bool {
    !report.issues.contains { $0.severity == .error || (strict && $0.severity == .warning) }
      && report.firstError == nil
  }

  /// One line a remark, the worst first, and how many there are of each kind.
  func text(in language: Language) -> String {
    let order = GLTFIssue.Severity.allCases.sorted(by: >)
    let lines = order.flatMap { severity in
      report.issues.filter { $0.severity == severity }.map { line($0, language) }
    }
    let counts = order.map { severity in
      "\(report.issues.count { $0.severity == severity })"
    }.joined(separator: "/")
    var last =
      language == .danish
      ? "\(report.file): læst, fejl/advarsler/bemærkninger \(counts)"
      : "\(report.file): read, errors/warnings/remarks \(counts)"
    if report.omitted > 0 {
      last += language == .danish ? "; \(report.omitted) til" : "; \(report.omitted) more"
    }
    return (lines + [last + "."]).joined(separator: "\n")
  }

  private func line(_ issue: GLTFIssue, _ language: Language) -> String {
    var issue = issue
    issue.file = report.file
    let row = ModelRow.Issue(issue, language)
    return "\(issue.place): \(row.severity): \(row.message). \(row.remedy) [\(row.code)]"
  }
}

/// A model in the document that `modet check --json` prints.
struct ModelRow: Encodable {
  struct Issue: Encodable {
    /// As the Khronos validator names it.
    var code: String
    var severity: String
    /// Where in the model's JSON (RFC 6901); empty for the whole file.
    var pointer: String
    var message: String
    var remedy: String

    init(_ issue: GLTFIssue, _ language: Language) {
      let isDanish = language == .danish
      code = issue.code.rawValue
      severity =
        switch issue.severity {
        case .error: "error"
        case .warning: "warning"
        case .information: "info"
        }
      pointer = issue.pointer
      message = isDanish ? issue.problem.danish : issue.problem.english
      remedy = isDanish ? issue.remedy.danish : issue.remedy.english
    }
  }

  var file: String
  var issues: [Issue]
  /// How many more were found.
  var omitted: Int

  init(_ model: CheckedModel, in language: Language) {
    file = model.report.file
    issues = model.report.issues.map { Issue($0, language) }
    omitted = model.report.omitted
  }
}
