import Foundation
import Renderer
import ScenarioEngine

/// Plays a session in a window, frame by frame, on the process's first thread.
///
/// The order of a frame: poll events, take inputs (STOP before all others), step
/// the session, step the people, draw every view, swap. Nothing in it waits but
/// the swap.
final class WindowLoop {
  private let host: SceneHost
  private let director: StageDirector
  private let window: Window
  private let display: WindowDisplay
  private let speed: Double
  private let monitor: RecordingMonitor
  private let live: LiveAuthoring?
  private var answers: ScriptedAnswers
  private var head = HeadDirection()
  private var pointed: PanelHit?
  private var gaze: GazeTarget?

  init(
    host: SceneHost, director: StageDirector, window: Window, display: WindowDisplay,
    speed: Double, monitor: RecordingMonitor, answers: ScriptedAnswers, live: LiveAuthoring?
  ) {
    self.host = host
    self.director = director
    self.window = window
    self.display = display
    self.speed = speed
    self.monitor = monitor
    self.answers = answers
    self.live = live
  }

  func run() throws {
    let start = ContinuousClock.now
    host.start()
    while !host.isClosed {
      window.poll()
      let loopMs = Int(start.duration(to: .now).seconds * 1000 * speed)
      if live?.check(host, loopMs: loopMs) == true { beginAgain() }
      let now = host.sessionTime(atLoopMs: loopMs)
      if window.shouldClose || SignalFlag.isRaised {
        host.apply(.stop(.shutdown), atMs: now)
        return
      }
      takeInputs(atMs: now)
      answers.plan(host.session, atMs: now)
      try answers.give(to: host, atMs: now)
      host.advance(toMs: now)
      try draw(atMs: now)
      monitor.check()
    }
  }

  private func beginAgain() {
    answers.beginAgain()
    gaze = nil
    pointed = nil
  }

  private func draw(atMs now: Int) throws {
    director.sign = [monitor.sign, live?.sign].compactMap(\.self).first
    try director.prepareFrame(host.session, atMs: now, head: head, pointed: pointed)
    try display.draw(head: head.pose)
  }
}

// MARK: - Inputs

extension WindowLoop {
  private func takeInputs(atMs now: Int) {
    let input = window.input
    host.obeyStopDoor(atMs: now)
    if input.wasPressed(.escape) { host.apply(.stop(.key), atMs: now) }
    head.turn(input)
    aim(input)
    for key in input.pressedKeys + input.repeatedKeys { press(key, atMs: now) }
    for character in input.text { type(character, atMs: now) }
    if input.pressedButtons.contains(.left) { pick(pointed, atMs: now) }
    follow(atMs: now)
  }

  /// The pointer's ray in the plain window; the head's ray side by side.
  private func aim(_ input: InputState) {
    let pose = head.pose
    pointed = director.hit(
      origin: pose.position,
      direction: display.isStereo ? pose.forward : pose.orientation.act(pointerDirection(input)))
  }

  /// Where the pointer points in the head's space: −Z is straight ahead.
  private func pointerDirection(_ input: InputState) -> SIMD3<Float> {
    let size = window.framebufferSize
    let field = FieldOfView(
      verticalRadians: display.verticalField, aspect: Float(size.width) / Float(max(size.height, 1))
    )
    let x = input.cursor.x / Float(max(size.width, 1)) * 2 - 1
    let y = 1 - input.cursor.y / Float(max(size.height, 1)) * 2
    return SIMD3(x * tan(field.angleRight), y * tan(field.angleUp), -1).normalized
  }

  private func press(_ key: InputState.Key, atMs now: Int) {
    switch key {
    case .space where director.question?.takesText != true:
      host.apply(host.session.isPaused ? .resume : .pause(), atMs: now)
    case .enter: reply(director.question?.reply(to: .confirm), atMs: now)
    case .backspace:
      director.question?.deleteBackward()
      director.refreshQuestion()
    case .digit(let digit) where director.question?.takesText != true:
      if director.question != nil {
        reply(director.question?.reply(toDigit: digit), atMs: now)
      } else if let id = host.optionID(number: digit) {
        host.apply(.choose(option: id, modality: .key), atMs: now)
      }
    default: break
    }
  }

  /// A letter of an answer, where words are asked for; else one of the pedagogue's keys.
  private func type(_ character: Character, atMs now: Int) {
    if director.question?.takesText == true {
      director.question?.type(character)
      director.refreshQuestion()
    } else if let input = OperatorKeys.input(for: character, host.session) {
      host.apply(input, atMs: now)
    }
  }

  private func pick(_ hit: PanelHit?, atMs now: Int) {
    guard let hit else { return }
    if director.question != nil {
      reply(director.question?.reply(to: hit), atMs: now)
    } else if case .option(let index) = hit, let id = host.optionID(number: index + 1) {
      host.apply(.choose(option: id, modality: .pointer), atMs: now)
    }
  }

  private func reply(_ reply: PromptReply?, atMs now: Int) {
    guard let reply, let question = director.question else { return }
    host.apply(question.input(reply), atMs: now)
  }

  /// Tells the session what the gaze (or the pointer that stands for it) rests on.
  private func follow(atMs now: Int) {
    var next: GazeTarget?
    if head.isLookingDown {
      next = .down
    } else if case .option(let index)? = pointed {
      next = host.optionID(number: index + 1).map(GazeTarget.option)
    }
    guard next != gaze else { return }
    gaze = next
    host.apply(.gaze(next), atMs: now)
  }
}
