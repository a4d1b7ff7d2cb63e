/// Plays a log's inputs again and compares what comes out with what was written.
package enum Replay {
  /// Where a log and its replay part.
  package struct Difference: Error, Sendable, Hashable {
    /// The record of the log, from 1.
    package var record: Int
    package var logged: LogRecord?
    package var replayed: LogRecord?
  }

  /// The records that the inputs of a log give on a program.
  ///
  /// A log that ends in the middle (a killed process) is replayed as far as it goes.
  package static func records(
    of log: [LogRecord], plan: SessionPlan, header: SessionHeader
  ) throws(InputError) -> [LogRecord] {
    var session = Session(
      plan: plan, settings: header.settings,
      durations: DurationTable(milliseconds: header.durations))
    var output = SessionOutput()
    session.start(output: &output)
    for case .input(_, let record) in log {
      session.apply(try record.validated(), at: record.timeMs, output: &output)
    }
    session.advance(to: log.map(\.timeMs).max() ?? 0, output: &output)
    return output.records
  }

  /// The first difference between a log and its replay, or nil where they agree event for event.
  ///
  /// The replay may hold more events of the log's last millisecond, where the
  /// log was cut off; it may not hold fewer.
  package static func firstDifference(
    log: [LogRecord], replayed: [LogRecord]
  ) -> Difference? {
    for (index, record) in log.enumerated() {
      let again = replayed.indices.contains(index) ? replayed[index] : nil
      if again != record, again?.canonicalBytes != record.canonicalBytes {
        return Difference(record: index + 1, logged: record, replayed: again)
      }
    }
    guard replayed.count > log.count else { return nil }
    let next = replayed[log.count]
    guard next.timeMs == log.last?.timeMs ?? 0 else {
      return Difference(record: log.count + 1, logged: nil, replayed: next)
    }
    return nil
  }
}
