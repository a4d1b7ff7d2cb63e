import Foundation
import Renderer
import ScenarioEngine
import SessionStore

/// A session that is about to be shown: picks the display, runs its loop, writes what came of it.
struct Playing {
  let options: PlayOptions
  let language: Language
  let resources: Resources
  /// As it was when the session began.
  let scene: LoadedScene
  let host: SceneHost
  let recorder: SessionRecorder
  let sound: SoundOutput
  let inputs: [InputFile.Entry]
  let poses: [(timeMs: Int, head: HeadDirection)]
  let live: LiveAuthoring?

  func run() throws {
    switch Display.choose(options) {
    case .offscreen: try runOffscreen()
    case .window(let layout): try runInWindow(layout)
    }
  }

  /// Whoever answers in place of a person.
  var answers: ScriptedAnswers {
    let calmEnds = Set(scene.setup.package.ends.filter(\.isCalm).map(\.id))
    return ScriptedAnswers(
      player: options.scene.policy.map { AutoPlayer(policy: $0, calmEnds: calmEnds) },
      inputs: inputs)
  }

  // MARK: - Without a window

  private func runOffscreen() throws {
    guard options.mirror == nil else {
      throw UserError(
        .other(
          en: "--mirror shows what is drawn in a window, and there is no screen here.",
          da: "--mirror viser det, der tegnes i et vindue, og her er ingen skærm."))
    }
    let context = try GLContext.offscreen()
    let director = try StageFactory(self).make(context: context, device: sound.device)
    let pictures = try PictureTaker(
      stage: director.stage, eyeSize: options.eyeSize ?? EyeSize(width: 1024, height: 1024),
      eyes: options.eyes, folder: try pictureFolder())
    let scene = ScenePresenter(
      director: director, pictures: pictures, language: language, soundOut: sound.recorder,
      announces: !options.scene.isUnattended)
    host.add(scene)
    try keepingResults(pictures: pictures.pictures) {
      if options.scene.isUnattended {
        try runUnattended(scene)
      } else {
        try runInTerminal(scene)
      }
      try sound.recorder?.close()
    }
  }

  private func runUnattended(_ scene: ScenePresenter) throws {
    try UnattendedLoop(
      host: host, scene: scene, speed: options.speed, answers: answers, poses: poses,
      shots: try options.shotTimesMs, live: live
    ).run()
  }

  private func runInTerminal(_ scene: ScenePresenter) throws {
    let terminal = TerminalStage(texts: self.scene.texts, language: language)
    host.add(terminal)
    Terminal.say(.keysTerminal, in: language)
    sayInterventions()
    try TerminalLoop(
      host: host, scene: scene, terminal: terminal, speed: max(0.01, options.speed),
      monitor: RecordingMonitor(recorder: recorder, language: language), live: live
    ).run()
  }

  private func sayInterventions() {
    let lines = OperatorKeys.list(host.session) { node in
      self.scene.texts.package.label(ofIntervention: node, in: language.rawValue)
    }
    for line in lines { Terminal.say(line) }
  }

  /// Pictures hold the scene, never what a young person said.
  private func pictureFolder() throws -> URL {
    let folder = try options.out.map { URL(filePath: $0) } ?? ownPictureFolder()
    try FileWriter.makeFolder(folder)
    return folder
  }

  private func ownPictureFolder() throws -> URL {
    guard let id = recorder.sessionID else {
      return try VolatileFolder.make().appending(path: "watched")
    }
    return URL(filePath: options.store.folder).appending(path: "pictures").appending(path: id)
  }

  // MARK: - In a window

  private func runInWindow(_ layout: ViewLayout) throws {
    // A screen that stretches each half, and a lens box, show a picture of the screen's own shape.
    let size = layout == .sideBySide ? (width: 1_600, height: 800) : (width: 1_280, height: 720)
    let window = try Window(
      title: scene.setup.package.title[language.rawValue], width: size.width,
      height: size.height)
    let director = try StageFactory(self).make(context: window.context, device: sound.device)
    host.add(director)
    Terminal.say(.keysWindow, in: language)
    sayInterventions()
    let file = try options.mirror.map { try MirrorFile($0, language: language) }
    defer { file?.remove() }
    let mirror = try file.map { file in
      try Mirror(on: director.stage, perSecond: MirrorFile.ratePerSecond) { file.write($0) }
    }
    let step = FrameStep(
      host: host, director: director,
      display: try WindowDisplay(layout, eyes: options.eyes, window: window, director.stage),
      answers: answers, mirror: mirror)
    try keepingResults(pictures: []) {
      try WindowLoop(
        step: step, window: window, speed: options.speed,
        monitor: RecordingMonitor(recorder: recorder, language: language), live: live
      ).run()
    }
  }

  /// Writes what came of a session, also where it broke off: what was said and done is kept.
  private func keepingResults(pictures: @autoclosure () -> [String], _ play: () throws -> Void)
    throws
  {
    do {
      try play()
    } catch {
      try? finish(.failed, pictures: pictures())
      throw error
    }
    try finish(host.session.stopCause != nil ? .stopped : .finished, pictures: pictures())
  }

  private func finish(_ state: SessionState, pictures: [String]) throws {
    try recorder.finish(state)
    if let id = recorder.sessionID { Terminal.say(.sessionSaved(id), in: language) }
    if recorder.sessionID == nil, options.out == nil { return }
    let log = SessionLog(header: recorder.header, records: recorder.records)
    try ResultWriter(
      setup: live?.scene.setup ?? scene.setup, language: language,
      sessionID: recorder.sessionID ?? ""
    ).write(log, pictures: pictures, out: options.out.map { URL(filePath: $0) })
  }
}

/// Where the picture goes.
enum Display: Equatable {
  case offscreen
  case window(ViewLayout)

  /// A window where there is a display, else the terminal.
  static func choose(_ options: PlayOptions) -> Display {
    switch options.display {
    case .offscreen: .offscreen
    case .window: .window(.single)
    case .sbs: .window(.sideBySide)
    case .sbsHalf: .window(.sideBySideHalf)
    case .lens: .window(.lens)
    case .auto: hasDisplay && !options.needsOffscreen ? .window(.single) : .offscreen
    }
  }

  static var hasDisplay: Bool {
    let environment = ProcessInfo.processInfo.environment
    return ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
  }
}
