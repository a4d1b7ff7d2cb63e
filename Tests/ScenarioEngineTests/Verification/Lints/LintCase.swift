import Foundation
import Testing

@testable import ScenarioEngine

/// A small scenario that has nothing to remark until a test changes it.
struct LintCase {
  var folder = TextFolder()
  var context = LintContext()

  /// A scenario of these nodes, with English words for the ids of `english`.
  init(_ script: String, english: [String: String] = [:]) throws {
    folder["modet.ysls.json"] = try CaseFolder.text(
      CaseFolder.root.appending(path: "Scenarios/modet.ysls.json"))
    folder["s/a.yarn"] = script
    let rows = english.sorted { $0.key < $1.key }.map { "en,line:\($0),\"\($1)\"\n" }
    folder["s/en.csv"] = "language,id,text\n" + rows.joined()
  }

  /// A scenario whose one node has this body and ends.
  init(body: String, english: [String: String] = [:]) throws {
    try self.init(
      "title: Start\n---\nanna: Loven. #line:lov #law:rpl\n\(body)\n<<end hjem>>\n===\n",
      english: english)
  }

  func package() throws -> ScenarioPackage {
    do {
      return try folder.load()
    } catch {
      Issue.record("\(error.message(in: .english))")
      throw error
    }
  }

  func findings() throws -> [Diagnostic] {
    ScenarioLints.findings(in: try package(), context).map(\.diagnostic)
  }

  /// The codes of what is found.
  func codes() throws -> [String] { try findings().map(\.code.rawValue) }

  /// What is found with one code.
  func findings(_ code: DiagnosticCode) throws -> [Diagnostic] {
    try findings().filter { $0.code == code }
  }

  /// The source that a diagnostic points at.
  func text(_ range: SourceRange) throws -> String {
    let file = try package().sourceFiles[range.file]
    return file.text(range.lower, range.upper)
  }
}

/// Words in Danish, as many as asked for, none of them long.
func shortWords(_ count: Int) -> String {
  Array(repeating: "ord", count: count).joined(separator: " ")
}
