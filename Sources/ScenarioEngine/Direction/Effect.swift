/// What the engine asks of whoever shows the scene: the whole contract between scenario and picture.
///
/// The terminal, the tests and the 3D stage are three answers to the same
/// effects. Effects hold indices into the program's lines; the host resolves the
/// text in the language of its choice.
package enum Effect: Sendable, Hashable {
  /// A person starts to speak.
  case say(LineBeat)
  /// A line reached its end.
  case lineEnded(lineIndex: Int)
  /// A line was cut short: its sound stops at once.
  case lineCut(lineIndex: Int)
  /// Options are on show, at times while somebody still speaks; the silence option is not among them.
  case showOptions(OptionsOnShow)
  /// The options are gone: answered, expired or stopped.
  case hideOptions
  /// A change in the scene.
  case cue(StageCue)
  /// The scene fades to the calm place, within a second, sound down.
  case stop(StopCause)
  /// The scene holds; people look away and keep breathing.
  case pause
  /// The scene goes on.
  case resume
  /// The picture shows the calm place while the scene holds, or leaves it again.
  case calmPlace(isShown: Bool)
  /// The young person has said at check-in where they would like to be, or left it as it was.
  case calmPlaceChosen(CalmPlace)
  /// Something that the pedagogue asked for begins; the options were hidden before.
  case interventionBegan(node: String)
  /// It is over, and the scene goes on where it was.
  case interventionEnded(node: String)
  /// The pedagogue made the scene softer or harder.
  case level(Int)
  /// The pedagogue made everything softer or louder: per cent.
  case volume(Int)
  /// The scene was put back to an earlier choice.
  case rewound(attempt: Int)
  /// A question of the reflection is on show.
  case ask(Prompt)
  /// The question is gone.
  case promptClosed
  /// The stage of the session changed.
  case stage(SessionStage)
  /// The scene reached an end of the scenario.
  case end(id: String)
  /// The scenario could not go on; the session went to the calm place.
  case failed(MachineError)
}

/// A line while it is spoken.
package struct LineBeat: Sendable, Hashable {
  package var lineIndex: Int
  package var substitutions: [String]
  package var durationMs: Int
  /// How much of it had passed already; more than 0 only after a rewind.
  package var elapsedMs: Int
}

/// An option as the young person sees it.
package struct OptionOnShow: Sendable, Hashable {
  package var lineIndex: Int
  package var substitutions: [String]
}

/// A group of options as it is shown.
package struct OptionsOnShow: Sendable, Hashable {
  /// The number of the choice in this session, from 1; what `rewind` names.
  package var number: Int
  package var options: [OptionOnShow]
  /// The time to answer after the time factor, or nil where the group waits.
  package var timerMs: Int?
  /// Whether somebody still speaks; the time to answer starts when they have finished.
  package var isDuringLine: Bool
}
