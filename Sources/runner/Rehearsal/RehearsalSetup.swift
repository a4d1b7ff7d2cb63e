import Foundation
import ScenarioEngine

/// One run of `modet rehearse`, from its options to the last line.
struct RehearsalSetup {
  let scenario: String
  let options: RehearseOptions
  let language: Language

  func run() throws {
    let setup = try ScenarioSetup.load(
      scenario, resources: try Resources.find(), language: language)
    let scene = LoadedScene(setup: setup, voices: .off, language: language)
    let part = try part(of: setup)
    let (prepared, values) = try settings(setup)
    let inputs = try options.scene.inputs.map {
      try InputFile(path: $0).entries(language: language)
    }
    // Nothing is shown here that one could choose between; a session's own inputs are followed.
    var settings = prepared
    if let inputs { settings.calmPlaces = CalmPlace.offered(to: inputs) }
    let session = Session(
      plan: part.plan, settings: settings, durations: scene.voices.durations, values: values)
    let recorder = SessionRecorder(
      header: SessionHeader.unkept(scene, settings, seed: Int(options.scene.seed), language),
      writer: nil)
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    let page = RehearsalPage(
      texts: scene.texts, language: language, hasColours: isTerminal,
      write: { Terminal.write($0 + "\n", to: STDOUT_FILENO) })
    let host = SceneHost(session: session, recorder: recorder, hasStopDoor: false)
    if isTerminal { page.help(session) }
    try Rehearsal(
      host: host, recorder: recorder, page: page, language: language,
      answers: scriptedAnswers(setup, inputs), endsBefore: part.lastStage,
      readLine: { isTerminal ? Self.readTyped() : Self.readEchoed(page) },
      wait: options.realTime ? Self.waiting() : nil
    ).run()
  }

  // MARK: - What is played

  /// The whole session, or from one node on; questions are looked at by themselves.
  private func part(
    of setup: ScenarioSetup
  ) throws -> (plan: SessionPlan, lastStage: SessionStage?) {
    guard let name = options.from else { return (setup.plan, nil) }
    let package = setup.package
    guard let node = package.program.node(named: name) else {
      let names = package.program.nodes.map(\.name).joined(separator: ", ")
      throw UserError(
        .other(
          en: "the scenario has no node '\(name)'; it has: \(names).",
          da: "scenariet har ingen knude '\(name)'; det har: \(names)."))
    }
    let isQuestions = node.header("type") == "reflection"
    let plan = SessionPlan(
      program: package.program, startNode: isQuestions ? package.startNode : name,
      baselineNode: isQuestions ? name : nil, reflectionNode: nil, levels: package.levels)
    return (plan, isQuestions ? .scene : nil)
  }

  /// What the host sets, and what only an author may set.
  private func settings(
    _ setup: ScenarioSetup
  ) throws -> (settings: SessionSettings, values: [String: Value]) {
    var settings = SessionSettings()
    var values: [String: Value] = [:]
    var texts = try options.scene.variables()
    if texts["level"] == nil, let first = setup.package.levels.first { texts["level"] = "\(first)" }
    let hostNames = Set(setup.package.hostVariables.map(\.name))
    for (name, text) in texts {
      if hostNames.contains(name) {
        settings.variables[name] = text
      } else if name != "level" || options.scene.level != nil {
        values[name] = try value(text, name, setup)
      }
    }
    try setup.check(settings, language: language)
    return (settings, values)
  }

  private func value(_ text: String, _ name: String, _ setup: ScenarioSetup) throws -> Value {
    do throws(HostValueError) {
      return try setup.package.program.value(text, ofVariable: name)
    } catch {
      throw UserError(.other(en: error.wording.english + ".", da: error.wording.danish + "."))
    }
  }

  private func scriptedAnswers(
    _ setup: ScenarioSetup, _ inputs: [InputFile.Entry]?
  ) -> ScriptedAnswers? {
    guard options.scene.isUnattended else { return nil }
    let calmEnds = Set(setup.package.ends.filter(\.isCalm).map(\.id))
    return ScriptedAnswers(
      player: options.scene.policy.map { AutoPlayer(policy: $0, calmEnds: calmEnds) },
      inputs: inputs ?? [])
  }

  // MARK: - Who answers, and when

  private static func readTyped() -> String? {
    Terminal.write("> ", to: STDOUT_FILENO)
    return Swift.readLine()
  }

  /// What is piped in is shown as if it had been typed.
  private static func readEchoed(_ page: RehearsalPage) -> String? {
    let line = Swift.readLine()
    if let line { page.answered(line) }
    return line
  }

  private static func waiting() -> (Int) -> Void {
    let start = ContinuousClock.now
    // The time that an author thinks about an answer is not the scene's.
    var thoughtMs = 0
    var lastMs = 0
    return { time in
      let elapsed = Int(start.duration(to: .now).seconds * 1000)
      thoughtMs = max(thoughtMs, elapsed - lastMs)
      let rest = time + thoughtMs - elapsed
      if rest > 0 { Thread.sleep(forTimeInterval: Double(rest) / 1000) }
      lastMs = time
    }
  }
}

extension SessionHeader {
  /// The head of a log that nobody reads.
  fileprivate static func unkept(
    _ scene: LoadedScene, _ settings: SessionSettings, seed: Int, _ language: Language
  ) -> SessionHeader {
    let package = scene.setup.package
    return SessionHeader(
      scenario: package.id, scenarioVersion: package.version, program: "", durationHash: "",
      language: language.rawValue, seed: seed, voices: VoiceSource.off.rawValue, startedAt: "",
      settings: settings, durations: [])
  }
}
