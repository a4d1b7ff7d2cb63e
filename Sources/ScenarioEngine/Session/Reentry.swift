/// Takes a session up again on a program that has changed: the author stands where they stood.
///
/// The trace of what was passed and done is followed on the new program. Nothing
/// is aligned by milliseconds: an answer is given once its option is on show, a
/// silence once the new clock has run out, what the pedagogue asked for behind
/// the same line as then. The result is a list of inputs with new times, so that
/// whoever owns the session plays it like any other.
///
/// Where the old way cannot be followed any more, the way ends at the last place
/// that both programs come by.
package struct Reentry: Sendable {
  /// Why the session does not stand where it stood.
  package enum Gone: Sendable, Hashable {
    /// A line or option, by its id.
    case line(String)
    /// A question, by its line id.
    case question(String)
    /// An intervention, by its node.
    case intervention(String)
    /// The clock that a silence waited for.
    case clock
    /// The part of the session that was reached.
    case stage(String)
  }

  /// What to give to a new session, in order.
  package private(set) var inputs: [InputRecord] = []
  /// The moment at which the session stands afterwards, on its own clock.
  package private(set) var timeMs = 0
  /// `nil` where the session stands as it stood.
  package private(set) var gone: Gone?

  /// What a reload leaves in the log of the session that goes on: an input that changes nothing.
  package static let fault = "reloaded"

  /// Finds the way on a new program.
  ///
  /// - Parameters:
  ///   - records: the log of the session so far.
  ///   - untilMs: the moment at which it stands.
  ///   - old: what it was played with.
  ///   - plan: what it goes on with.
  ///   - settings: those it was begun with.
  ///   - durations: how long the new program's lines last.
  package init(
    _ records: [LogRecord], untilMs: Int, from old: SessionPlan, to plan: SessionPlan,
    settings: SessionSettings, durations: DurationTable
  ) {
    let trace = SessionTrace(records, untilMs: untilMs, isInFront: old.isInFront)
    var walk = ReentryWalk(
      Session(plan: plan, settings: settings, durations: durations), isInFront: plan.isInFront)
    for stretch in trace.stretches where gone == nil { gone = walk.follow(stretch) }
    inputs = walk.inputs
    timeMs = max(walk.session.clock, inputs.last?.timeMs ?? 0)
  }
}

extension SessionPlan {
  /// Whether what happens in a node happens in front, where answers are given.
  func isInFront(_ node: String) -> Bool {
    program.nodeIndices[node].map { !marks.nodes[$0].isBackground } ?? true
  }
}
