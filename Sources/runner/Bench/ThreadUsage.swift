import Foundation

/// What the calling thread has used so far, for the difference between two moments.
struct ThreadUsage {
  /// Nanoseconds of the processor.
  var processor: Int64
  /// Nanoseconds on the wall's clock.
  var wall: Int64
  /// How often it waited for something.
  var waits: Int
  /// How often the system put another thread in its place.
  var interruptions: Int
  /// How often it touched memory that was not there yet.
  var faults: Int

  static var now: ThreadUsage {
    var usage = rusage()
    // RUSAGE_THREAD, which the header shows to GNU programs only.
    getrusage(__rusage_who_t(1), &usage)
    return ThreadUsage(
      processor: nanoseconds(CLOCK_THREAD_CPUTIME_ID), wall: nanoseconds(CLOCK_MONOTONIC),
      waits: usage.ru_nvcsw, interruptions: usage.ru_nivcsw,
      faults: usage.ru_minflt + usage.ru_majflt)
  }

  static func - (later: ThreadUsage, earlier: ThreadUsage) -> ThreadUsage {
    ThreadUsage(
      processor: later.processor - earlier.processor, wall: later.wall - earlier.wall,
      waits: later.waits - earlier.waits,
      interruptions: later.interruptions - earlier.interruptions,
      faults: later.faults - earlier.faults)
  }

  private static func nanoseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
