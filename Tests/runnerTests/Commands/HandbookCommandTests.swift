import ArgumentParser
import Foundation
import Testing

@testable import runner

/// What the handbook for authors shows of the program: its commands, and what `check` answers.
@Suite struct HandbookCommandTests {
  struct Book: CustomTestStringConvertible {
    var file: String
    var language: String
    var scenario: String
    /// What the book changes in its scenario to show a finding: in a node, a text for another.
    var fault: (node: String, text: String, by: String)
    var testDescription: String { file }

    func text() throws -> String {
      try String(
        contentsOf: Built.project.appending(path: "Documentation/" + file), encoding: .utf8)
    }

    /// What stands in the blocks of the program's answers.
    func answers() throws -> [String] {
      try text().matches(of: /```console\n([^`]+)```/).map { String($0.1) }
    }
  }

  static let books = [
    Book(
      file: "Language.md", language: "en", scenario: "bus-ticket",
      fault: ("Disagree", "<<jump Driver>>", "<<end tense>>")),
    Book(
      file: "Sproget.md", language: "da", scenario: "busbilletten",
      fault: ("Uenige", "<<jump Chaufføren>>", "<<end anspændt>>")),
  ]

  // MARK: - Commands

  /// The command lines of a book: in blocks without a name, and between single backticks.
  private func commands(in text: String) -> [[String]] {
    let spoken = text.matches(of: /`(modet [^`]+)`/).map { String($0.1) }
    let shown = text.matches(of: /\n```\n(modet [^`]+)\n```/).map { String($0.1) }
    return (spoken + shown).map {
      $0.split(whereSeparator: \.isWhitespace).dropFirst().map(String.init)
    }
  }

  @Test(arguments: books)
  func everyCommandIsTaken(_ book: Book) throws {
    let given = commands(in: try book.text())
    #expect(given.count >= 12)
    let names = Runner.configuration.subcommands.compactMap { $0.configuration.commandName }
    for command in given {
      #expect(names.contains(command[0]), "\(command)")
      // A name alone speaks of the command; it is not one to be given.
      if command.count > 1 { _ = try Runner.parseAsRoot(command) }
    }
  }

  /// Everything else for people that shows how the program is called.
  static let guides: [String] = ["Guides", "Benchmarks", "Editors"].flatMap { folder in
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: Built.project.appending(path: "Documentation/\(folder)").path)
    return (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
  }

  /// The lines of a guide's unnamed blocks that call the program; a line that goes on is one.
  private func calls(in text: String) -> [[String]] {
    var fence: Substring?
    var lines: [Substring] = []
    let whole = text.replacing("\\\n", with: " ")
    for line in whole.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        fence = fence == nil ? line.dropFirst(3) : nil
      } else if fence?.isEmpty == true {
        lines.append(line)
      }
    }
    return lines.compactMap { line in
      // What the shell makes of it does not come to the program.
      let words = line.prefix { !"#<>|".contains($0) }.matches(of: /"([^"]*)"|\S+/)
        .map { String($0.1 ?? $0.0) }
      return ["modet", "./run"].contains(words.first) ? Array(words.dropFirst()) : nil
    }
  }

  @Test(arguments: guides)
  func everyCallOfAGuideIsTaken(_ guide: String) throws {
    let text = try String(
      contentsOf: Built.project.appending(path: "Documentation/" + guide), encoding: .utf8)
    for call in calls(in: text) where !call.isEmpty { _ = try Runner.parseAsRoot(call) }
  }

  @Test func theGuidesHaveCalls() throws {
    let counts = try Self.guides.map { guide in
      try calls(
        in: String(
          contentsOf: Built.project.appending(path: "Documentation/" + guide), encoding: .utf8)
      ).count
    }
    #expect(counts.reduce(0, +) > 40)
  }

  // MARK: - Answers

  @Test(arguments: books)
  func theScenarioIsCheckedAsTheBookShows(_ book: Book) throws {
    let path = "Documentation/Examples/" + book.scenario
    let outcome = try Station().run(["check", "--strict", path, "--language", book.language])
    #expect(outcome.isSuccess, "\(outcome.story)")
    let answers = try book.answers()
    try #require(answers.count == 2)
    #expect(outcome.errors.contains(answers[0]), "\(outcome.story)")
  }

  @Test(arguments: books)
  func theBrokenScenarioGivesTheFindingWithItsWay(_ book: Book) throws {
    let station = try Station()
    let project = try ProjectCopy(in: station)
    let path = "Documentation/Examples/" + book.scenario
    try FileManager.default.createDirectory(
      at: project.url("Documentation"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Built.project.appending(path: "Documentation/Examples"),
      to: project.url("Documentation/Examples"))
    try project.edit("\(path)/\(book.scenario).yarn") { script in
      script.components(separatedBy: "===\n").map { node in
        guard node.contains("title: \(book.fault.node)\n") else { return node }
        return node.replacing(book.fault.text, with: book.fault.by)
      }.joined(separator: "===\n")
    }
    let outcome = try station.run(
      ["check", path, "--language", book.language], in: project.root)
    #expect(outcome.status == 1)
    let answer = try #require(book.answers().last)
    #expect(outcome.errors.contains(answer), "\(outcome.story)")
  }
}
