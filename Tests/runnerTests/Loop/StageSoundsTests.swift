import Foundation
import Renderer
import ScenarioEngine
import Testing

@testable import runner

@Suite struct StageSoundsTests {
  private func noise(_ seconds: Double, channels: Int = 1) -> SoundClip {
    var state: UInt32 = 7
    let samples = (0..<(Int(seconds * 48_000) * channels)).map { _ -> Float in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Float(state >> 8) / Float(1 << 24) * 0.4 - 0.2
    }
    return SoundClip(samples: samples, sampleRate: 48_000, channels: channels)
  }

  /// A folder with a bed, the calm place, a step, and a file that is no sound.
  private func withStage(
    _ body: (_ sounds: StageSounds, _ device: AudioDevice, _ folder: URL) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "modet-sounds-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["street", "calm"] {
      try SoundFileWriter.write(
        noise(2, channels: 2), to: folder.appending(path: "\(name).opus").path, format: .oggOpus)
    }
    try SoundFileWriter.write(
      noise(0.5), to: folder.appending(path: "step.opus").path, format: .oggOpus)
    try Data("nej".utf8).write(to: folder.appending(path: "broken.opus"))
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000))
    let sounds = StageSounds(device: device, folder: folder, volumePercent: 100) {
      Issue.record("\($0)")
    }
    sounds.take(["step"], ambience: "street", place: "street")
    try body(sounds, device, folder)
  }

  private func level(_ samples: [Float], channel: Int) -> Double {
    let lane = stride(from: channel, to: samples.count, by: 2).map { Double(samples[$0]) }
    return 10 * log10(max(lane.reduce(0) { $0 + $1 * $1 } / Double(max(1, lane.count)), 1e-20))
  }

  @Test func whatIsMissingOrBrokenIsNamedAndTheRestIsThere() throws {
    try withStage { sounds, device, folder in
      var shelf = SoundShelf(folder: folder)
      let problems = shelf.load(["street", "calm", "step", "broken", "absent"])
      #expect(Set(shelf.streams.keys) == ["street", "calm", "step"])
      #expect(shelf.clips.keys.contains("step"))
      #expect(problems.count == 2)
      #expect(problems.allSatisfy { $0.danish.contains(".opus") })
      let again = shelf.load(["street"])
      #expect(again.isEmpty)
      sounds.effect(named: "broken", at: nil)
      sounds.ambience(named: "absent")
      #expect(level(device.renderLoopback(frames: 4_800), channel: 0) < -100)
    }
  }

  /// All that a scene can sound like is there once it is loaded: no frame opens or copies anything.
  @Test func whatTheShippedSceneSoundsLikeIsReadyBeforeItBegins() throws {
    let resources = Resources(root: Built.project)
    let setup = try ScenarioSetup.load(
      "politi-id-tjek", resources: resources, language: .danish)
    let cues = setup.package.program.commands.compactMap(\.constant).filter {
      ["sound", "ambience"].contains($0.name)
    }
    #expect(cues.count > 8)
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000))
    let sounds = StageSounds(
      device: device, folder: resources.assets.appending(path: "Audio"), volumePercent: 100
    ) { Issue.record("\($0)") }
    sounds.take(setup.package)
    let ready = device.delays
    #expect(ready.soundsCopied > 2 && ready.streamsOpened == 3)
    for _ in 0..<2 {
      for stage in [SessionStage.baseline, .scene] {
        sounds.enter(stage)
        _ = device.renderLoopback(frames: 96_000)
      }
      for cue in cues {
        if cue.name == "sound" {
          sounds.effect(
            named: cue.arguments[0], at: cue.arguments.count > 1 ? SIMD3(0, 1, -2) : nil)
          #expect(level(device.renderLoopback(frames: 24_000), channel: 0) > -80)
        } else {
          sounds.ambience(named: cue.arguments[0])
          _ = device.renderLoopback(frames: 96_000)
        }
      }
      for isShown in [true, false] {
        sounds.visitCalmPlace(isShown)
        _ = device.renderLoopback(frames: 96_000)
      }
      sounds.enter(.reflection)
      _ = device.renderLoopback(frames: 96_000)
    }
    #expect(device.delays == ready)
    #expect(device.underruns == 0)
  }

  @Test func aVoiceGoesWithItsMouth() throws {
    try withStage { sounds, device, _ in
      sounds.speak(noise(3), ofLine: 1, by: 0, at: SIMD3(-2, 1.6, 0))
      let left = device.renderLoopback(frames: 9_600)
      #expect(level(left, channel: 0) - level(left, channel: 1) > 6)
      sounds.update(time: 0.2, head: HeadDirection().pose) { _ in SIMD3(2, 1.6, 0) }
      _ = device.renderLoopback(frames: 4_800)
      let right = device.renderLoopback(frames: 9_600)
      #expect(level(right, channel: 1) - level(right, channel: 0) > 6)
      sounds.cutSpeech(ofLine: 1)
      _ = device.renderLoopback(frames: 9_600)
      #expect(level(device.renderLoopback(frames: 4_800), channel: 1) < -80)
    }
  }

  @Test func eachStageHasItsRoomAndItsBed() throws {
    try withStage { sounds, device, _ in
      sounds.enter(.scene)
      #expect(device.room == .street)
      _ = device.renderLoopback(frames: 96_000)
      #expect(level(device.renderLoopback(frames: 4_800), channel: 0) > -60)
      sounds.visitCalmPlace(true)
      #expect(device.room == .calm)
      sounds.visitCalmPlace(false)
      #expect(device.room == .street)
      sounds.enter(.closed)
      _ = device.renderLoopback(frames: 48_000)
      #expect(level(device.renderLoopback(frames: 4_800), channel: 0) < -100)
    }
  }

  @Test func theVolumeStaysWithinItsEndsAndIsHeard() throws {
    try withStage { sounds, device, _ in
      sounds.enter(.scene)
      _ = device.renderLoopback(frames: 96_000)
      let full = level(device.renderLoopback(frames: 24_000), channel: 0)
      sounds.setVolume(50)
      _ = device.renderLoopback(frames: 48_000)
      // Half sounds half as loud: a quarter of the level.
      let half = level(device.renderLoopback(frames: 24_000), channel: 0)
      #expect(abs(full - half - 12.04) < 1)
      sounds.setVolume(0)
      _ = device.renderLoopback(frames: 48_000)
      #expect(level(device.renderLoopback(frames: 4_800), channel: 0) < -100)
    }
  }

  /// Whoever looks at another place hears it instead; here the beach has no sound.
  @Test func aCalmPlaceGivesWayToAnother() throws {
    try withStage { sounds, device, _ in
      let heard = {
        _ = device.renderLoopback(frames: 96_000)
        return self.level(device.renderLoopback(frames: 24_000), channel: 0)
      }
      sounds.turn(to: .beach)
      sounds.turn(to: .lake)
      #expect(heard() < -100)
      sounds.enter(.baseline)
      #expect(heard() > -60)
      sounds.turn(to: .beach)
      #expect(heard() < -100)
      sounds.turn(to: .lake)
      #expect(heard() > -60)
    }
  }

  /// The keys are inputs like all others, so the log has them and a replay sounds the same.
  @Test func theVolumesKeysAreInputsOfTheSession() throws {
    let stage = try PlayedStage()
    #expect(OperatorKeys.input(for: ".", stage.host.session) == .volume(100))
    #expect(OperatorKeys.input(for: ",", stage.host.session) == .volume(90))
    stage.host.apply(.volume(5), atMs: 10)
    #expect(OperatorKeys.input(for: ",", stage.host.session) == .volume(0))
    stage.host.apply(.volume(0), atMs: 20)
    #expect(OperatorKeys.input(for: ".", stage.host.session) == .volume(10))
  }

  @Test func aRecordedVolumeSoundsAgainInAReplay() throws {
    let station = try Station()
    let inputs = try station.write(
      [
        #"{"t_ms": 3000, "input": "volume", "value": 40}"#,
        #"{"t_ms": 9000, "input": "stop"}"#,
      ], to: "inputs.jsonl")
    let sound = { (name: String, inputs: String) in
      let file = station.path(name)
      let out = station.path(name + "-out")
      let played = try station.play(
        ["--inputs", inputs, "--level", "1", "--volume", "80", "--audio-out", file, "--out", out])
      try #require(played.isSuccess, "\(played.story)")
      let log = try RecordedLog(Data(contentsOf: URL(filePath: out + "/session.jsonl")))
      return (log, try Data(contentsOf: URL(filePath: file)))
    }
    let (log, first) = try sound("first.wav", inputs)
    #expect(log.header.contains(#""volume_percent":80"#))
    #expect(log.events("volume").map(\.value) == [40])
    let again = try station.write(log.inputTexts, to: "again.jsonl")
    let (second, replayed) = try sound("second.wav", again)
    #expect(second.texts == log.texts)
    #expect(first.count > 100_000 && replayed == first)
    let verified = try station.run(
      ["replay", station.path("first.wav-out"), "--verify", "--store", station.store])
    #expect(verified.isSuccess, "\(verified.story)")
  }

  @Test func doctorNamesWhatTheSoundLacks() throws {
    var abilities = try AudioDevice.open(.loopback(sampleRate: 48_000)).abilities
    #expect(SoundCheck.finding(abilities).status == .ok)
    #expect(SoundCheck.finding(abilities).english.contains("48000"))
    abilities.binaural = .panned(.disabled)
    #expect(SoundCheck.finding(abilities).remedy == "sudo apt install libopenal-data")
    abilities.binaural = .panned(.denied)
    abilities.room = .dry
    let finding = SoundCheck.finding(abilities)
    #expect(finding.status == .warning)
    #expect(finding.danish.contains("alsoft.conf") && finding.danish.contains("EFX"))
  }
}
