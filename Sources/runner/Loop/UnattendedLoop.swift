import Foundation
import Renderer
import ScenarioEngine

/// Plays a session that nobody sits at: answers from a policy or a file, time as fast as asked.
///
/// Time is virtual. The loop goes from one moment at which something happens to
/// the next, so a session of ten minutes takes as long as its pictures.
final class UnattendedLoop {
  /// Nothing runs longer than a day.
  static let limitMs = 86_400_000

  private let host: SceneHost
  private let scene: ScenePresenter
  private let speed: Double
  private var answers: ScriptedAnswers
  private var poses: [(timeMs: Int, head: HeadDirection)]
  private var shots: [Int]
  private var head = HeadDirection()
  private var now = 0
  private let hasPoses: Bool
  private let live: LiveAuthoring?

  init(
    host: SceneHost, scene: ScenePresenter, speed: Double, answers: ScriptedAnswers,
    poses: [(timeMs: Int, head: HeadDirection)], shots: [Int], live: LiveAuthoring?
  ) {
    self.host = host
    self.scene = scene
    self.speed = speed
    self.answers = answers
    self.poses = poses.reversed()
    self.shots = shots.reversed()
    hasPoses = !poses.isEmpty
    self.live = live
  }

  /// Plays to the end.
  ///
  /// - Throws: `UserError` where the answers are used up before the session is over.
  func run() throws {
    let start = ContinuousClock.now
    host.start()
    while !host.isClosed, now < Self.limitMs {
      try scene.followUp(session: host.session, atMs: now, head: head)
      answers.plan(host.session, atMs: now)
      host.obeyStopDoor(atMs: now)
      if SignalFlag.isRaised, host.session.stage != .calm {
        host.apply(.stop(.shutdown), atMs: now)
        return
      }
      guard let next = nextMoment ?? momentToLook(since: start) else {
        return try endWithoutMoment()
      }
      wait(until: next, since: start)
      if takeUpChanges(since: start) { continue }
      try step(to: next)
    }
    try scene.followUp(session: host.session, atMs: now, head: head)
  }

  private var nextMoment: Int? {
    [host.session.nextDeadline, answers.nextMoment, poses.last?.timeMs, shots.last]
      .compactMap(\.self).min()
  }

  /// Poses first, then inputs, then what is due: as in a frame.
  private func step(to time: Int) throws {
    now = max(now, time)
    scene.renderSound(upToMs: now)
    while let pose = poses.last, pose.timeMs <= now {
      poses.removeLast()
      head = pose.head
      try scene.followGaze(host, atMs: now, head: head)
    }
    try answers.give(to: host, atMs: now)
    host.advance(toMs: now)
    // Panels come and go under a head that stays where it is.
    if hasPoses { try scene.followGaze(host, atMs: now, head: head) }
    while let shot = shots.last, shot <= now {
      shots.removeLast()
      try scene.takeShot(session: host.session, atMs: now, head: head)
    }
  }

  /// Waits for a moment of the session clock, as long as nothing else comes.
  private func wait(until time: Int, since start: ContinuousClock.Instant) {
    guard speed > 0 else { return }
    let milliseconds = Int(Double(host.loopTime(atMs: time)) / speed)
    let due = start.advanced(by: .milliseconds(milliseconds))
    let stage = host.session.stage
    while ContinuousClock.now < due, !SignalFlag.isRaised, host.session.stage == stage,
      live?.hasNews != true
    {
      Thread.sleep(forTimeInterval: min(0.02, ContinuousClock.now.duration(to: due).seconds))
      host.obeyStopDoor(atMs: host.sessionTime(atLoopMs: loopMs(since: start)))
    }
  }

  private func loopMs(since start: ContinuousClock.Instant) -> Int {
    Int(start.duration(to: .now).seconds * 1000 * speed)
  }

  /// A scene that holds because its place is gone waits for the next change.
  private func momentToLook(since start: ContinuousClock.Instant) -> Int? {
    guard live != nil, host.session.isPaused else { return nil }
    return host.sessionTime(atLoopMs: loopMs(since: start)) + Int(20 * speed) + 1
  }

  /// Takes up what was changed in the meantime; true where the scene stands anew.
  private func takeUpChanges(since start: ContinuousClock.Instant) -> Bool {
    guard let live, live.hasNews else { return false }
    let loopMs = loopMs(since: start)
    let before = host.sessionTime(atLoopMs: loopMs)
    if before > now { host.advance(toMs: before) }
    let isAnew = live.check(host, loopMs: loopMs)
    now = host.sessionTime(atLoopMs: loopMs)
    if isAnew { answers.beginAgain() }
    scene.show(sign: live.sign)
    return true
  }

  /// A session that was stopped may rest in the calm place; anything else lacks an answer.
  private func endWithoutMoment() throws {
    let session = host.session
    if session.stage == .calm || session.stopCause != nil { return }
    throw UserError(
      AutoPlayWords.inputsUsedUp(choice: session.optionsOnShow?.number, prompt: session.prompt?.id))
  }
}

extension Duration {
  var seconds: Double {
    let parts = components
    return max(0, Double(parts.seconds) + Double(parts.attoseconds) * 1e-18)
  }
}
