import Foundation
import Testing

/// A machine of its own for one test: store, caches and runtime folder are temporary.
final class Station {
  let folder: URL

  init() throws {
    folder = URL(filePath: NSTemporaryDirectory()).resolvingSymlinksInPath()
      .appending(path: "modet-\(UUID().uuidString)")
    for name in ["cache", "runtime", "data", "home", "logs"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var store: String { path("store") }
  var runtime: URL { folder.appending(path: "runtime") }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Writes a file for the program to read and returns its path.
  func write(_ lines: [String], to name: String) throws -> String {
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: name))
    return path(name)
  }

  // MARK: - Running

  /// Runs `modet` with these arguments to its end.
  func run(
    _ arguments: [String], environment: [String: String] = [:], in working: URL = Built.project,
    standardInput: URL? = nil
  ) throws -> Outcome {
    try start(
      arguments, environment: environment, in: working, standardInput: standardInput
    ).wait()
  }

  func start(
    _ arguments: [String], environment: [String: String] = [:], in working: URL = Built.project,
    standardInput: URL? = nil
  ) throws -> ModetProcess {
    try ModetProcess(
      Built.program(), arguments, environment: surroundings.merging(environment) { $1 },
      in: working, logs: folder.appending(path: "logs"), standardInput: standardInput)
  }

  /// Runs `modet` under a limit on the size of files: a disk that is full.
  func runWithFileLimit(kilobytes: Int, _ arguments: [String]) throws -> Outcome {
    let program = try Built.program().path
    return try ModetProcess(
      URL(filePath: "/bin/bash"),
      ["-c", "ulimit -f \(kilobytes); exec \"$0\" \"$@\"", program] + arguments,
      environment: surroundings, in: Built.project, logs: folder.appending(path: "logs")
    ).wait()
  }

  /// Runs `modet` on a screen of its own that nobody sees, drawn in software and heard nowhere.
  func runOnScreen(_ arguments: [String]) throws -> Outcome {
    let program = try Built.program().path
    return try ModetProcess(
      URL(filePath: "/usr/bin/xvfb-run"),
      ["-a", "-s", "-screen 0 1700x900x24", program] + arguments,
      environment: surroundings.merging(
        ["LIBGL_ALWAYS_SOFTWARE": "1", "ALSOFT_DRIVERS": "null"]
      ) { $1 }, in: Built.project, logs: folder.appending(path: "logs")
    ).wait()
  }

  /// The arguments of an unattended session with small pictures and no voices.
  func playing(_ options: [String], scenario: String = "politi-id-tjek") -> [String] {
    [
      "play", scenario, "--display", "offscreen", "--speed", "0", "--voices", "off",
      "--eye-size", "64x64", "--store", store,
    ] + options
  }

  func play(
    _ options: [String], scenario: String = "politi-id-tjek",
    environment: [String: String] = [:], in working: URL = Built.project
  ) throws -> Outcome {
    try run(playing(options, scenario: scenario), environment: environment, in: working)
  }

  private var surroundings: [String: String] {
    var result = ProcessInfo.processInfo.environment
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES"] { result[name] = nil }
    result["LANG"] = "da_DK.UTF-8"
    result["HOME"] = path("home")
    result["XDG_CACHE_HOME"] = path("cache")
    result["XDG_DATA_HOME"] = path("data")
    result["XDG_RUNTIME_DIR"] = runtime.path
    return result
  }

  // MARK: - Looking at what it left

  /// Every regular file under a folder of the station.
  func files(under name: String) -> [URL] {
    let walk = FileManager.default.enumerator(
      at: folder.appending(path: name), includingPropertiesForKeys: [.isRegularFileKey])
    return (walk?.compactMap { $0 as? URL } ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
    }
  }

  struct ListedSession: Decodable {
    var id: String
    var state: String
    var records: Int
  }

  /// What `modet sessions list --json` says.
  func sessions() throws -> [ListedSession] {
    let listed = try run(["sessions", "list", "--json", "--store", store])
    try #require(listed.isSuccess, "\(listed.story)")
    return try JSONDecoder().decode([ListedSession].self, from: Data(listed.output.utf8))
  }
}
