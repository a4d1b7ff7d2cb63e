import Foundation
import Testing

@testable import ScenarioEngine

/// `modet lines`.
@Suite struct LinesCommandTests {
  private func rows(_ csv: String) -> [[String]] {
    var reader = CSVReader(bytes: Array(csv.utf8))
    return reader.records().map(\.fields)
  }

  @Test func theExportOfATranslationIsATranslation() throws {
    let station = try Station()
    let project = try ProjectCopy(in: station)
    let before = try station.run(
      ["lines", "politi-id-tjek", "--language", "en", "--csv", "-"], in: project.root)
    #expect(before.isSuccess && before.errors.isEmpty, "\(before.story)")
    let file = project.url("Scenarios/politi-id-tjek/en.csv")
    let written = try station.run(
      ["lines", "politi-id-tjek", "--language", "en", "--csv", file.path], in: project.root)
    #expect(written.isSuccess && written.output.isEmpty, "\(written.story)")
    #expect(try String(contentsOf: file, encoding: .utf8) == before.output)
    let checked = try station.run(["check", "politi-id-tjek", "--budget", "1"], in: project.root)
    #expect(checked.isSuccess && !checked.errors.contains("en.csv"), "\(checked.story)")
    let again = try station.run(
      ["lines", "politi-id-tjek", "--language", "en", "--csv", "-"], in: project.root)
    #expect(again.output == before.output)
  }

  @Test func whatIsMissingIsListedAlone() throws {
    let station = try Station()
    let project = try ProjectCopy(in: station)
    try project.edit("Scenarios/politi-id-tjek/en.csv") {
      $0.replacing("I haven't done anything.", with: "")
    }
    let arguments = ["lines", "politi-id-tjek", "--language", "en", "--missing"]
    let csv = try station.run(arguments + ["--csv", "-"], in: project.root)
    let ids = rows(csv.output).map { $0[1] }
    #expect(ids.contains("line:idt103") && !ids.contains("line:idt101"))
    #expect(ids.contains("line:idt003"), "a spoken line without a take")
    let table = try station.run(arguments, in: project.root)
    #expect(table.output.contains("[not translated] Jeg har ikke gjort noget."))
    #expect(table.output.contains("Missing: 1 translation, "))
  }

  @Test func aTakeGivesItsNameAndItsLength() throws {
    let station = try Station()
    let project = try ProjectCopy(in: station)
    let folder = project.url("Scenarios/politi-id-tjek/Voices/da")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.wave(milliseconds: 1_500).write(to: folder.appending(path: "idt003.wav"))
    try Data("no sound".utf8).write(to: folder.appending(path: "idt004.wav"))
    let csv = try station.run(["lines", "politi-id-tjek", "--csv", "-"], in: project.root)
    #expect(csv.isSuccess && csv.errors.contains("idt004.wav"), "\(csv.story)")
    let row = try #require(rows(csv.output).first { $0[1] == "line:idt003" })
    #expect(row[12] == "1.50" && row[13] == "idt003.wav")
    let missing = try station.run(
      ["lines", "politi-id-tjek", "--missing", "--csv", "-"], in: project.root)
    let ids = rows(missing.output).map { $0[1] }
    #expect(!ids.contains("line:idt003") && ids.contains("line:idt005"))
  }

  /// A mono sound of silence.
  private static func wave(milliseconds: Int) -> Data {
    let bytes = 8 * milliseconds * 2
    func number(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    var data = Array("RIFF".utf8) + number(36 + bytes, 4) + Array("WAVEfmt ".utf8) + number(16, 4)
    data += number(1, 2) + number(1, 2) + number(8_000, 4) + number(16_000, 4) + number(2, 2)
    data += number(16, 2) + Array("data".utf8) + number(bytes, 4)
    return Data(data + [UInt8](repeating: 0, count: bytes))
  }

  @Test(arguments: [40, 72, 100, 200])
  func noLineOfTheTableIsWiderThanTheTerminal(columns: Int) throws {
    let outcome = try Station().run(
      ["lines", "politi-id-tjek"], environment: ["COLUMNS": "\(columns)"])
    #expect(outcome.isSuccess, "\(outcome.story)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count > 500)
    for line in lines.filter({ $0.hasPrefix("  ") }) {
      #expect(line.count <= max(columns, 52), "\(line)")
    }
    #expect(
      outcome.output.contains(
        "Taletid: 20:10 (officerA 11:41, officerB 4:41, friendB 2:10, friendA 1:28, adult 0:11)."))
  }

  @Test func whatIsNotThereIsRefused() throws {
    let station = try Station()
    for arguments in [["intet"], ["politi-id-tjek", "--csv", station.path("no/such/a.csv")]] {
      let outcome = try station.run(["lines"] + arguments)
      #expect(outcome.isRefusal && outcome.output.isEmpty, "\(outcome.story)")
    }
    let language = try station.run(["lines", "politi-id-tjek", "--language", "sv"])
    #expect(language.status == 64, "\(language.story)")
  }
}
