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
  /// Options are on show; the silence option is not among them.
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
}
