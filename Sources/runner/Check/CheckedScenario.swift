import Foundation
import ScenarioEngine

/// A scenario that compiled, with what reading it and exploring it showed.
struct CheckedScenario {
  var package: ScenarioPackage
  var folder: URL
  /// What reading shows.
  var lints: [Finding] = []
  /// What exploring shows, once it is done.
  var report: VerificationReport?

  /// All findings, by file and place.
  var findings: [Finding] {
    (lints + (report?.findings ?? [])).sorted {
      let (left, right) = ($0.diagnostic, $1.diagnostic)
      return (left.range.file, left.range.lower, left.code.rawValue)
        < (right.range.file, right.range.lower, right.code.rawValue)
    }
  }

  private static let statesBetweenReports = 1 << 15

  /// Explores the scenario, and tells on a terminal how far that has come.
  mutating func verify(_ options: VerifierOptions, in language: Language) {
    let line = ProgressLine()
    report = Verifier(setup, options: options).verify { count in
      if count > 0, count.isMultiple(of: Self.statesBetweenReports) {
        line.show(
          language == .danish
            ? "Efterprøver tilstande: \(count) …" : "Exploring states: \(count) …")
      }
      return false
    }
    line.clear()
  }

  var setup: VerificationSetup { VerificationSetup(package, durations: durations) }

  /// As long as a session's lines last in the scenario's own language.
  private var durations: DurationTable {
    let takes = TakeFolder(scenario: folder, language: package.baseLanguage)
    var table = LineTexts(package: package, language: package.baseLanguage).estimatedDurations
    for line in package.program.lines where !line.isOption && line.speaker != nil {
      guard let file = takes.files(of: line).first,
        let duration = try? TakeFolder.durationMs(of: file)
      else { continue }
      table[line.index] = duration + VoiceLibrary.gapMs
    }
    return table
  }
}
