import Foundation
import Renderer
import ScenarioEngine

@testable import runner

/// A small scenario with takes of its own, in a folder that goes with its station.
struct VoiceFixture {
  let station: Station
  let folder: URL

  init() throws {
    station = try Station()
    folder = URL(filePath: try SmallScenario(in: station).folder)
  }

  func setup() throws -> ScenarioSetup {
    ScenarioSetup(package: try ScenarioPackage.load(folder: folder.path), folder: folder)
  }

  func texts() throws -> LineTexts { LineTexts(package: try setup().package, language: "da") }

  func library(_ source: VoiceSource) throws -> VoiceLibrary {
    VoiceLibrary(
      texts: try texts(), source: source, folder: folder, cacheFolder: station.path("cache"))
  }

  func make(neural: NeuralVoice? = nil) throws -> VoiceMaker.Outcome {
    try VoiceMaker(
      scenario: folder, texts: try texts(), cacheFolder: station.path("cache"), neural: neural
    ).make()
  }

  /// A tone of some loudness, as a take of a line.
  static func tone(
    _ loudness: Double = -23, seconds: Double = 2, hertz: Double = 440, rate: Int = 48_000
  ) -> SoundClip {
    let samples = (0..<Int(seconds * Double(rate))).map { index -> Float in
      Float(0.3 * sin(2 * Double.pi * hertz * Double(index) / Double(rate)))
    }
    var clip = SoundClip(samples: samples, sampleRate: rate, channels: 1)
    let gain = Float(pow(10, (loudness - Loudness.of(clip).integrated) / 20))
    clip.samples = clip.samples.map { $0 * gain }
    return clip
  }

  func record(_ clip: SoundClip, as name: String, language: String = "da") throws {
    let place = folder.appending(path: "Voices/\(language)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let isOpus = name.hasSuffix("opus")
    try SoundFileWriter.write(
      clip, to: place.appending(path: name).path, format: isOpus ? .oggOpus : .wav)
  }

  func consent(_ text: String) throws {
    let place = folder.appending(path: "Voices")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place.appending(path: "consent.yaml"))
  }

  static let agreed = "- {cast: officerA, language: da, date: 2026-11-22, kept: archive}\n"

  func made(_ name: String) -> URL {
    TakeFolder.synthetic(scenario: folder, language: "da").appending(path: name)
  }

  func findings() throws -> [TakeFinding] {
    TakeCheck(
      package: try setup().package, scenario: folder, language: "da", spoken: .english
    ).findings()
  }
}
