import Foundation

/// What the process has used so far.
enum ProcessMeter {
  /// The time of day's distance from an arbitrary start, in milliseconds.
  static func wallMilliseconds() -> Double { milliseconds(CLOCK_MONOTONIC) }

  /// The processor time of all threads, in milliseconds.
  static func cpuMilliseconds() -> Double { milliseconds(CLOCK_PROCESS_CPUTIME_ID) }

  /// The most memory that has been resident at once, in MiB.
  static func peakMegabytes() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }

  private static func milliseconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
  }
}
