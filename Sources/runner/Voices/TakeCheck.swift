import Foundation
import Renderer
import ScenarioEngine

/// What is wrong with the recorded takes of a scenario in one language: `modet voices check`.
struct TakeCheck {
  /// Takes lie within this of `SoundLevel.takes`: LU.
  static let tolerance = 1.0
  /// What every take is recorded at: Hz.
  static let sampleRate = 48_000
  /// No take passes this between its samples either: decibels of full scale.
  static let truePeakLimit = -1.0
  /// So many neighbouring samples at full scale are no peak but a cut.
  private static let cutRun = 3
  private static let cutLevel: Float = 0.997

  let package: ScenarioPackage
  let scenario: URL
  let language: String
  /// Of the messages.
  let spoken: Language

  /// Every finding, missing takes last.
  func findings() -> [TakeFinding] {
    let takes = TakeFolder(scenario: scenario, language: language)
    let lines = package.program.lines.filter {
      !$0.isOption && $0.speaker != nil && $0.shadowedID == nil
    }
    let (consents, faults) = readConsents()
    var found = faults
    var missing: [TakeFinding] = []
    for line in lines {
      guard let file = takes.files(of: line).first else {
        missing.append(
          TakeFinding(.missing, language: language, line: line.id).worded(in: spoken))
        continue
      }
      found += findings(file, line, consents)
    }
    found += strangers(takes, Set(lines.map(\.takeName)))
    return found + missing
  }

  /// How many lines somebody speaks, and how many of them have a take.
  var counts: (lines: Int, takes: Int) {
    let takes = TakeFolder(scenario: scenario, language: language)
    let lines = package.program.lines.filter {
      !$0.isOption && $0.speaker != nil && $0.shadowedID == nil
    }
    return (lines.count, lines.count { !takes.files(of: $0).isEmpty })
  }

  // MARK: - One take

  private func findings(
    _ file: URL, _ line: LineInfo, _ consents: VoiceConsents
  ) -> [TakeFinding] {
    func found(_ kind: TakeFinding.Kind, _ value: Double? = nil) -> TakeFinding {
      TakeFinding(
        kind, language: language, line: line.id, file: name(file), value: value,
        speaker: line.speaker
      ).worded(in: spoken)
    }
    var findings: [TakeFinding] = []
    if let speaker = line.speaker, !consents.covers(speaker, in: language) {
      findings.append(found(.noConsent))
    }
    do {
      let clip = try SoundFile.read(path: file.path)
      findings += Self.faults(of: clip).map { found($0.kind, $0.value) }
    } catch {
      findings.append(
        TakeFinding(
          .unreadable, language: language, line: line.id, file: name(file)
        ).worded(in: spoken, detail: error.message(language: spoken.rawValue)))
    }
    return findings
  }

  /// What is wrong with a take as sound, and the number that shows it.
  static func faults(of clip: SoundClip) -> [(kind: TakeFinding.Kind, value: Double)] {
    var faults: [(kind: TakeFinding.Kind, value: Double)] = []
    if clip.sampleRate != sampleRate { faults.append((.sampleRate, Double(clip.sampleRate))) }
    let loudness = Loudness.of(clip, withTruePeak: true)
    let peak = loudness.peakDecibels
    if hasCutPeaks(clip.samples) || peak > truePeakLimit {
      faults.append((.clipped, (peak * 10).rounded() / 10))
    }
    let level = (loudness.integrated * 10).rounded() / 10
    if !loudness.integrated.isFinite {
      faults.append((.tooQuiet, -70))
    } else if loudness.integrated > SoundLevel.takes + tolerance {
      faults.append((.tooLoud, level))
    } else if loudness.integrated < SoundLevel.takes - tolerance {
      faults.append((.tooQuiet, level))
    }
    return faults
  }

  private static func hasCutPeaks(_ samples: [Float]) -> Bool {
    var run = 0
    for sample in samples {
      run = abs(sample) >= cutLevel ? run + 1 : 0
      if run >= cutRun { return true }
    }
    return false
  }

  // MARK: - Around the takes

  private func strangers(_ takes: TakeFolder, _ names: Set<String>) -> [TakeFinding] {
    takes.all.filter { !names.contains($0.deletingPathExtension().lastPathComponent) }
      .map { TakeFinding(.unknownLine, language: language, file: name($0)).worded(in: spoken) }
  }

  /// The agreements, and what is wrong with their file; a file that is missing holds none.
  private func readConsents() -> (VoiceConsents, [TakeFinding]) {
    let file = TakeFolder.consents(scenario: scenario)
    guard let data = FileManager.default.contents(atPath: file.path) else {
      return (VoiceConsents(), [])
    }
    let source = SourceFile(path: file.path, text: String(decoding: data, as: UTF8.self))
    let (consents, diagnostics) = VoiceConsents.read(source, cast: package.cast.map(\.id))
    let faults = diagnostics.map { diagnostic in
      TakeFinding(
        .consentFile, language: language, file: name(file),
        value: Double(source.location(of: diagnostic.range.lower).line)
      ).worded(in: spoken, detail: diagnostic.message(in: spoken.diagnosticLanguage))
    }
    return (consents, faults)
  }

  /// As seen from the scenario's folder.
  private func name(_ file: URL) -> String {
    file.path.hasPrefix(scenario.path + "/")
      ? String(file.path.dropFirst(scenario.path.count + 1)) : file.path
  }
}
