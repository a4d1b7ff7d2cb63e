import Foundation
import Testing

/// `modet check --json`, `--fix`, and the core language's profile on whatever is named.
@Suite struct CheckDocumentTests {
  private struct Document: Decodable {
    struct Row: Decodable {
      struct Place: Decodable {
        struct Position: Decodable, Equatable {
          var line: Int
          var column: Int
        }
        var start: Position
        var end: Position
        var utf8: [Int]
      }
      var code: String
      var severity: String
      var file: String
      var range: Place?
    }
    var diagnostics: [Row]
    /// All but mere remarks.
    var faults: [Row] { diagnostics.filter { $0.severity != "info" } }
  }

  private static let broken = ["title: A", "---", "Æble <<if true>>", "<<if $ø >>", "hej", "==="]

  private func document(_ outcome: Outcome) throws -> Document {
    #expect(outcome.errors.isEmpty, "\(outcome.story)")
    #expect(try SchemaCheck.printed("check").problems(in: outcome.output) == [])
    return try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
  }

  @Test func anErrorHasItsPlaceInCharactersAndInBytes() throws {
    let station = try Station()
    let path = try station.write(Self.broken, to: "a.yarn")
    let outcome = try station.run(["check", "--profile", "yarn", "--json", path])
    #expect(outcome.status == 1, "\(outcome.story)")
    let document = try document(outcome)
    let bytes = Array((Self.broken.joined(separator: "\n") + "\n").utf8)
    #expect(document.diagnostics.contains { $0.severity == "error" && $0.file == path })
    for row in document.diagnostics {
      let range = try #require(row.range)
      for (position, offset) in zip([range.start, range.end], range.utf8) {
        let before = String(decoding: bytes[..<offset], as: UTF8.self)
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(position == .init(line: lines.count, column: lines[lines.count - 1].count + 1))
      }
    }
  }

  @Test func nothingWrongIsADocumentToo() throws {
    let station = try Station()
    let path = try station.write(["title: A", "---", "Hej.", "==="], to: "a.yarn")
    let scenario = try SmallScenario(in: station)
    for arguments in [["--profile", "yarn", path], [scenario.folder]] {
      let outcome = try station.run(["check", "--json"] + arguments)
      #expect(outcome.isSuccess, "\(outcome.story)")
      #expect(try document(outcome).faults.isEmpty)
    }
  }

  @Test func whatCannotBeReadIsInTheDocument() throws {
    let station = try Station()
    try Data([0x74, 0xFF, 0xFE]).write(to: station.folder.appending(path: "bytes.yarn"))
    try Data(repeating: 0x61, count: 9 << 20).write(to: station.folder.appending(path: "huge.yarn"))
    for name in ["gone.yarn", "gone", "bytes.yarn", "huge.yarn", "logs", "/dev/null"] {
      let path = name.hasPrefix("/") ? name : station.path(name)
      for profile in ["modet", "yarn"] {
        let outcome = try station.run(["check", "--json", "--profile", profile, path])
        #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
        #expect(try document(outcome).diagnostics.first?.code.hasPrefix("MO01") == true)
      }
    }
  }

  @Test func aFolderAndAProjectAreCompiledTogether() throws {
    let station = try Station()
    let folder = station.folder.appending(path: "story")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "more"), withIntermediateDirectories: true)
    _ = try station.write(["title: A", "---", "<<jump B>>", "==="], to: "story/a.yarn")
    _ = try station.write(["title: B", "---", "Hej.", "==="], to: "story/more/b.yarn")
    let alone = try station.run(
      ["check", "--profile", "yarn", "--strict", "--json", folder.path + "/a.yarn"])
    #expect(alone.status == 1, "\(alone.story)")
    let together = try station.run(
      ["check", "--profile", "yarn", "--strict", "--json", folder.path])
    #expect(together.isSuccess, "\(together.story)")
    let project = try station.write(
      [#"{"projectFileVersion": 3, "sourceFiles": ["*.yarn"], "baseLanguage": "da"}"#],
      to: "story/story.yarnproject")
    for path in [project, folder.path] {
      let narrow = try station.run(["check", "--profile", "yarn", "--strict", "--json", path])
      #expect(narrow.status == 1, "\(narrow.story)")
      #expect(try document(narrow).faults.map(\.code) == ["YS0012"])
    }
  }

  @Test func correctionsAreWrittenOnceAndKeepTheFilesMode() throws {
    let station = try Station()
    let path = try station.write(
      ["title: A", "---", "Hej med dig.", "Goddag.", "<<end rolig>>", "==="], to: "a.yarn")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let before = try station.run(["check", "--json", path])
    #expect(before.output.contains(#""replacement":"#), "\(before.story)")
    let fixed = try station.run(["check", "--fix", "--strict", path])
    #expect(fixed.isSuccess && fixed.errors.contains("a.yarn: rettet, linjer: 2"), "\(fixed.story)")
    #expect(fixed.errors.contains(#/a\.yarn:3: Hej med dig\. → Hej med dig\. #line:a-\w+\n/#))
    #expect(fixed.errors.contains(#/a\.yarn:4: Goddag\. → Goddag\. #line:a-\w+\n/#))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let again = try station.run(["check", "--fix", "--strict", path])
    #expect(again.isSuccess && !again.errors.contains("rettet"), "\(again.story)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func theDocumentHasWhatWasCorrected() throws {
    struct Corrected: Decodable {
      struct Line: Decodable, Equatable {
        var file: String
        var line: Int
        var before: String?
        var after: String?
      }
      var corrections: [Line]
    }
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    try scenario.write(SmallScenario.script().replacing("<<timer 12>>", with: "<<timer 3>>"))
    let outcome = try station.run(["check", "--fix", "--json", scenario.folder])
    #expect(outcome.isSuccess && outcome.errors.isEmpty, "\(outcome.story)")
    #expect(try SchemaCheck.printed("check").problems(in: outcome.output) == [])
    let lines = try JSONDecoder().decode(Corrected.self, from: Data(outcome.output.utf8))
      .corrections
    #expect(lines.count == 1)
    let line = try #require(lines.first)
    #expect(line.file.hasSuffix("lille/a.yarn") && line.line == 4)
    #expect(line.before == "<<timer 3>>" && line.after?.hasPrefix("<<timer ") == true)
    #expect(line.after != line.before)
  }

  @Test func wrongUsageIsExitStatus64() throws {
    let station = try Station()
    for arguments in [["check"], ["check", "--profile", "ink", "a"], ["check", "--jsn", "a"]] {
      let outcome = try station.run(arguments)
      #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome.story)")
    }
  }
}
