import Foundation
import SessionStore

/// Writes sessions in a process of its own, so that a test can kill it.
///
/// `store-writer FOLDER RATE` appends RATE records a second until it is killed.
/// `store-writer FOLDER RATE LIMIT` lets no file grow past LIMIT bytes until
/// saving has failed, then lifts the limit and sees that nothing was lost.
///
/// Each line on standard output is one fact: `session ID`, `append SEQUENCE
/// NANOSECONDS` (monotonic clock, after the append), `failing CODE`, `saved
/// SEQUENCE`, or `error CODE`.
@main struct StoreWriter {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let rate = Int(arguments[2]), (1...10_000).contains(rate) else {
      say("error usage")
      exit(2)
    }
    do throws(StoreError) {
      let store = try SessionStore.open(folder: arguments[1], language: .english)
      let descriptor = SessionDescriptor(
        scenarioID: "store-writer", scenarioVersion: "1", programHash: "0",
        startedAtMilliseconds: 0, alias: "alias")
      let writer = try store.beginSession(descriptor)
      say("session \(writer.session)")
      if arguments.count > 3, let limit = UInt(arguments[3]) {
        try fill(writer, limit: limit)
      } else {
        try writeForever(writer, nanosecondsApart: 1_000_000_000 / UInt64(rate))
      }
    } catch {
      say("error \(error.code.rawValue)")
      exit(1)
    }
  }

  private static func writeForever(
    _ writer: SessionWriter, nanosecondsApart pace: UInt64
  ) throws(StoreError) {
    var sequence = 0
    var due = monotonicNanoseconds()
    while true {
      try append(sequence, to: writer)
      sequence += 1
      due += pace
      let now = monotonicNanoseconds()
      if due > now { usleep(UInt32((due - now) / 1000)) }
    }
  }

  private static func fill(_ writer: SessionWriter, limit: UInt) throws(StoreError) {
    // Without this the system kills the process instead of failing the write.
    signal(SIGXFSZ, SIG_IGN)
    setFileSizeLimit(limit)
    var sequence = 0
    while true {
      try append(sequence, to: writer)
      sequence += 1
      if case .failing(let failure, _) = writer.health {
        say("failing \(failure.code.rawValue)")
        break
      }
      usleep(2000)
    }
    // The scene goes on while nothing can be saved.
    for _ in 0..<50 {
      try append(sequence, to: writer)
      sequence += 1
    }
    setFileSizeLimit(.max)
    try writer.finish(.finished, endedAtMilliseconds: 1)
    say("saved \(sequence - 1)")
  }

  private static func append(_ sequence: Int, to writer: SessionWriter) throws(StoreError) {
    let payload = Array("record \(sequence) \(String(repeating: "x", count: 180))".utf8)
    try writer.append(
      StoredRecord(
        sequence: sequence, timeMilliseconds: sequence * 5, kind: "test.record",
        payload: payload))
    say("append \(sequence) \(monotonicNanoseconds())")
  }

  private static func setFileSizeLimit(_ bytes: UInt) {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    limit.rlim_cur = min(bytes, limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  }

  private static func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Written at once and in one piece, so that a kill cannot lose what was said.
  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }
}
