import Foundation
import Testing

@testable import ScenarioEngine

/// Whatever a scenario says, reading it ends, and says the same of it each time.
@Suite struct LintRobustnessTests {
  private static let context = LintContext(
    today: CalendarDay(year: 2031, month: 1, day: 1),
    takes: [
      "da": [VoiceTake(name: "idt003", durationMs: 0), VoiceTake(name: "")],
      "xx": [VoiceTake(name: "idt003", durationMs: -5)],
    ], assets: AssetNames(places: [], people: [], sounds: []))

  /// The shipped scenario with some of its lines changed into ones that ask for a remark.
  private static func changed(seed: UInt64) throws -> ScenarioPackage {
    let files = ScenarioFiles(
      read: { path in
        let bytes = try ScenarioFiles.disk.read(path)
        guard path.hasSuffix("moedet.yarn") else { return bytes }
        var random = SeededGenerator(seed: seed)
        let lines = String(decoding: bytes, as: UTF8.self)
          .split(separator: "\n", omittingEmptySubsequences: false)
          .map { random.next() % 5 == 0 ? other(for: String($0), random.next()) : String($0) }
        return Array(lines.joined(separator: "\n").utf8)
      }, list: ScenarioFiles.disk.list)
    return try ScenarioPackage.load(folder: SmallMeeting.folder, from: files)
  }

  private static func other(for line: String, _ draw: UInt64) -> String {
    let pick = { (texts: [String]) in texts[Int(draw % UInt64(texts.count))] }
    if line.hasPrefix("<<timer") {
      return pick(["<<timer 0>>", "<<timer 2>>", "<<timer {$level * 2 - $officer}>>"])
    }
    if let cue = line.range(of: "<<gesture") {
      return line[..<cue.lowerBound]
        + pick(["<<light day>>", "<<light night>>", "<<stage bane>>", "<<wait {$level / 9}>>"])
    }
    if line.contains("#law:") { return line.replacing("officerA: ", with: "") }
    guard line.hasPrefix("-> "), !line.contains("#silence") else { return line }
    return line.replacing(
      " #line",
      with: pick([
        " <<if $officer > 3 and not visited(\"Tonen\")>> #line", " <<once>> #line",
        " \(shortWords(12)) #line", " selvfølgelig \(shortWords(3)) {$officer} #line",
      ]))
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func changedScenesAreReadAndEveryFindingHasItsPlace(seed: UInt64) throws {
    let package = try Self.changed(seed: seed)
    let found = ScenarioLints.findings(in: package, Self.context)
    #expect(found == ScenarioLints.findings(in: package, Self.context))
    #expect(Set(found.map(\.diagnostic.code)).count >= 5)
    for diagnostic in found.map(\.diagnostic) {
      for range in [diagnostic.range] + diagnostic.notes.map(\.range) {
        let file = package.sourceFiles[range.file]
        #expect(range.lower >= 0 && range.upper <= file.bytes.count)
      }
      for language in DiagnosticLanguage.allCases {
        let said =
          [diagnostic.message(in: language)]
          + diagnostic.notes.map { $0.wording.sentence(in: language, $0.arguments) }
        #expect(said.allSatisfy { !$0.contains("{") }, "\(said)")
      }
    }
  }
}
