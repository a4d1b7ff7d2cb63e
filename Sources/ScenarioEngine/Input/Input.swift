// Input: everything that can change a session.
//
// A session is its inputs (ARCHITECTURE.md): whatever a young person, a
// pedagogue or a device does reaches the engine as one of these values with a
// time in integer milliseconds on the session clock. Nothing else enters.

/// The way in which an answer was given.
package enum Modality: String, Sendable, Hashable, CaseIterable {
  /// A key on the keyboard.
  case key
  /// A click or touch.
  case pointer
  /// The head's ray resting on an option.
  case gaze
  /// A button of a hand controller.
  case controller
  /// Said aloud and tagged by the pedagogue.
  case voice
  /// A prepared list of answers or an automatic run; never a person.
  case script
}

/// What made a scene stop.
package enum StopCause: String, Sendable, Hashable, CaseIterable {
  /// The Escape key.
  case key
  /// Looking down for two seconds.
  case lookingDown = "looking-down"
  /// A controller button held.
  case controller
  /// `modet stop` on the same machine.
  case command
  /// The operator's page.
  case browser
  /// The window was closed or the program was asked to end.
  case shutdown
  /// The headset has been off for twenty seconds.
  case headsetOff = "headset-off"
}

/// The faults that a session answers; all others are kept for the log alone.
package enum KnownFault: String, Sendable, Hashable, CaseIterable {
  /// The young person took the headset off, or it was lost from sight.
  case headsetOff = "headset-off"
  case headsetOn = "headset-on"
  /// Nothing has been heard of the operator's page for three seconds.
  case operatorLost = "operator-lost"
  case operatorBack = "operator-back"
}

/// Where the head's ray rests.
package enum GazeTarget: Sendable, Hashable {
  /// An option or choice that is on show, by its line id.
  case option(String)
  /// Under −50° of pitch: the wish to stop.
  case down
}

/// What a young person says to a question of the reflection.
package enum PromptReply: Sendable, Hashable {
  /// A number on the question's scale.
  case value(Int)
  /// Their own words.
  case text(String)
  /// One of the choices on offer, by its id.
  case choice(String)
  /// "Spring over": every question can be skipped.
  case skip
}

/// One thing that somebody or something did to a session.
package enum Input: Sendable, Hashable {
  /// An option was taken, by its line id.
  case choose(option: String, modality: Modality)
  /// The pedagogue tagged what the young person said or did as an option.
  case tag(option: String)
  /// The head's ray entered a target, or left all of them.
  case gaze(GazeTarget?)
  /// Stop now; obeyed in every state.
  case stop(StopCause)
  /// Hold the scene; the picture can go to the calm place meanwhile.
  case pause(inCalmPlace: Bool = false)
  /// Go on after a pause.
  case resume
  /// A number for the question on show; −1 is not allowed here, skip instead.
  case rate(question: String, value: Int)
  /// Words, a choice or a skip for the question on show.
  case answer(question: String, reply: PromptReply)
  /// Go back to the choice that was presented as number `choice`, from 1.
  case rewind(choice: Int)
  /// Play an intervention, by its node, as soon as its turn comes.
  case intervene(node: String)
  /// Make the scene softer or harder, 1 to 5, from the next beat on.
  case level(Int)
  /// How loud the scene is from now on: per cent, 0 (silent) to 100 (as it was made).
  case volume(Int)
  /// What the young person said, typed by whoever listened: a record, an answer
  /// to the question on show, or the option that it meant.
  case typed(text: String, option: String?)
  /// A device failed or came back; `KnownFault` lists what a session answers.
  case fault(String)
}
