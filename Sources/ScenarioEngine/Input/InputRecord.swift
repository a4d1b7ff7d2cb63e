/// An input as one line of JSON: `{"t_ms": 5200, "input": "choose", "option": "line:id03"}`.
///
/// The same shape is read from `--inputs` and written to a session's log. It is
/// flat so that a decoder of any kind reads it; `validated()` turns it into an
/// `Input` and says what is missing.
package struct InputRecord: Sendable, Hashable, Codable {
  package var timeMs: Int
  package var kind: String
  package var option: String?
  package var modality: String?
  package var target: String?
  package var cause: String?
  package var question: String?
  package var value: Int?
  package var text: String?
  package var skip: Bool?
  package var choice: String?
  package var number: Int?
  package var node: String?

  package enum CodingKeys: String, CodingKey, CaseIterable {
    case timeMs = "t_ms"
    case kind = "input"
    case option
    case modality = "by"
    case target
    case cause
    case question
    case value
    case text
    case skip
    case choice
    case number
    case node
  }

  /// The kinds of input that this version understands.
  package static let kinds = [
    "choose", "tag", "gaze", "stop", "pause", "resume", "rewind", "intervene", "level",
    "volume", "typed", "rate", "answer", "fault",
  ]

  package init(timeMs: Int, input: Input) {
    self.timeMs = timeMs
    switch input {
    case .choose(let option, let modality):
      kind = "choose"
      self.option = option
      self.modality = modality.rawValue
    case .tag(let option):
      kind = "tag"
      self.option = option
    case .gaze(let target):
      kind = "gaze"
      switch target {
      case .option(let id): option = id
      case .down: self.target = "down"
      case nil: break
      }
    case .stop(let cause):
      kind = "stop"
      self.cause = cause.rawValue
    case .pause(let inCalmPlace):
      kind = "pause"
      if inCalmPlace { target = "calm" }
    case .resume: kind = "resume"
    case .rate(let question, let value):
      kind = "rate"
      self.question = question
      self.value = value
    case .answer(let question, let reply):
      kind = "answer"
      self.question = question
      switch reply {
      case .value(let value): self.value = value
      case .text(let text): self.text = text
      case .choice(let id): choice = id
      case .skip: skip = true
      }
    case .rewind(let number):
      kind = "rewind"
      self.number = number
    case .intervene(let node):
      kind = "intervene"
      self.node = node
    case .level(let level):
      kind = "level"
      value = level
    case .volume(let percent):
      kind = "volume"
      value = percent
    case .typed(let text, let option):
      kind = "typed"
      self.text = text
      self.option = option
    case .fault(let cause):
      kind = "fault"
      self.cause = cause
    }
  }
}

/// What is wrong with an input line.
package struct InputError: Error, Sendable, Hashable {
  /// The reason in English and Danish, without the place.
  package var message: Wording
}

extension InputRecord {
  /// The input that the line stands for.
  ///
  /// - Throws: `InputError` where a field is missing or out of range.
  package func validated() throws(InputError) -> Input {
    guard timeMs >= 0, timeMs <= 86_400_000 else {
      throw InputError(
        message: Wording(
          en: "'t_ms' is \(timeMs); it must lie between 0 and 86400000 (one day)",
          da: "'t_ms' er \(timeMs); det skal ligge mellem 0 og 86400000 (et døgn)"))
    }
    switch kind {
    case "choose":
      let by = modality ?? Modality.script.rawValue
      guard let modality = Modality(rawValue: by) else {
        throw unknown("by", by, Modality.allCases.map(\.rawValue))
      }
      return .choose(option: try required(option, "option"), modality: modality)
    case "tag": return .tag(option: try required(option, "option"))
    case "gaze": return .gaze(try gazeTarget())
    case "stop":
      let word = cause ?? StopCause.key.rawValue
      guard let cause = StopCause(rawValue: word) else {
        throw unknown("cause", word, StopCause.allCases.map(\.rawValue))
      }
      return .stop(cause)
    case "pause": return .pause(inCalmPlace: try isCalmPlace())
    case "resume": return .resume
    case "rate":
      return .rate(
        question: try required(question, "question"), value: try required(value, "value"))
    case "answer":
      return .answer(question: try required(question, "question"), reply: try reply())
    case "rewind": return .rewind(choice: try required(number, "number"))
    case "intervene": return .intervene(node: try required(node, "node"))
    case "level": return .level(try required(value, "value"))
    case "volume": return .volume(try volume())
    case "typed": return .typed(text: try required(text, "text"), option: option)
    case "fault": return .fault(try required(cause, "cause"))
    default: throw unknown("input", kind, Self.kinds)
    }
  }

  private func gazeTarget() throws(InputError) -> GazeTarget? {
    if let option { return .option(option) }
    guard let target else { return nil }
    guard target == "down" else { throw unknown("target", target, ["down"]) }
    return .down
  }

  private func isCalmPlace() throws(InputError) -> Bool {
    guard let target else { return false }
    guard target == "calm" else { throw unknown("target", target, ["calm"]) }
    return true
  }

  private func volume() throws(InputError) -> Int {
    let percent = try required(value, "value")
    guard (0...100).contains(percent) else {
      throw InputError(
        message: Wording(
          en: "'value' is \(percent); a volume lies between 0 and 100 per cent",
          da: "'value' er \(percent); en lydstyrke ligger mellem 0 og 100 procent"))
    }
    return percent
  }

  private func reply() throws(InputError) -> PromptReply {
    if skip == true { return .skip }
    if let choice { return .choice(choice) }
    if let value { return .value(value) }
    return .text(try required(text, "text"))
  }

  private func required<Value>(_ value: Value?, _ name: String) throws(InputError) -> Value {
    guard let value else {
      throw InputError(
        message: Wording(
          en: "an input '\(kind)' needs the field '\(name)'",
          da: "et input '\(kind)' skal have feltet '\(name)'"))
    }
    return value
  }

  private func unknown(_ field: String, _ word: String, _ known: [String]) -> InputError {
    let list = known.joined(separator: ", ")
    return InputError(
      message: Wording(
        en: "'\(field)' is '\(word)'; this version knows \(list)",
        da: "'\(field)' er '\(word)'; denne udgave kender \(list)"))
  }
}
