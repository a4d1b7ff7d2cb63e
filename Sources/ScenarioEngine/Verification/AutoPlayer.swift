/// Who answers when nobody does: a prepared list, or a policy.
package enum AnswerPolicy: Sendable, Hashable {
  /// 1-based numbers of the options on show, line ids, or `silence`.
  case list([String])
  /// The shortest way to a calm end.
  case calm
  /// The shortest way to the highest step of the youth's ladder.
  case escalate
  /// Never answers.
  case silent
  /// Draws from a seed.
  case random(seed: UInt64)
}

/// Why an automatic run cannot go on.
package enum AutoPlayError: Error, Sendable, Hashable {
  /// The list has no answer for this choice.
  case answersUsedUp(choice: Int)
  /// The list's answer is not on show here.
  case noSuchOption(String, choice: Int, count: Int)
  /// Silence was asked for where no clock runs.
  case silenceWithoutTimer(choice: Int)
  /// No calm end can be reached from here.
  case noCalmEnd(choice: Int)
}

/// Produces the inputs that a person would, from a policy.
///
/// It only makes `Input` values; a session cannot tell them from a person's but
/// by their modality, `script`.
package struct AutoPlayer: Sendable {
  /// How long after the showing an automatic answer comes.
  package static let answerDelayMs = 1_500
  /// What stands for a person's own words, in every language's log.
  package static let automaticText = "(automatisk svar)"

  private let policy: AnswerPolicy
  private let calmEnds: Set<String>
  private var listIndex = 0
  private var way: [WayFinder.Step]?
  private var generator: SeededGenerator

  package init(policy: AnswerPolicy, calmEnds: Set<String>) {
    self.policy = policy
    self.calmEnds = calmEnds
    let seed: UInt64 = if case .random(let seed) = policy { seed } else { 0 }
    generator = SeededGenerator(seed: seed)
  }

  /// The answer to the options on show; nil means silence until the clock runs out.
  package mutating func answer(_ session: Session) throws(AutoPlayError) -> Input? {
    guard let group = session.director.openGroup else { return nil }
    let id = try pick(group, session.director)
    if id == nil, group.expiresAt == nil {
      throw .silenceWithoutTimer(choice: group.number)
    }
    return id.map { .choose(option: $0, modality: .script) }
  }

  /// The reply to a question: fixed values that exercise every kind, marked as automatic.
  package func reply(to prompt: Prompt, stage: SessionStage) -> Input {
    let reply: PromptReply =
      switch prompt.kind {
      case .statement: .skip
      case .scale(let item, let lower, let upper):
        .value(
          item == "belief"
            ? (lower + upper) / 2 : lower + (upper - lower) * (stage == .baseline ? 5 : 3) / 10)
      case .words: .text(Self.automaticText)
      case .choices(let choices): choices.first.map { .choice($0.id) } ?? .skip
      case .calmPlace(let places): places.first.map { .choice($0.choiceID) } ?? .skip
      case .afterStop: .choice(Prompt.talkID)
      }
    return .answer(question: prompt.id, reply: reply)
  }

  private mutating func pick(
    _ group: OpenGroup, _ director: Director
  ) throws(AutoPlayError) -> String? {
    switch policy {
    case .silent: nil
    case .list(let answers): try listed(answers, group)
    case .random: drawn(group)
    case .calm, .escalate: try onTheWay(group, director)
    }
  }

  private mutating func listed(
    _ answers: [String], _ group: OpenGroup
  ) throws(AutoPlayError) -> String? {
    guard listIndex < answers.count else { throw .answersUsedUp(choice: group.number) }
    let word = answers[listIndex]
    listIndex += 1
    if word == "silence" || word == group.silence?.id { return nil }
    if let number = Int(word), group.entries.indices.contains(number - 1) {
      return group.entries[number - 1].id
    }
    if group.index(ofOption: word) != nil { return word }
    throw .noSuchOption(word, choice: group.number, count: group.entries.count)
  }

  /// Silence is one of the draws where a clock runs.
  private mutating func drawn(_ group: OpenGroup) -> String? {
    let count = group.entries.count + (group.expiresAt == nil ? 0 : 1)
    let index = Int(generator.next() % UInt64(max(1, count)))
    return group.entries.indices.contains(index) ? group.entries[index].id : nil
  }

  /// The next step of a way that was searched once.
  ///
  /// An intervention or a rewind can lead off it, and then it is searched anew.
  /// Inside an intervention the first option is as good as any: all lead back.
  private mutating func onTheWay(
    _ group: OpenGroup, _ director: Director
  ) throws(AutoPlayError) -> String? {
    if director.isInIntervention { return group.entries.first?.id }
    if way?.first.map({ fits($0, group) }) != true { way = try search(group, director) }
    guard let step = way?.first else { return group.entries.first?.id }
    way?.removeFirst()
    return step.isSilence ? nil : step.option
  }

  private func fits(_ step: WayFinder.Step, _ group: OpenGroup) -> Bool {
    step.isSilence
      ? step.option == group.silence?.id : group.index(ofOption: step.option) != nil
  }

  private func search(
    _ group: OpenGroup, _ director: Director
  ) throws(AutoPlayError) -> [WayFinder.Step] {
    let finder = WayFinder(director, calmEnds: calmEnds)
    if policy == .escalate { return finder.wayToHighest(ladder: "youth") }
    guard let way = finder.wayToCalm() else { throw .noCalmEnd(choice: group.number) }
    return way
  }
}
