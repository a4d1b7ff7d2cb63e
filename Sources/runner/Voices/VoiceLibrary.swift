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
/// A recorded take wins over everything. Then comes what `modet voices make` has made, where text
/// and voice are still the same, then the synthesiser. Lines whose text is computed while the
/// scene runs have no synthetic voice: they could hold what a young person said.
struct VoiceLibrary {
  /// The breath after a line that is spoken, before the next begins.
  static let gapMs = 300

  private(set) var voices: [Int: LineVoice] = [:]
  private(set) var durations: DurationTable
  private(set) var spokenLines = 0
  private(set) var problems: [String] = []
  private var speech: SyntheticSpeech

  var silentLines: Int { spokenLines - voices.count }
  var syntheticLines: Int { voices.values.count { $0.isSynthetic } }
  var hasSynthetic: Bool { syntheticLines > 0 }

  init(texts: LineTexts, source: VoiceSource, folder: URL, cacheFolder: String) {
    durations = texts.estimatedDurations
    speech = SyntheticSpeech(texts: texts, cacheFolder: cacheFolder)
    guard source != .off else { return }
    let takes = TakeFolder(scenario: folder, language: texts.language)
    let made = TakeFolder.synthetic(scenario: folder, language: texts.language)
    for line in texts.package.program.lines where !line.isOption && line.speaker != nil {
      spokenLines += 1
      if let take = recorded(line, takes) {
        add(take, to: line.index)
      } else if source == .synthetic, let voice = synthetic(line, made) {
        add(voice, to: line.index)
      }
    }
  }

  private mutating func recorded(_ line: LineInfo, _ takes: TakeFolder) -> LineVoice? {
    for file in takes.files(of: line) {
      do {
        let clip = SoundLevel.speech(try SoundFile.read(path: file.path).mono)
        return LineVoice(clip: clip, lips: lips(line, clip, takes), isSynthetic: false)
      } catch {
        problems.append(error.english)
      }
    }
    return nil
  }

  /// Noted timing where there is any, else the synthesiser's stretched over the take, else letters.
  private mutating func lips(_ line: LineInfo, _ clip: SoundClip, _ takes: TakeFolder) -> LipTrack {
    let noted = takes.folder.appending(path: "\(line.takeName).\(PhonemeFile.ending)")
    if let file = PhonemeFile.read(noted) {
      return LipTrack(file.events, seconds: clip.durationSeconds)
    }
    if let spoken = try? speech.line(line) {
      let events = LipTiming.fit(spoken.phonemes, of: spoken.clip, to: clip)
      if !events.isEmpty { return LipTrack(events, seconds: clip.durationSeconds) }
    }
    return LipTrack.estimated(
      text: speech.texts.outline(line.index), duration: Float(clip.durationSeconds))
  }

  private mutating func synthetic(_ line: LineInfo, _ made: URL) -> LineVoice? {
    guard let castID = line.speaker, speech.canSpeak(line) else { return nil }
    if let voice = ready(line, castID, made) { return voice }
    do {
      guard let spoken = try speech.line(line) else { return nil }
      let lips = LipTrack(spoken.phonemes, seconds: spoken.clip.durationSeconds)
      return LineVoice(clip: spoken.clip, lips: lips, isSynthetic: true)
    } catch {
      problems.append(error.english)
      return nil
    }
  }

  /// What was made ahead, as long as it says what the line says.
  private func ready(_ line: LineInfo, _ castID: String, _ made: URL) -> LineVoice? {
    guard !line.takeName.contains("/") else { return nil }
    let path = { (ending: String) in made.appending(path: "\(line.takeName).\(ending)") }
    guard let timing = PhonemeFile.read(path(PhonemeFile.ending)),
      timing.lock == PhonemeFile.lock(of: speech.texts.outline(line.index)),
      timing.voice.hasPrefix("piper ") || timing.voice == speech.name(of: castID),
      let sound = try? SoundFile.read(path: path("opus").path)
    else { return nil }
    let clip = SoundLevel.speech(sound.mono)
    let lips = LipTrack(timing.events, seconds: clip.durationSeconds)
    return LineVoice(clip: clip, lips: lips, isSynthetic: true)
  }

  private mutating func add(_ voice: LineVoice, to line: Int) {
    voices[line] = voice
    durations[line] = Int(voice.clip.durationSeconds * 1000) + Self.gapMs
  }
}
