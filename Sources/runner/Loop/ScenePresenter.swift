import Foundation
import Renderer
import ScenarioEngine

/// Takes the pictures of a session without a window: at each choice, and when asked.
final class ScenePresenter: EffectAnswering {
  private let director: StageDirector
  private let pictures: PictureTaker
  private let language: Language
  private let soundOut: LoopbackRecorder?
  private let announces: Bool
  private var pendingChoice: Int?
  private var gaze = GazeFollower()

  init(
    director: StageDirector, pictures: PictureTaker, language: Language,
    soundOut: LoopbackRecorder?, announces: Bool
  ) {
    self.director = director
    self.pictures = pictures
    self.language = language
    self.soundOut = soundOut
    self.announces = announces
  }

  func answer(_ effect: Effect, atMs timeMs: Int) {
    director.answer(effect, atMs: timeMs)
    if case .showOptions(let options) = effect { pendingChoice = options.number }
  }

  func beginAgain(with scene: LoadedScene) {
    director.beginAgain(with: scene)
    gaze = GazeFollower()
  }

  func catchUp() { director.catchUp() }

  /// A sign on the screen beside what the scene shows.
  func show(sign: String?) { director.sign = sign }

  /// Draws what became due: a choice that was just shown.
  func followUp(session: Session, atMs timeMs: Int, head: HeadDirection) throws {
    guard let number = pendingChoice else { return }
    pendingChoice = nil
    let path = try draw("choice-\(number)-\(timeMs)", session, timeMs, head)
    if announces { Terminal.say(.pictureSaved(path), in: language) }
  }

  func takeShot(session: Session, atMs timeMs: Int, head: HeadDirection) throws {
    _ = try draw("shot-\(timeMs)", session, timeMs, head)
  }

  private func draw(
    _ name: String, _ session: Session, _ timeMs: Int, _ head: HeadDirection
  ) throws -> String {
    try director.prepareFrame(session, atMs: timeMs, head: head, pointed: nil)
    return try pictures.take(name, head: head)
  }

  /// Tells the session what the head's ray newly rests on.
  func followGaze(_ host: SceneHost, atMs timeMs: Int, head: HeadDirection) throws {
    try director.prepareFrame(host.session, atMs: timeMs, head: head, pointed: nil)
    let pose = head.pose
    let hit = director.hit(origin: pose.position, direction: pose.forward)
    gaze.follow(director.gazeTarget(head, on: hit), host, atMs: timeMs)
  }

  /// Keeps the sound going between pictures.
  func updateSound(atMs timeMs: Int, head: HeadDirection) {
    director.updateSound(atMs: timeMs, head: head)
  }

  func renderSound(upToMs timeMs: Int) { soundOut?.render(upToMs: timeMs) }
}
