import Foundation
import Renderer
import ScenarioEngine
import SessionStore

/// One run of `modet play`, from its options to its review page.
struct PlaySession {
  let scenario: String
  let options: PlayOptions
  let language: Language

  func run() throws {
    if options.out != nil, options.youth != nil, !options.exportPlain {
      throw UserError(.exportNeedsConsent)
    }
    let resources = try Resources.find()
    let setup = try ScenarioSetup.load(scenario, resources: resources, language: language)
    var settings = try options.sessionSettings()
    if settings.variables["level"] == nil, let first = setup.package.levels.first {
      settings.variables["level"] = String(first)
    }
    try setup.check(settings, language: language)
    let inputs = try options.inputs.map { try InputFile(path: $0).entries(language: language) }
    let poses = try options.poses.map { try PoseFile(path: $0).entries() }
    if let out = options.out { try FileWriter.makeFolder(URL(filePath: out)) }
    SignalFlag.install()
    let texts = LineTexts(package: setup.package, language: language.rawValue)
    let voices = loadVoices(texts, setup)
    let store = try SessionStore.open(
      folder: options.store.folder, language: language.storeLanguage)
    defer { try? store.close() }
    if !store.unfinishedSessions.isEmpty {
      Terminal.say(.keptUnfinished(store.unfinishedSessions.count), in: language)
    }
    let recorder = try begin(store, setup, settings, voices)
    let session = Session(plan: setup.plan, settings: settings, durations: voices.durations)
    let host = SceneHost(session: session, recorder: recorder)
    let play = Playing(
      options: options, language: language, resources: resources, setup: setup, texts: texts,
      voices: voices, host: host, recorder: recorder, inputs: inputs ?? [], poses: poses ?? [])
    do {
      try play.run()
    } catch {
      try? recorder.finish(.failed)
      throw error
    }
  }

  private func loadVoices(_ texts: LineTexts, _ setup: ScenarioSetup) -> VoiceLibrary {
    if options.voices == .synthetic { Terminal.say(.loading(voicesWord), in: language) }
    let voices = VoiceLibrary(
      texts: texts, source: options.voices, folder: setup.folder,
      cacheFolder: Caches.folder(named: "voices"))
    for problem in Set(voices.problems).sorted() { Terminal.say(problem) }
    if options.voices != .off, voices.silentLines > 0 {
      Terminal.say(.noTakes(voices.silentLines), in: language)
    }
    return voices
  }

  private var voicesWord: String { language == .danish ? "stemmer" : "voices" }

  private func begin(
    _ store: SessionStore, _ setup: ScenarioSetup, _ settings: SessionSettings,
    _ voices: VoiceLibrary
  ) throws -> SessionRecorder {
    let now = Date()
    let durations = voices.durations.milliseconds
    let header = SessionHeader(
      scenario: setup.package.id, scenarioVersion: setup.package.version,
      program: setup.programHash,
      durationHash: ContentHash.sha256(
        Array(durations.map(String.init).joined(separator: ",").utf8)),
      language: language.rawValue, seed: Int(options.seed), voices: options.voices.rawValue,
      startedAt: LocalTime.text(of: now), settings: settings,
      durations: durations)
    let writer = try store.beginSession(
      SessionDescriptor(
        scenarioID: setup.package.id, scenarioVersion: setup.package.version,
        programHash: setup.programHash,
        startedAtMilliseconds: Int64(now.timeIntervalSince1970 * 1000), alias: options.youth))
    return SessionRecorder(header: header, writer: writer)
  }
}

/// Moments as the clock on the wall shows them.
enum LocalTime {
  /// ISO 8601 with the station's offset: `2026-11-22T09:30:00+01:00`.
  static func text(of date: Date) -> String {
    let formatter = ISO8601DateFormatter()
    formatter.timeZone = .current
    return formatter.string(from: date)
  }
}

/// Folders for what can be made again.
enum Caches {
  static func folder(named name: String) -> String {
    let environment = ProcessInfo.processInfo.environment
    let base =
      environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? FileManager.default.homeDirectoryForCurrentUser.path + "/.cache"
    return "\(base)/modet/\(name)"
  }
}
