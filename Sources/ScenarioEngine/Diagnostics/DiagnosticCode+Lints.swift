// What reading a scenario shows; the rules are in `Verification/Lints`. Sorted; never reuse one.

extension DiagnosticCode {
  /// A group in which every answer that is shown has a condition.
  package static let noUnconditionalOption = Self("MO0230", .warning)
  /// A clock that runs out before the answers can be read.
  package static let timerTooShort = Self("MO0231", .warning)
  /// The calm answer first so often that its place gives it away.
  package static let calmAnswerFirst = Self("MO0232", .warning)
  /// An answer of too many words.
  package static let longAnswer = Self("MO0233", .warning)
  /// Texts for the young person that are hard to read.
  package static let hardToRead = Self("MO0234", .warning)
  /// A legal claim that nobody has read up for a year.
  package static let outdatedLaw = Self("MO0235", .warning)
  /// A line without a take in a language that has takes.
  package static let missingTake = Self("MO0236", .warning)
  /// A take of a line that nobody says.
  package static let strayTake = Self("MO0237", .warning)
  // MO0238 is kept for a take that is older than its text: nothing on disk tells that yet.
  /// Light that could flash.
  package static let quickLights = Self("MO0239", .error)
  /// A place, a person or a sound that the stage does not have.
  package static let absentAsset = Self("MO0240", .error)
  /// What the law says, said by nobody.
  package static let lawWithoutSpeaker = Self("MO0241", .warning)
  /// A way to answer that the scenario does not offer.
  package static let inputNotOffered = Self("MO0242", .warning)
  /// A clock of no time.
  package static let timerWithoutTime = Self("MO0243", .error)
  /// A legal claim that no line stands on.
  package static let uncitedLaw = Self("MO0244", .information)
  /// A text of the settings without words in a language of the project.
  package static let settingsLanguage = Self("MO0245", .warning)

  /// Every code that the lints give, sorted.
  package static let lints: [DiagnosticCode] = [
    .noUnconditionalOption, .timerTooShort, .calmAnswerFirst, .longAnswer, .hardToRead,
    .outdatedLaw, .missingTake, .strayTake, .quickLights, .absentAsset, .lawWithoutSpeaker,
    .inputNotOffered, .timerWithoutTime, .uncitedLaw, .settingsLanguage,
  ]
}
