import Foundation

/// The times of measured frames, and what the process used meanwhile.
struct FrameRecorder {
  private var totals: [Double] = []
  private var submits: [Double] = []
  private var processorBegin = 0.0

  init(frames: Int) {
    totals.reserveCapacity(frames)
    submits.reserveCapacity(frames)
  }

  mutating func begin(_ device: RenderDevice) {
    device.statistics = DrawStatistics()
    processorBegin = ProcessUsage.processorMilliseconds
  }

  mutating func add(_ submit: Duration, _ total: Duration) {
    submits.append(submit.inMilliseconds)
    totals.append(total.inMilliseconds)
  }

  /// Sums up what was measured.
  func result(
    of benchmark: RenderBenchmark, on stage: StageRenderer, firstFrame: Double, loaded: Double
  ) -> RenderBenchmarkResult {
    let processor = ProcessUsage.processorMilliseconds - processorBegin
    let count = max(totals.count, 1)
    let drawn = stage.device.statistics
    return RenderBenchmarkResult(
      path: stage.path, stereo: stage.stereo, shade: stage.shading,
      device: stage.device.description, eyeWidth: benchmark.eyeWidth,
      eyeHeight: benchmark.eyeHeight, frames: totals.count,
      medianMilliseconds: Self.quantile(totals, 0.5),
      p99Milliseconds: Self.quantile(totals, 0.99),
      submitMilliseconds: Self.quantile(submits, 0.5),
      submitP99Milliseconds: Self.quantile(submits, 0.99),
      cpuMilliseconds: processor / Double(count), firstFrameMilliseconds: firstFrame,
      loadMilliseconds: loaded, residentMebibytes: ProcessUsage.peakMebibytes,
      draws: drawn.draws / count, batches: drawn.batches / count,
      triangles: drawn.triangles / count)
  }

  /// The value that a share of all values does not exceed; 0 without values.
  static func quantile(_ values: [Double], _ share: Double) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    return sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)]
  }
}

extension Duration {
  var inMilliseconds: Double {
    Double(components.seconds) * 1_000 + Double(components.attoseconds) / 1e15
  }
}

/// What the system says about this process.
enum ProcessUsage {
  /// Of all threads, since the process began.
  static var processorMilliseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1e6
  }

  /// The most memory that the process had at a time.
  static var peakMebibytes: Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let number = line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }
    return (number ?? 0) / 1_024
  }

  /// The time since a moment, or since the process began.
  static func milliseconds(since start: Date?) -> Double {
    if let start { return Date().timeIntervalSince(start) * 1_000 }
    // Field 22 counts ticks from the machine's start, and so does the uptime in seconds.
    let stat = (try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8)) ?? ""
    let uptime = (try? String(contentsOfFile: "/proc/uptime", encoding: .utf8)) ?? ""
    // The name in brackets may hold spaces; what follows does not.
    let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 19, let ticks = Double(fields[19]),
      let now = uptime.split(separator: " ").first.flatMap({ Double($0) })
    else { return 0 }
    return (now - ticks / Double(sysconf(Int32(_SC_CLK_TCK)))) * 1_000
  }
}
