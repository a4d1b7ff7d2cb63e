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
    let (setup, prepared) = try prepare(resources)
    let inputs = try options.scene.inputs.map {
      try InputFile(path: $0).entries(language: language)
    }
    var settings = prepared
    settings.calmPlaces = CalmPlace.offered(to: inputs)
    let poses = try options.poses.map { try PoseFile(path: $0).entries() }
    if let out = options.out { try FileWriter.makeFolder(URL(filePath: out)) }
    SignalFlag.install()
    let scene = loadScene(setup)
    let store = options.watch ? nil : try openStore()
    defer { try? store?.close() }
    let sound = try SoundOutput.open(options, in: language)
    let heard = sound.record(syntheticLines: scene.voices.syntheticLines)
    let recorder = try begin(store, scene, settings, heard)
    let session = Session(plan: setup.plan, settings: settings, durations: scene.voices.durations)
    let host = SceneHost(session: session, recorder: recorder)
    let play = Playing(
      options: options, language: language, resources: resources, scene: scene, host: host,
      recorder: recorder, sound: sound, inputs: inputs ?? [], poses: poses ?? [],
      live: options.watch ? watch(scene, settings, recorder, heard) : nil)
    do {
      try play.run()
    } catch {
      try? recorder.finish(.failed)
      throw error
    }
  }

  /// Reads the scenario and what the session is set to.
  func prepare(_ resources: Resources) throws -> (ScenarioSetup, SessionSettings) {
    let setup = try ScenarioSetup.load(scenario, resources: resources, language: language)
    var settings = try options.sessionSettings()
    if settings.variables["level"] == nil, let first = setup.package.levels.first {
      settings.variables["level"] = String(first)
    }
    try setup.check(settings, language: language)
    return (setup, settings)
  }

  func loadScene(_ setup: ScenarioSetup) -> LoadedScene {
    if options.voices == .synthetic { Terminal.say(.loading(voicesWord), in: language) }
    let scene = LoadedScene(setup: setup, voices: options.voices, language: language)
    for problem in Set(scene.voices.problems).sorted() { Terminal.say(problem) }
    if options.voices != .off, scene.voices.silentLines > 0 {
      Terminal.say(.noTakes(scene.voices.silentLines), in: language)
    }
    return scene
  }

  private func watch(
    _ scene: LoadedScene, _ settings: SessionSettings, _ recorder: SessionRecorder,
    _ heard: SoundRecord
  ) -> LiveAuthoring {
    Terminal.say(.watching, in: language)
    let watcher = ScenarioWatcher(scene: scene, voices: options.voices, language: language)
    return LiveAuthoring(
      scene: scene, watcher: watcher, recorder: recorder, settings: settings, language: language,
      makeHeader: { header($0, settings, heard, startedAt: Date()) })
  }

  private func openStore() throws -> SessionStore {
    let store = try SessionStore.open(
      folder: options.store.folder, language: language.storeLanguage)
    if !store.unfinishedSessions.isEmpty {
      Terminal.say(.keptUnfinished(store.unfinishedSessions.count), in: language)
    }
    return store
  }

  private var voicesWord: String { language == .danish ? "stemmer" : "voices" }

  /// Begins to record a session, in a store where one is given.
  func begin(
    _ store: SessionStore?, _ scene: LoadedScene, _ settings: SessionSettings,
    _ heard: SoundRecord
  ) throws -> SessionRecorder {
    let now = Date()
    let setup = scene.setup
    let writer = try store?.beginSession(
      SessionDescriptor(
        scenarioID: setup.package.id, scenarioVersion: setup.package.version,
        programHash: setup.programHash,
        startedAtMilliseconds: Int64(now.timeIntervalSince1970 * 1000), alias: options.youth))
    return SessionRecorder(header: header(scene, settings, heard, startedAt: now), writer: writer)
  }

  private func header(
    _ scene: LoadedScene, _ settings: SessionSettings, _ heard: SoundRecord, startedAt now: Date
  ) -> SessionHeader {
    let package = scene.setup.package
    let durations = scene.voices.durations.milliseconds
    return SessionHeader(
      scenario: package.id, scenarioVersion: package.version, program: scene.setup.programHash,
      durationHash: ContentHash.sha256(
        Array(durations.map(String.init).joined(separator: ",").utf8)),
      language: language.rawValue, seed: Int(options.scene.seed), voices: options.voices.rawValue,
      sound: heard, startedAt: LocalTime.text(of: now), settings: settings, durations: durations)
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
