import ScenarioEngine

/// Everything that answers in place of a person: an automatic player, a file of inputs, or neither.
struct ScriptedAnswers {
  /// How long after a question is asked the automatic reply comes.
  static let replyDelayMs = 1_000

  private var player: AutoPlayer?
  /// The latest first, so that the next one is the last.
  private var inputs: [InputFile.Entry]
  private var answered: String?
  private var answerAt: Int?

  init(player: AutoPlayer?, inputs: [InputFile.Entry]) {
    self.player = player
    self.inputs = inputs.reversed()
  }

  /// Looks at what is on show, and plans when to answer it.
  mutating func plan(_ session: Session, atMs now: Int) {
    // Nobody is interrupted automatically: the answer comes once the line is over.
    guard player != nil, !session.isPaused, session.choiceOnShow?.isDuringLine != true else {
      return
    }
    let shown = session.prompt?.id ?? session.choiceOnShow.map { "choice \($0.number)" }
    guard shown != answered else { return }
    answered = shown
    answerAt = shown.map { _ in
      now + (session.prompt == nil ? AutoPlayer.answerDelayMs : Self.replyDelayMs)
    }
  }

  /// Forgets what it was about to answer, for a scene that is taken up again.
  mutating func beginAgain() {
    answered = nil
    answerAt = nil
  }

  /// When the next answer comes; nil where none is planned.
  var nextMoment: Int? { [inputs.last?.timeMs, answerAt].compactMap(\.self).min() }

  /// Gives what is due to the session.
  ///
  /// - Throws: `UserError` where the answers do not fit what is on show.
  mutating func give(to host: SceneHost, atMs now: Int) throws {
    while let entry = inputs.last, entry.timeMs <= now {
      inputs.removeLast()
      host.apply(entry.input, atMs: entry.timeMs)
    }
    guard let due = answerAt, due <= now else { return }
    answerAt = nil
    if let input = try answer(host.session) { host.apply(input, atMs: now) }
  }

  private mutating func answer(_ session: Session) throws -> Input? {
    if let prompt = session.prompt { return player?.reply(to: prompt, stage: session.stage) }
    guard session.choiceOnShow != nil else { return nil }
    do throws(AutoPlayError) {
      return try player?.answer(session)
    } catch {
      throw UserError(AutoPlayWords.message(error))
    }
  }
}
