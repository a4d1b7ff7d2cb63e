import Testing

@testable import Renderer

@Suite struct AudioDeviceTests {
  private func device() throws -> AudioDevice {
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000))
    device.setListener(Pose(position: SIMD3(0, 1.6, 0)))
    return device
  }

  private func levels(at x: Float, _ z: Float) throws -> (left: Double, right: Double) {
    let device = try device()
    try device.play(SoundFixtures.noise(seconds: 1), at: SIMD3(x, 1.6, z))
    let samples = device.renderLoopback(frames: 24_000)
    #expect(samples.count == 48_000)
    return (
      SoundFixtures.level(samples, channel: 0), SoundFixtures.level(samples, channel: 1)
    )
  }

  @Test func aLoopbackDeviceIsBinaural() throws {
    #expect(try device().isBinaural)
  }

  @Test(arguments: [Float(-2), 2]) func aSourceAtOneSideIsLouderInThatEar(x: Float) throws {
    let (left, right) = try levels(at: x, 0)
    let difference = x < 0 ? left - right : right - left
    #expect((12...18).contains(difference))
  }

  @Test func aSourceInFrontIsEquallyLoudInBothEars() throws {
    let (left, right) = try levels(at: 0, -2)
    #expect(abs(left - right) < 0.1)
    #expect(left > -40)
  }

  /// A head is some 0.7 ms of sound wide.
  @Test(arguments: [Float(-2), 2]) func theFarEarHearsLater(x: Float) throws {
    let device = try device()
    try device.play(SoundFixtures.noise(seconds: 1), at: SIMD3(x, 1.6, 0))
    let samples = device.renderLoopback(frames: 24_000)
    let near = x < 0 ? 0 : 1
    let lag = SoundFixtures.lag(samples, of: 1 - near, behind: near)
    #expect((0.5...0.9).contains(Double(lag) / 48))
  }

  @Test func turningTheHeadTurnsTheSound() throws {
    let device = try device()
    let quarterLeft = Quaternion(angleRadians: .pi / 2, axis: SIMD3(0, 1, 0))
    device.setListener(Pose(position: SIMD3(0, 1.6, 0), orientation: quarterLeft))
    try device.play(SoundFixtures.noise(seconds: 1), at: SIMD3(0, 1.6, -2))
    let samples = device.renderLoopback(frames: 24_000)
    let right = SoundFixtures.level(samples, channel: 1)
    #expect(right - SoundFixtures.level(samples, channel: 0) >= 6)
  }

  @Test func speechCarriesAcrossTheStreetButNearIsLouder() throws {
    let near = try levels(at: 0, -1.2).left
    let far = try levels(at: 0, -5).left
    #expect((7...13).contains(near - far))
  }

  @Test func theSameCallsGiveTheSameSamples() throws {
    func run() throws -> [Float] {
      let device = try device()
      try device.loop(SoundFixtures.noise(seconds: 0.3, channels: 2), gain: 0.4)
      try device.play(SoundFixtures.noise(seconds: 0.4), at: SIMD3(-0.45, 1.6, -1.9))
      device.setMasterGain(0.5, overSeconds: 0.3)
      return device.renderLoopback(frames: 20_000) + device.renderLoopback(frames: 7_001)
    }
    let first = try run()
    #expect(try run() == first)
    #expect(SoundFixtures.level(first) > -60)
  }

  @Test func aMissingDeviceIsSaidInBothLanguages() throws {
    let error = #expect(throws: AudioError.self) {
      try AudioDevice.open(.named("no output has this name"))
    }
    let found = try #require(error)
    #expect(found.code == .noDevice)
    #expect(
      found.message(language: "da")
        == "Ingen lydenhed fundet. Sessionen spilles med undertekster.")
    #expect(found.message(language: "en").contains("subtitles"))
  }

  @Test func anEmptyClipAndAClipTooManyAreRefusedWithoutHarm() throws {
    let device = try device()
    let empty = SoundClip(samples: [], sampleRate: 48_000, channels: 1)
    let refusal = #expect(throws: AudioError.self) { try device.play(empty, at: .zero) }
    #expect(refusal?.code == .unplayableClip)
    let clip = SoundFixtures.noise(seconds: 0.1)
    for _ in 0..<AudioDevice.sourceLimit { try device.play(clip, at: SIMD3(0, 1.6, -2)) }
    for bus in AudioDevice.Bus.allCases {
      let crowd = #expect(throws: AudioError.self) { try device.play(clip, at: .zero, bus: bus) }
      #expect(crowd?.code == .tooManySources)
    }
    _ = device.renderLoopback(frames: 9_600)
    #expect(throws: Never.self) { try device.play(clip, at: .zero) }
  }

  @Test func theOldestOfTheLeastImportantGivesWayAndNeverAVoice() throws {
    let device = try device()
    let long = SoundFixtures.noise(seconds: 2)
    let line = try device.play(long, at: SIMD3(0, 1.6, -2))
    let bed = try device.loop(SoundFixtures.noise(seconds: 0.5, channels: 2))
    var steps: [SourceHandle] = []
    for _ in 2..<AudioDevice.sourceLimit {
      steps.append(try device.play(long, at: SIMD3(1, 0, 0), gain: 0.1, bus: .effects))
    }
    let another = try device.play(long, at: SIMD3(0, 1.6, -2))
    _ = device.renderLoopback(frames: 4_800)
    #expect(!device.isPlaying(steps[0]))
    #expect((steps.dropFirst() + [line, bed, another]).allSatisfy(device.isPlaying))
    for _ in 0..<200 {
      try device.play(SoundFixtures.noise(seconds: 0.1), at: nil, gain: 0.1, bus: .effects)
    }
    _ = device.renderLoopback(frames: 4_800)
    #expect([line, bed, another].allSatisfy(device.isPlaying))
  }

  @Test func theOutputTellsWhatItCanDo() throws {
    let abilities = try device().abilities
    #expect(abilities.isBinaural)
    #expect(abilities.room == .full)
    #expect(abilities.sampleRate == 48_000)
    #expect(abilities.library.contains("ALSOFT"))
    #expect(abilities.shortcomings(language: "da").isEmpty)
  }

  @Test(arguments: zip(0...5, [false, true, false, true, true, false]))
  func eachStatusOfDirectionIsNamed(status: Int, isBinaural: Bool) throws {
    var abilities = try device().abilities
    abilities.binaural = AudioAbilities.binaural(status: status, data: "data")
    abilities.room = isBinaural ? .simple : .dry
    #expect(abilities.isBinaural == isBinaural)
    for language in ["da", "en"] {
      #expect(abilities.shortcomings(language: language).count == (isBinaural ? 0 : 2))
    }
  }

  @Test func aHandleIsStaleOnceItsSoundHasEnded() throws {
    let device = try device()
    let clip = SoundFixtures.noise(seconds: 0.1)
    let first = try device.play(clip, at: SIMD3(1, 1.6, 0))
    #expect(device.isPlaying(first))
    _ = device.renderLoopback(frames: 9_600)
    #expect(!device.isPlaying(first))
    #expect(device.playbackSeconds(first) == nil)
    let second = try device.play(clip, at: SIMD3(1, 1.6, 0))
    device.stop(first)
    device.move(first, to: .zero)
    #expect(device.isPlaying(second))
  }

  @Test func aMovedSourceIsHeardFromItsNewPlace() throws {
    let device = try device()
    let handle = try device.play(SoundFixtures.noise(seconds: 2), at: SIMD3(-2, 1.6, 0))
    _ = device.renderLoopback(frames: 9_600)
    device.move(handle, to: SIMD3(2, 1.6, 0))
    _ = device.renderLoopback(frames: 4_800)
    let samples = device.renderLoopback(frames: 9_600)
    let right = SoundFixtures.level(samples, channel: 1)
    #expect(right - SoundFixtures.level(samples, channel: 0) >= 6)
  }
}
