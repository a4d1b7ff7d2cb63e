import Foundation
import Testing

/// Settings that do not fit, and machines that lack something: a message, exit status 1, nothing lost.
@Suite struct MissingPartsTests {
  // MARK: - Settings

  @Test(arguments: [
    (["--level", "6"], "1, 2, 3, 4, 5"),
    (["--level=-4"], "-4"),
    (["--set", "level=x"], "level"),
    (["--set", "under15=maybe"], "under15"),
    (["--set", "nothing=1"], "nothing"),
    (["--set", "officer=9"], "officer"),
    (["--set", "under15"], "under15"),
    (["--set", "=true"], "=true"),
  ])
  func aSettingThatDoesNotFitIsNamed(options: [String], word: String) throws {
    let station = try Station()
    let outcome = try station.play(["--auto", "calm"] + options)
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains(word), "\(outcome.story)")
    #expect(!FileManager.default.fileExists(atPath: station.store))
  }

  @Test func messagesComeInTheLanguageAskedFor() throws {
    let station = try Station()
    let english = try station.play(["--auto", "calm", "--level", "6", "--language", "en"])
    #expect(english.errors.contains("the scenario has no level 6; it has 1, 2, 3, 4, 5."))
    let danish = try station.play(["--auto", "calm", "--level", "6"])
    #expect(danish.errors.contains("scenariet har ikke hårdhed 6; det har 1, 2, 3, 4, 5."))
    let byLocale = try station.play(
      ["--auto", "calm", "--level", "6"], environment: ["LANG": "en_GB.UTF-8"])
    #expect(byLocale.errors == english.errors)
  }

  // MARK: - The store

  @Test func aCorruptDatabaseIsLeftAsItIs() throws {
    let station = try Station()
    let inputs = try station.write([#"{"t_ms": 0, "input": "stop"}"#], to: "inputs.jsonl")
    #expect(try station.play(["--inputs", inputs]).isSuccess)
    let file = station.folder.appending(path: "store/sessions.sqlite")
    // A program that has ended leaves one file: nothing waits in a write-ahead log.
    #expect(!FileManager.default.fileExists(atPath: file.path + "-wal"))
    let whole = try Data(contentsOf: file)
    try #require(whole.count > 11_000)
    let noise = BrokenAssetTests.Damage.noise(6_000)
    var scratched = whole
    scratched.replaceSubrange(5_000..<11_000, with: noise)
    for damaged in [noise, scratched, whole.prefix(5_000)] {
      try damaged.write(to: file)
      for command in [station.playing(["--inputs", inputs]), list(station)] {
        let outcome = try station.run(command)
        #expect(outcome.isRefusal, "\(outcome.story)")
        #expect(outcome.errors.contains(file.path), "\(outcome.story)")
        #expect(try Data(contentsOf: file) == damaged)
      }
    }
    try whole.write(to: file)
    #expect(try station.sessions().map(\.state) == ["stopped"])
  }

  @Test func aStoreThatIsNoFolderIsNamed() throws {
    let station = try Station()
    let file = try station.write(["a file"], to: "store")
    for place in [file, file + "/below"] {
      let outcome = try station.run(station.playing(["--auto", "calm", "--store", place]))
      #expect(outcome.isRefusal, "\(outcome.story)")
      #expect(outcome.errors.contains(file), "\(outcome.story)")
    }
    #expect(try Data(contentsOf: URL(filePath: file)) == Data("a file\n".utf8))
  }

  @Test func withoutItsKeyNothingIsReadOrMadeAnew() throws {
    let station = try Station()
    let inputs = try station.write([#"{"t_ms": 0, "input": "stop"}"#], to: "inputs.jsonl")
    #expect(try station.play(["--inputs", inputs]).isSuccess)
    try FileManager.default.removeItem(
      at: station.folder.appending(path: "store/keys/station.key"))
    for command in [station.playing(["--inputs", inputs]), list(station)] {
      let outcome = try station.run(command)
      #expect(outcome.isRefusal, "\(outcome.story)")
    }
    #expect(station.files(under: "store/keys").isEmpty)
  }

  @Test func beforeTheFirstSessionThereAreNone() throws {
    let station = try Station()
    let outcome = try station.run(list(station))
    #expect(outcome.isSuccess, "\(outcome.story)")
    #expect(try station.sessions().isEmpty)
    #expect(!FileManager.default.fileExists(atPath: station.store))
  }

  private func list(_ station: Station) -> [String] {
    ["sessions", "list", "--store", station.store]
  }

  // MARK: - The disk

  /// A file may not grow past some size: at the first byte, in the middle, at the end.
  @Test(arguments: [1, 16, 48, 96])
  func aFullDiskIsSaidAndWhatIsSavedIsKept(kilobytes: Int) throws {
    let station = try Station()
    let outcome = try station.runWithFileLimit(
      kilobytes: kilobytes, station.playing(["--auto", "silent"]))
    #expect(outcome.isRefusal, "\(outcome.story)")
    guard FileManager.default.fileExists(atPath: station.path("store/sessions.sqlite")) else {
      return
    }
    // With room again the same store works, and what was saved replays.
    let inputs = try station.write([#"{"t_ms": 0, "input": "stop"}"#], to: "inputs.jsonl")
    let next = try station.play(["--inputs", inputs])
    #expect(next.isSuccess, "\(next.story)")
    for session in try station.sessions() where session.records > 1 {
      let replayed = try station.run(
        ["replay", session.id, "--verify", "--store", station.store])
      #expect(replayed.isSuccess, "\(replayed.story)")
    }
  }

  @Test func anOutFolderThatCannotBeMadeIsNamedBeforeAnythingIsPlayed() throws {
    let station = try Station()
    let file = try station.write(["a file"], to: "out")
    let outcome = try station.play(["--auto", "calm", "--out", file])
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains(file), "\(outcome.story)")
    #expect(!FileManager.default.fileExists(atPath: station.store))
  }

  // MARK: - Picture and sound

  @Test(arguments: [
    ["__EGL_VENDOR_LIBRARY_FILENAMES": "/nonexistent"],
    ["LIBGL_DRIVERS_PATH": "/nonexistent", "GALLIUM_DRIVER": "nonexistent"],
    ["MESA_GL_VERSION_OVERRIDE": "3.3"],
  ])
  func withoutOpenGLTheRemedyIsNamed(environment: [String: String]) throws {
    let station = try Station()
    let outcome = try station.play(["--auto", "calm"], environment: environment)
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains("apt install"), "\(outcome.story)")
    // What was asked for is no remedy.
    #expect(!outcome.errors.contains("--display offscreen"), "\(outcome.story)")
    #expect(try station.sessions().map(\.state) == ["failed"])
  }

  @Test func withoutADisplayAWindowIsRefusedWithAWayOut() throws {
    let station = try Station()
    let outcome = try station.run([
      "play", "politi-id-tjek", "--display", "window", "--auto", "calm", "--store", station.store,
    ])
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains("--display offscreen"), "\(outcome.story)")
  }

  @Test func withoutASoundDeviceTheTerminalPlaysOnAndSaysSo() throws {
    let station = try Station()
    let outcome = try station.run(
      station.playing(["--speed", "400"]), environment: ["ALSOFT_DRIVERS": "none"])
    #expect(outcome.isSuccess, "\(outcome.story)")
    #expect(outcome.errors.contains("Ingen lydenhed fundet."), "\(outcome.story)")
    // With nobody at the keyboard silence answers, and every question is passed over.
    #expect(outcome.errors.contains("Må jeg lige få navn"), "\(outcome.story)")
    #expect(try station.sessions().map(\.state) == ["finished"])
  }
}
