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

  /// The memory that is resident now, in MiB.
  static func residentMegabytes() -> Double {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
  }

  /// How many files, sockets and the like are open.
  static func openFiles() -> Int { entries(of: "/proc/self/fd") }

  static func threads() -> Int { entries(of: "/proc/self/task") }

  private static func entries(of folder: String) -> Int {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).count
  }

  private static func milliseconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
  }
}
