/// How far the states of a scenario are looked at, and how long a pause that takes.
///
/// A look at few states is soon over and finds most; to know that something is
/// reached by no way takes all of them, for which nobody should wait while typing.
struct VerificationRound: Hashable {
  var budget: Int
  /// In milliseconds without a message.
  var pause: Int

  /// After a change.
  static let quick = VerificationRound(budget: 20_000, pause: 400)
  /// After a longer pause, where the first look did not see everything.
  static let thorough = VerificationRound(budget: 300_000, pause: 1_500)
  /// After saving.
  static let saved = VerificationRound(budget: 300_000, pause: 0)
}
