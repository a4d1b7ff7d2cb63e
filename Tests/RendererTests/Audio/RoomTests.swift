import Foundation
import Testing

@testable import Renderer

@Suite struct RoomTests {
  private func device(_ room: Room) throws -> AudioDevice {
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000))
    device.setListener(Pose(position: SIMD3(0, 1.6, 0)))
    device.enter(room, overSeconds: 0)
    return device
  }

  private func level(_ room: Room, metres: Float) throws -> Double {
    let device = try device(room)
    try device.play(SoundFixtures.noise(seconds: 1), at: SIMD3(0, 1.6, -metres))
    // It is eased in; what counts is where it comes to.
    _ = device.renderLoopback(frames: 12_000)
    return SoundFixtures.level(device.renderLoopback(frames: 24_000))
  }

  @Test func theRecordedLevelHoldsToAMetreAndHalvesWithEachDoubling() throws {
    let near = try level(.deadAir, metres: 0.5)
    let one = try level(.deadAir, metres: 1)
    let two = try level(.deadAir, metres: 2)
    let four = try level(.deadAir, metres: 4)
    #expect(abs(near - one) < 0.5)
    // The air takes a little of the highest sounds beside the 6.02 dB.
    #expect((5.9...6.6).contains(one - two))
    #expect((5.9...6.8).contains(two - four))
  }

  @Test(arguments: Room.allCases) func theFormulaIsTheMixers(room: Room) {
    #expect(room.gain(atMetres: 0) == 1)
    #expect(room.gain(atMetres: 1) == 1)
    #expect(room.gain(atMetres: 1_000) == room.gain(atMetres: room.maximumDistance))
    if room.rolloff == 1 { #expect(abs(room.gain(atMetres: 4) - 0.25) < 1e-6) }
  }

  /// Schroeder's backward integral of what is left after the sound: seconds from −5 to −25 dB, × 3.
  private func decay(_ room: Room) throws -> Double {
    let device = try device(room)
    let tone = SoundFixtures.band(SoundFixtures.noise(seconds: 0.3))
    try device.play(tone, at: SIMD3(0, 1.6, -1.5))
    _ = device.renderLoopback(frames: 48_000 * 2 / 5)
    let tail = device.renderLoopback(frames: 48_000 * 3)
    var energy = 0.0
    var curve = [Double](repeating: 0, count: tail.count / 2)
    for frame in curve.indices.reversed() {
      energy += Double(tail[2 * frame]) * Double(tail[2 * frame])
      curve[frame] = energy
    }
    let whole = try #require(curve.first)
    guard whole > 1e-12 else { return 0 }
    let from = try #require(curve.firstIndex { 10 * log10($0 / whole) < -5 })
    let to = try #require(curve.firstIndex { 10 * log10(max($0, 1e-30) / whole) < -25 })
    return Double(to - from) / 48_000 * 3
  }

  @Test(arguments: Room.allCases.filter { $0 != .deadAir })
  func aRoomRingsAsLongAsItsPreset(room: Room) throws {
    let wanted = try #require(room.decaySeconds)
    let measured = try decay(room)
    #expect((0.75...1.25).contains(measured / wanted), "\(room): \(measured) of \(wanted) s")
  }

  @Test func deadAirDoesNotRing() throws { #expect(try decay(.deadAir) == 0) }

  @Test func aCutOfPlaceGoesOverWithoutAStep() throws {
    let device = try device(.street)
    let tone = SoundFixtures.tone(hertz: 220, seconds: 4, rate: 48_000, amplitude: 0.3)
    try device.play(tone, at: SIMD3(0, 1.6, -1.5))
    _ = device.renderLoopback(frames: 48_000)
    let steady = largestStep(device.renderLoopback(frames: 24_000))
    device.enter(.livingRoom, overSeconds: 0.8)
    let during = largestStep(device.renderLoopback(frames: 48_000))
    #expect(device.room == .livingRoom)
    #expect(during < steady * 1.5)
  }

  @Test func aBedHasNoRoom() throws {
    let device = try device(.street)
    try device.play(SoundFixtures.noise(seconds: 0.3, channels: 2), at: nil)
    _ = device.renderLoopback(frames: 48_000 * 2 / 5)
    #expect(SoundFixtures.level(device.renderLoopback(frames: 9_600)) < -100)
  }

  @Test func stopEndsWhatRingsToo() throws {
    let device = try device(.street)
    try device.play(SoundFixtures.noise(seconds: 5), at: SIMD3(0, 1.6, -1.5))
    let before = SoundFixtures.level(device.renderLoopback(frames: 24_000))
    device.silenceScene()
    _ = device.renderLoopback(frames: 43_200)
    #expect(before > -30)
    #expect(SoundFixtures.level(device.renderLoopback(frames: 4_800)) < -70)
    device.openRooms()
    try device.play(SoundFixtures.noise(seconds: 0.3), at: SIMD3(0, 1.6, -1.5))
    _ = device.renderLoopback(frames: 48_000 * 2 / 5)
    #expect(SoundFixtures.level(device.renderLoopback(frames: 4_800)) > -60)
  }

  @Test(arguments: [
    ("street", Room.street), ("calm", .calm), ("forest", .calm), ("beach", .beach),
    ("own-room", .ownRoom), ("living-room", .livingRoom), ("moon", .deadAir),
  ])
  func aPlaceHasItsRoom(place: String, room: Room) { #expect(Room(place: place) == room) }

  /// The greatest difference between neighbouring samples of the left ear.
  private func largestStep(_ samples: [Float]) -> Float {
    var step: Float = 0
    for index in stride(from: 2, to: samples.count, by: 2) {
      step = max(step, abs(samples[index] - samples[index - 2]))
    }
    return step
  }
}
