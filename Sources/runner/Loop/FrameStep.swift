import Renderer
import ScenarioEngine

/// One frame of a session that is shown as it goes, whoever watches.
///
/// Every loop with frames takes this step, and the benchmark measures no other: inputs (STOP
/// before all else), the session, the people, the panels, the sound, every view, the mirror.
final class FrameStep {
  let host: SceneHost
  let director: StageDirector
  let display: any FrameDisplay
  private let mirror: Mirror?
  private var answers: ScriptedAnswers
  private var gaze = GazeFollower()
  /// What the pointer, or the head where there is none, rests on.
  var pointed: PanelHit?
  var head = HeadDirection()

  init(
    host: SceneHost, director: StageDirector, display: any FrameDisplay,
    answers: ScriptedAnswers, mirror: Mirror? = nil
  ) {
    self.host = host
    self.director = director
    self.display = display
    self.answers = answers
    self.mirror = mirror
  }

  /// Brings everything to a moment of the session clock and shows it.
  ///
  /// - Throws: `UserError` where scripted answers do not fit, `GPUError` where memory is out.
  func take(_ input: InputState, atMs now: Int) throws {
    let profile = director.stage.profile
    profile?.begin()
    takeInputs(input, atMs: now)
    gaze.follow(director.gazeTarget(head, on: pointed), host, atMs: now)
    answers.plan(host.session, atMs: now)
    try answers.give(to: host, atMs: now)
    host.advance(toMs: now)
    profile?.mark(.director)
    try director.prepareFrame(host.session, atMs: now, head: head, pointed: pointed)
    try display.draw(head: head.pose)
    reflect(atMs: now)
    profile?.mark(.mirror)
    director.stage.passes?.mark(.mirror, on: director.stage.device)
  }

  /// Forgets what it was about to do, for a scene that is taken up again.
  func beginAgain() {
    answers.beginAgain()
    gaze = GazeFollower()
    pointed = nil
  }

  /// Shows the eye to somebody beside, but never an answer while it is being given.
  private func reflect(atMs now: Int) {
    guard let mirror, director.question == nil, let eye = display.eyeOnShow else { return }
    mirror.update(eye.target, eye: eye.part, time: Double(host.loopTime(atMs: now)) / 1000)
  }
}

/// Tells the session what the gaze, or the pointer that stands for it, newly rests on.
struct GazeFollower {
  private var last: GazeTarget?

  mutating func follow(_ next: GazeTarget?, _ host: SceneHost, atMs now: Int) {
    guard next != last else { return }
    last = next
    host.apply(.gaze(next), atMs: now)
  }
}

extension StageDirector {
  /// What a look means that meets something on the panels: an option, down, or nothing.
  func gazeTarget(_ head: HeadDirection, on hit: PanelHit?) -> GazeTarget? {
    if head.isLookingDown { return .down }
    if let hit, let choice = question?.gazedChoice(at: hit) { return .option(choice) }
    guard case .option(let index)? = hit, content.options.indices.contains(index) else {
      return nil
    }
    return .option(content.options[index].id)
  }
}
