import Foundation
import Renderer
import ScenarioEngine

/// Makes placeholder speech for every line that nobody has spoken: `modet voices make`.
struct VoiceMaker {
  /// What was done, in lines.
  struct Outcome: Equatable {
    var made = 0
    /// Made earlier, and still what the line says.
    var kept = 0
    /// Spoken by a person.
    var recorded = 0
    /// Their words are only known while the scene runs.
    var computed = 0
    /// Of lines that are gone.
    var removed = 0
    var bytes = 0
  }

  let scenario: URL
  let texts: LineTexts
  let cacheFolder: String
  let neural: NeuralVoice?

  private var folder: URL {
    TakeFolder.synthetic(scenario: scenario, language: texts.language)
  }

  /// Makes what is missing or out of date, and removes what no line needs any more.
  ///
  /// - Parameter progress: told how many of all lines are done.
  /// - Returns: what was done.
  /// - Throws: `AudioError` where the synthesiser or a file fails, `UserError` where a folder or a
  ///   neural voice does.
  func make(progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }) throws -> Outcome {
    try SharedFile.makeFolder(folder)
    let takes = TakeFolder(scenario: scenario, language: texts.language)
    var speech = SyntheticSpeech(texts: texts, cacheFolder: cacheFolder)
    var outcome = Outcome()
    var needed: Set<String> = []
    let lines = texts.package.program.lines.filter {
      !$0.isOption && $0.speaker != nil && $0.shadowedID == nil && !$0.takeName.contains("/")
    }
    for (index, line) in lines.enumerated() {
      progress(index, lines.count)
      if !takes.files(of: line).isEmpty {
        outcome.recorded += 1
      } else if !speech.canSpeak(line) {
        outcome.computed += 1
      } else {
        needed.insert(line.takeName)
        try make(line, &speech, &outcome)
      }
    }
    try tidy(needed, &outcome)
    return outcome
  }

  private func make(
    _ line: LineInfo, _ speech: inout SyntheticSpeech, _ outcome: inout Outcome
  ) throws {
    let text = texts.outline(line.index)
    let castID = line.speaker ?? ""
    let neuralName = neural.flatMap { neural in speech.voice(of: castID).map(neural.name) }
    let voice = neuralName ?? speech.name(of: castID) ?? ""
    let sound = folder.appending(path: "\(line.takeName).opus")
    let timing = folder.appending(path: "\(line.takeName).\(PhonemeFile.ending)")
    if let known = PhonemeFile.read(timing), known.lock == PhonemeFile.lock(of: text),
      known.voice == voice, FileManager.default.fileExists(atPath: sound.path)
    {
      outcome.kept += 1
    } else if let spoken = try spoken(line, text, &speech) {
      try SoundFileWriter.write(SoundLevel.take(spoken.clip), to: sound.path, format: .oggOpus)
      try PhonemeFile(
        line: line.id, language: texts.language, isSynthetic: true, voice: voice,
        lock: PhonemeFile.lock(of: text),
        durationMs: Int(spoken.clip.durationSeconds * 1000),
        phonemes: PhonemeFile.sounds(spoken.phonemes)
      ).write(to: timing)
      outcome.made += 1
    }
    outcome.bytes += size(sound) + size(timing)
  }

  /// The synthesiser's speech, or a neural voice's with the synthesiser's sounds fitted to it.
  private func spoken(
    _ line: LineInfo, _ text: String, _ speech: inout SyntheticSpeech
  ) throws -> SpokenLine? {
    guard let model = try speech.line(line) else { return nil }
    guard let neural, let part = speech.voice(of: line.speaker ?? "") else { return model }
    let clip = try neural.speak(text, part: part)
    return SpokenLine(
      clip: clip, phonemes: LipTiming.fit(model.phonemes, of: model.clip, to: clip))
  }

  private func size(_ file: URL) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: file.path))?[.size] as? Int ?? 0
  }

  /// Removes what was made for lines that are gone or spoken by a person now.
  private func tidy(_ needed: Set<String>, _ outcome: inout Outcome) throws {
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
      ?? []
    for file in files where file.lastPathComponent.hasSuffix("." + PhonemeFile.ending) {
      let name = String(file.lastPathComponent.dropLast(PhonemeFile.ending.count + 1))
      guard !needed.contains(name), PhonemeFile.read(file)?.isSynthetic == true else { continue }
      try? FileManager.default.removeItem(at: file)
      try? FileManager.default.removeItem(at: folder.appending(path: "\(name).opus"))
      outcome.removed += 1
    }
  }
}
