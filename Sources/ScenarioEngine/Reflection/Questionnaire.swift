// Reflection: the questions before and after a scene.
//
// They are ordinary lines of the scenario, tagged with what they ask, so they
// are translated and checked like all others. A questionnaire runs such a node
// and stops at each question until it is answered or skipped; it has no clock.

/// A reflection node while it is asked.
struct Questionnaire: Sendable, Hashable {
  private(set) var machine: VirtualMachine
  private(set) var prompt: Prompt?
  private let program: Program

  /// - Throws: `MachineError` where the node is missing or cannot be run.
  init(program: Program, machine: VirtualMachine, node: String) throws(MachineError) {
    self.program = program
    self.machine = machine
    try self.machine.start(node: node)
    try proceed()
  }

  static func == (left: Questionnaire, right: Questionnaire) -> Bool {
    left.machine == right.machine && left.prompt == right.prompt
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(machine)
    hasher.combine(prompt)
  }

  /// Goes on to the next question after a reply that `Prompt.accepts`.
  mutating func reply(_ reply: PromptReply) throws(MachineError) {
    guard let prompt else { return }
    if case .choices(let choices) = prompt.kind {
      let taken: Prompt.Choice? =
        if case .choice(let id) = reply { choices.first { $0.id == id } } else { nil }
      if let taken {
        try machine.select(taken.machineIndex)
      } else {
        try machine.selectNone()
      }
    }
    try proceed()
  }

  private mutating func proceed() throws(MachineError) {
    prompt = nil
    while prompt == nil {
      switch try machine.next() {
      case .line(let line): prompt = try question(line)
      case .options(let offered): prompt = question(line: nil, offered)
      case .finished: return
      case .nodeEntered, .returned, .command: break
      }
    }
  }

  /// The question that a line asks; options right behind it are its choices.
  private mutating func question(_ line: PresentedLine) throws(MachineError) -> Prompt {
    var probe = machine
    if case .options(let offered)? = try? probe.next() {
      machine = probe
      return question(line: line, offered)
    }
    let info = program.lines[line.lineIndex]
    return Prompt(
      id: info.id, lineIndex: line.lineIndex, substitutions: line.substitutions,
      kind: Self.kind(tags: info.tags))
  }

  private func question(line: PresentedLine?, _ offered: OfferedGroup) -> Prompt {
    let choices = offered.options.enumerated().filter { $0.element.isAvailable }.map {
      Prompt.Choice(
        id: program.lines[$0.element.lineIndex].id, lineIndex: $0.element.lineIndex,
        substitutions: $0.element.substitutions, machineIndex: $0.offset)
    }
    return Prompt(
      id: line.map { program.lines[$0.lineIndex].id } ?? choices.first?.id ?? "modet:choices",
      lineIndex: line?.lineIndex, substitutions: line?.substitutions ?? [],
      kind: .choices(choices))
  }

  /// The kind of question that the tags name, such as `scale:discomfort:0-10` or `text`.
  private static func kind(tags: [String]) -> Prompt.Kind {
    for tag in tags {
      let parts = tag.split(separator: ":").map(String.init)
      if parts.count == 3, parts[0] == "scale", let range = range(parts[2]) {
        return .scale(item: parts[1], lower: range.lowerBound, upper: range.upperBound)
      }
      if parts.count == 2, parts[0] == "belief", let range = range(parts[1]) {
        return .scale(item: "belief", lower: range.lowerBound, upper: range.upperBound)
      }
    }
    let asksForWords = tags.contains { tag in
      ["text", "strategy", "homework", "intent"].contains(tag) || tag.hasPrefix("diamond:")
        || tag.hasPrefix("alternative:")
    }
    return asksForWords ? .words : .statement
  }

  private static func range(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-").compactMap { Int($0) }
    guard ends.count == 2, ends[0] < ends[1] else { return nil }
    return ends[0]...ends[1]
  }
}
