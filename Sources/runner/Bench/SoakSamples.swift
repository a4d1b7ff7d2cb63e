import Renderer

/// What the process holds as time goes on: at most so many rows, evenly spread.
struct SoakSamples {
  private static let mostRows = 64

  /// What was held between two sessions.
  struct Row: Codable {
    /// On the wall's clock.
    var minutes: Double
    var sessions: Int
    var frames: Int
    var rssMb: Double
    /// Objects of the graphics device.
    var objects: Int
    var files: Int
    var threads: Int
  }

  private(set) var rows: [Row] = []
  /// Every how many sessions a row is taken.
  private var distance = 1

  /// Takes a row where one is due, and gives it.
  mutating func add(
    minutes: Double, sessions: Int, frames: Int, _ device: RenderDevice
  ) -> Row? {
    guard sessions % distance == 0 else { return nil }
    let row = Row(
      minutes: (minutes * 1_000).rounded() / 1_000, sessions: sessions, frames: frames,
      rssMb: (ProcessMeter.residentMegabytes() * 100).rounded() / 100,
      objects: device.liveObjects, files: ProcessMeter.openFiles(),
      threads: ProcessMeter.threads())
    rows.append(row)
    guard rows.count > Self.mostRows else { return row }
    distance *= 2
    rows = rows.filter { $0.sessions % distance == 0 }
    return row
  }

  /// How much the resident memory grows by a session over the second half, by least squares: KiB.
  var growthPerSession: Double? {
    let half = rows.suffix(rows.count / 2)
    guard half.count > 2 else { return nil }
    let count = Double(half.count)
    let meanX = half.reduce(0) { $0 + Double($1.sessions) } / count
    let meanY = half.reduce(0) { $0 + $1.rssMb } / count
    let spread = half.reduce(0) { $0 + (Double($1.sessions) - meanX) * ($1.rssMb - meanY) }
    let square = half.reduce(0) {
      $0 + (Double($1.sessions) - meanX) * (Double($1.sessions) - meanX)
    }
    return (spread / square * 1_024 * 100).rounded() / 100
  }
}
