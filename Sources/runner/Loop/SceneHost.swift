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
}

/// One session with everything that listens to it.
final class SceneHost {
  private(set) var session: Session
  private var output = SessionOutput()
  private let recorder: SessionRecorder
  private var stages: [any EffectAnswering] = []
  private let stopDoor = StopDoor()

  init(session: Session, recorder: SessionRecorder) {
    self.session = session
    self.recorder = recorder
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

  /// STOP from `modet stop`, before anything else of a step; it is confirmed once it has happened.
  func obeyStopDoor(atMs timeMs: Int) {
    guard let door = stopDoor, door.wasAsked() else { return }
    apply(.stop(.command), atMs: timeMs)
    door.confirm()
  }

  var isClosed: Bool { session.stage == .closed }

  /// Records first, then pictures: what a person has seen is already on its way to the disk.
  private func publish(atMs timeMs: Int) {
    for record in output.records { recorder.append(record) }
    for effect in output.effects {
      for stage in stages { stage.answer(effect, atMs: timeMs) }
    }
    output.removeAll()
  }
}
