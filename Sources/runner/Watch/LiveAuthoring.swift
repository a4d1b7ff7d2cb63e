import Foundation
import ScenarioEngine

/// Takes a scene up again whenever its scenario has changed, where it stood.
///
/// It works between two steps of a loop and takes a few milliseconds: files are
/// read, compiled and heard elsewhere. What the young person does, STOP before
/// all else, is taken by the loop as ever.
final class LiveAuthoring {
  private let watcher: ScenarioWatcher
  private let recorder: SessionRecorder
  private let settings: SessionSettings
  private let language: Language
  private let makeHeader: (LoadedScene) -> SessionHeader
  /// What is played now.
  private(set) var scene: LoadedScene
  /// Why the files cannot be played as they lie.
  private var fault: Message?
  /// Where the author stood, while the scene holds at another place.
  private var lost: Place?

  private struct Place {
    var records: [LogRecord]
    var timeMs: Int
    var plan: SessionPlan
    /// What is missing of it now.
    var gone: Reentry.Gone
  }

  init(
    scene: LoadedScene, watcher: ScenarioWatcher, recorder: SessionRecorder,
    settings: SessionSettings, language: Language,
    makeHeader: @escaping (LoadedScene) -> SessionHeader
  ) {
    self.scene = scene
    self.watcher = watcher
    self.recorder = recorder
    self.settings = settings
    self.language = language
    self.makeHeader = makeHeader
  }

  /// The sign for the screen while the files cannot be played, or the place is gone.
  var sign: String? { (fault ?? lost.map { .watchGone($0.gone) })?.watchSign(in: language) }

  var hasNews: Bool { watcher.hasNews }

  /// Takes up what has changed; true where the scene began anew and stands again.
  func check(_ host: SceneHost, loopMs: Int) -> Bool {
    if !host.session.isPaused { lost = nil }
    switch watcher.take() {
    case nil: return false
    case .mended?:
      fault = nil
      Terminal.say(.watchMended, in: language)
      return false
    case .broken(let text)?:
      Terminal.say(text)
      warn(.watchBroken)
      return false
    case .loaded(let next)?: return take(next, host, loopMs)
    }
  }

  private func warn(_ message: Message) {
    fault = message
    Terminal.say(message, in: language)
  }

  private func take(_ next: LoadedScene, _ host: SceneHost, _ loopMs: Int) -> Bool {
    let missing = next.missing(onStageOf: scene)
    guard missing.isEmpty else {
      warn(.watchNeedsRestart(missing))
      return false
    }
    do {
      try next.setup.check(settings, language: language)
    } catch {
      if let error = error as? UserError { Terminal.say(error.text(in: language)) }
      warn(.watchBroken)
      return false
    }
    reenter(next, host, loopMs)
    return true
  }

  private func reenter(_ next: LoadedScene, _ host: SceneHost, _ loopMs: Int) {
    let records = lost?.records ?? recorder.records
    let timeMs = lost?.timeMs ?? host.sessionTime(atLoopMs: loopMs)
    let old = lost?.plan ?? scene.setup.plan
    let plan = next.setup.plan
    let way = Reentry(
      records, untilMs: timeMs, from: old, to: plan, settings: settings,
      durations: next.voices.durations)
    scene = next
    recorder.restart(makeHeader(next))
    host.restart(
      Session(plan: plan, settings: settings, durations: next.voices.durations), way,
      with: next, atLoopMs: loopMs)
    host.apply(.fault(Reentry.fault), atMs: host.sessionTime(atLoopMs: loopMs))
    lost = way.gone.map { Place(records: records, timeMs: timeMs, plan: old, gone: $0) }
    fault = nil
    if lost != nil { hold(host, loopMs) }
    Terminal.say(way.gone.map(Message.watchGone) ?? .watchReloaded, in: language)
  }

  private func hold(_ host: SceneHost, _ loopMs: Int) {
    guard host.session.stage == .scene, !host.session.isPaused else { return }
    host.apply(.pause(), atMs: host.sessionTime(atLoopMs: loopMs))
  }
}
