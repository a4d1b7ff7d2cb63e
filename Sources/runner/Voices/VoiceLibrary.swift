// Voices: what each line sounds like and how long it lasts.
import Foundation
import Renderer
import ScenarioEngine

/// Where voices come from.
enum VoiceSource: String, CaseIterable {
  /// Recorded takes where there are any; else subtitles.
  case takes
  /// Recorded takes, and espeak-ng for every line without one; marked on screen.
  case synthetic
  case off
}

/// The voice of one line.
struct LineVoice {
  var clip: SoundClip
  var lips: LipTrack
  var isSynthetic: Bool
}

/// The voices of a scenario in one language, loaded before the scene starts.
///
/// Lines whose text is computed while the scene runs have no synthetic voice:
/// they could hold what a young person said.
struct VoiceLibrary {
  /// The breath after a line that is spoken, before the next begins.
  static let gapMs = 300

  private(set) var voices: [Int: LineVoice] = [:]
  private(set) var durations: DurationTable
  private(set) var spokenLines = 0
  private(set) var problems: [String] = []

  var silentLines: Int { spokenLines - voices.count }
  var hasSynthetic: Bool { voices.values.contains { $0.isSynthetic } }

  init(texts: LineTexts, source: VoiceSource, folder: URL, cacheFolder: String) {
    let program = texts.package.program
    durations = texts.estimatedDurations
    guard source != .off else { return }
    let takes = TakeFolder(scenario: folder, language: texts.language)
    let cache = SpeechCache(directory: cacheFolder)
    var synthesizers: [String: SpeechSynthesizer] = [:]
    for line in program.lines where !line.isOption {
      guard let castID = line.speaker else { continue }
      spokenLines += 1
      if let take = recorded(line, texts.outline(line.index), takes) {
        add(take, to: line.index)
      } else if source == .synthetic {
        addSynthetic(line, castID, texts, cache, &synthesizers)
      }
    }
  }

  private mutating func recorded(
    _ line: LineInfo, _ text: String, _ takes: TakeFolder
  ) -> LineVoice? {
    for file in takes.files(of: line) {
      do {
        let clip = SoundLevel.speech(try SoundFile.read(path: file.path).mono)
        let lips = LipTrack.estimated(text: text, duration: Float(clip.durationSeconds))
        return LineVoice(clip: clip, lips: lips, isSynthetic: false)
      } catch {
        problems.append(error.english)
      }
    }
    return nil
  }

  private mutating func addSynthetic(
    _ line: LineInfo, _ castID: String, _ texts: LineTexts, _ cache: SpeechCache,
    _ synthesizers: inout [String: SpeechSynthesizer]
  ) {
    guard !line.pieces.contains(where: { if case .substitution = $0 { true } else { false } }),
      let voice = texts.package.castMember(castID)?.voices[texts.language]
    else { return }
    do {
      let synthesizer =
        try synthesizers[castID]
        ?? SpeechSynthesizer(
          voice: SpeechVoice(
            language: texts.language, variant: voice.variant, rate: voice.rate,
            pitch: voice.pitch))
      synthesizers[castID] = synthesizer
      let spoken = try cache.line(texts.outline(line.index), from: synthesizer)
      let lips = LipTrack(
        phonemes: spoken.phonemes.map { (time: Float($0.time), phoneme: $0.phoneme) },
        duration: Float(spoken.clip.durationSeconds))
      add(LineVoice(clip: spoken.clip, lips: lips, isSynthetic: true), to: line.index)
    } catch {
      if let audio = error as? AudioError { problems.append(audio.english) }
    }
  }

  private mutating func add(_ voice: LineVoice, to line: Int) {
    voices[line] = voice
    durations[line] = Int(voice.clip.durationSeconds * 1000) + Self.gapMs
  }
}
