// Loop: what happens between two frames.
//
// The host owns the session. A loop (window, terminal, unattended) gives it
// inputs and time; the host folds them into the session, hands the records to
// the recorder before anything is shown, and the effects to every stage. The
// frame loop owns the process's first thread and never waits.
import ScenarioEngine

/// Somebody who answers the engine's effects: the 3D stage, the terminal.
protocol EffectAnswering: AnyObject {
  /// Shows one effect at a time on the session clock.
  func answer(_ effect: Effect, atMs timeMs: Int)
  /// Forgets what it showed, for a scenario that was changed.
  ///
  /// All effects up to where the scene stood follow at once, with their times, until `catchUp`.
  func beginAgain(with scene: LoadedScene)
  /// Shows where the scene stands now.
  func catchUp()
}

/// One session with everything that listens to it.
final class SceneHost {
  private(set) var session: Session
  private var output = SessionOutput()
  private let recorder: SessionRecorder
  private var stages: [any EffectAnswering] = []
  /// How far the session clock is ahead of the loop's; changes when a scene begins anew.
  private var shiftMs = 0
  private let stopDoor: StopDoor?
  /// How often something has happened: steps that recorded or showed anything.
  private(set) var beats = 0

  /// Only a scene that somebody is in can be stopped from outside.
  init(session: Session, recorder: SessionRecorder, hasStopDoor: Bool = true) {
    self.session = session
    self.recorder = recorder
    stopDoor = hasStopDoor ? StopDoor() : nil
  }

  /// Adds a listener; it hears the effects from now on.
  func add(_ stage: any EffectAnswering) { stages.append(stage) }

  func start() {
    session.start(output: &output)
    publish(atMs: 0)
  }

  /// Gives an input to the session and returns the time at which it took effect.
  @discardableResult
  func apply(_ input: Input, atMs timeMs: Int) -> Int {
    let effective = session.apply(input, at: timeMs, output: &output)
    publish(atMs: effective)
    return effective
  }

  func advance(toMs timeMs: Int) {
    session.advance(to: timeMs, output: &output)
    publish(atMs: timeMs)
  }

  /// The session clock at a moment of the loop's.
  func sessionTime(atLoopMs loopMs: Int) -> Int { loopMs + shiftMs }

  /// The loop's moment at which the session clock has come to a time.
  func loopTime(atMs timeMs: Int) -> Int { timeMs - shiftMs }

  /// Puts another session in the place of this one and goes the whole way to where it stands.
  func restart(_ next: Session, _ way: Reentry, with scene: LoadedScene, atLoopMs loopMs: Int) {
    let volume = session.volumePercent
    session = next
    for stage in stages { stage.beginAgain(with: scene) }
    start()
    for record in way.inputs {
      guard let input = try? record.validated() else { continue }
      goOn(toMs: record.timeMs - 1)
      apply(input, atMs: record.timeMs)
    }
    goOn(toMs: way.timeMs)
    if session.volumePercent != volume { apply(.volume(volume), atMs: way.timeMs) }
    shiftMs = way.timeMs - loopMs
    for stage in stages { stage.catchUp() }
  }

  /// Puts the session back to what it was; nothing is told of it.
  func restore(_ earlier: Session) { session = earlier }

  /// Goes from one thing that is due to the next, so that each effect has its own time.
  private func goOn(toMs timeMs: Int) {
    while let due = session.nextDeadline, due <= timeMs { advance(toMs: due) }
    advance(toMs: timeMs)
  }

  /// STOP from `modet stop`, before anything else of a step; it is confirmed once it has happened.
  func obeyStopDoor(atMs timeMs: Int) {
    guard let door = stopDoor, door.wasAsked() else { return }
    apply(.stop(.command), atMs: timeMs)
    door.confirm()
  }

  var isClosed: Bool { session.stage == .closed }

  /// Records first, then pictures: what a person has seen is already on its way to the disk.
  private func publish(atMs timeMs: Int) {
    if output.records.isEmpty, output.effects.isEmpty { return }
    beats += 1
    for record in output.records { recorder.append(record) }
    for effect in output.effects {
      for stage in stages { stage.answer(effect, atMs: timeMs) }
    }
    output.removeAll()
  }
}
