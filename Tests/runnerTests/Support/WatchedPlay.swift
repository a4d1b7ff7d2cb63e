import Foundation
import Testing

/// A scene that runs in a process of its own while its files are changed.
final class WatchedPlay {
  let station: Station
  let project: ProjectCopy
  let process: ModetProcess
  private let out: String

  static let scene = "Scenarios/politi-id-tjek/moedet.yarn"

  /// Starts the shipped scenario without a window; its clock runs `speed` times as fast as ours.
  init(_ options: [String] = [], speed: Int = 4) throws {
    station = try Station()
    project = try ProjectCopy(in: station)
    out = station.path("out")
    process = try station.start(
      [
        "play", "politi-id-tjek", "--watch", "--display", "offscreen", "--speed", "\(speed)",
        "--voices", "off", "--eye-size", "64x64", "--store", station.store, "--out", out,
        "--language", "en",
      ] + options, in: project.root)
  }

  deinit { process.kill() }

  /// Waits until something has been said so many times.
  func waits(for text: String, times: Int = 1, seconds: Double = 60) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      if count(of: text) >= times { return true }
      if !process.isRunning { return count(of: text) >= times }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return false
  }

  /// Waits until the picture of a choice has been taken: the young person sees it now.
  func waits(forChoice number: Int, seconds: Double = 60) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end, process.isRunning {
      let names = station.files(under: "out").map(\.lastPathComponent)
      if names.contains(where: { $0.hasPrefix("choice-\(number)-") }) { return true }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return false
  }

  func count(of text: String) -> Int { process.said.components(separatedBy: text).count - 1 }

  /// Changes the script as an editor does that writes another file and renames it.
  func edit(_ path: String = scene, _ change: (String) -> String) throws {
    let file = project.url(path)
    let text = try String(contentsOf: file, encoding: .utf8)
    let other = file.deletingLastPathComponent().appending(path: ".\(UUID().uuidString)")
    let changed = change(text)
    #expect(changed != text, "the change changes nothing")
    try Data(changed.utf8).write(to: other)
    #expect(rename(other.path, file.path) == 0)
  }

  /// Ends the scene as the system does, and reads what it left.
  func finish() throws -> RecordedLog {
    process.send(SIGTERM)
    let outcome = process.wait()
    try #require(outcome.isSuccess, "\(outcome.story)")
    return try RecordedLog(Data(contentsOf: URL(filePath: out + "/session.jsonl")))
  }

  /// What a replay of the log on the scenario as it lies now says.
  func verify() throws -> Outcome {
    try station.run(
      ["replay", out, "--verify", "--store", station.store], in: project.root)
  }
}
