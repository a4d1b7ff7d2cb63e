import Renderer
import ScenarioEngine

// What keys, mouse and `modet stop` did since the last frame.
extension FrameStep {
  func takeInputs(_ input: InputState, atMs now: Int) {
    host.obeyStopDoor(atMs: now)
    if input.wasPressed(.escape) { host.apply(.stop(.key), atMs: now) }
    head.turn(input)
    aim(input)
    for key in input.pressedKeys { press(key, atMs: now) }
    for key in input.repeatedKeys { press(key, atMs: now) }
    for character in input.text { type(character, atMs: now) }
    if input.pressedButtons.contains(.left) { pick(pointed, atMs: now) }
  }

  /// The pointer's ray in the plain window; the head's ray where there are two eyes.
  private func aim(_ input: InputState) {
    let pose = head.pose
    pointed = director.hit(
      origin: pose.position, direction: pose.orientation.act(display.pointing(input)))
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
}
