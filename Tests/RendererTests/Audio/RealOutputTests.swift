import Foundation
import Testing

@testable import Renderer

/// Outputs that OpenAL Soft plays by itself, on threads and clocks of its own: nowhere.
///
/// Each test is a process: which drivers the library has is decided once in its life.
@Suite struct RealOutputTests {
  @Test func anOutputThatIsLostIsOpenedAnewAndItsSoundsGoOn() async {
    await #expect(processExitsWith: .success) {
      setenv("ALSOFT_DRIVERS", "null", 1)
      nonisolated(unsafe) var isLost = false
      let probe = DeviceProbe(
        isConnected: { DeviceProbe.real.isConnected($0) && !isLost },
        open: { (output) throws(AudioError) in
          isLost = false
          return try AudioConnection.open(output)
        },
        reopen: { connection in
          let isBack = DeviceProbe.real.reopen(connection)
          if isBack { isLost = false }
          return isBack
        }, isThreaded: false)
      let device = try AudioDevice.open(.system, probe: probe)
      #expect(device.abilities.kind == .silent)
      let canReopen = device.abilities.canReopen
      let first = device.connection.device
      let line = try device.play(SoundFixtures.noise(seconds: 60), at: SIMD3(0, 1.6, -2))
      #expect(goOn(device) { (device.playbackSeconds(line) ?? 0) > 0.1 })
      let before = try #require(device.playbackSeconds(line))
      isLost = true
      #expect(goOn(device) { device.takeNotice() == .outputBack })
      #expect(goOn(device) { (device.playbackSeconds(line) ?? 0) > before + 0.1 })
      // The library keeps its device only where it can reopen it.
      #expect((device.connection.device == first) == canReopen)
      #expect(device.isConnected && device.isPlaying(line))
    }
  }

  @Test func aStarvedStreamIsSilentForAMomentGoesOnAndIsToldOnce() async {
    await #expect(processExitsWith: .success) {
      setenv("ALSOFT_DRIVERS", "null", 1)
      try SoundFixtures.withFolder { folder in
        let path = "\(folder)/bed.wav"
        try SoundFileWriter.write(SoundFixtures.noise(seconds: 2, channels: 2), to: path)
        let device = try AudioDevice.open(.system)
        let others = Set(FeederThread.all)
        let bed = try device.stream(StreamedSound.check(path: path), fadeIn: 0)
        #expect(goOn(device) { (device.playbackSeconds(bed) ?? 0) > 0.1 })
        let started = FeederThread.all.filter { !others.contains($0) }
        let feeder = try #require(started.first(where: FeederThread.isNamed) ?? started.first)
        for _ in 1...2 {
          let before = device.underruns
          FeederThread.hold(feeder)
          // All that was decoded is played, and the source falls silent.
          #expect(goOn(device) { device.voices[bed.slot].state != playing })
          #expect(device.isPlaying(bed) && device.underruns == before)
          FeederThread.letGo()
          #expect(goOn(device) { device.underruns > before })
          #expect(goOn(device) { device.voices[bed.slot].state == playing })
        }
        #expect(device.takeNotice() == .streamStarved)
        #expect(device.takeNotice() == nil)
        let counted = device.underruns
        device.stop(bed, fade: 0)
        #expect(goOn(device) { !device.isPlaying(bed) })
        #expect(counted >= 2 && device.underruns >= counted)
      }
    }
  }
}

/// `AL_PLAYING`.
private let playing: Int32 = 0x1012

private let processStart = ContinuousClock.now

/// Lets the device go on until something holds; one that never gets there fails its test.
private func goOn(_ device: AudioDevice, until holds: () -> Bool) -> Bool {
  let begun = ContinuousClock.now
  while ContinuousClock.now < begun.advanced(by: .seconds(60)) {
    let passed = processStart.duration(to: .now).components
    device.update(time: Double(passed.seconds) + Double(passed.attoseconds) * 1e-18)
    if holds() { return true }
    usleep(5_000)
  }
  return false
}

/// A thread of this process, held by a signal as a busy machine would hold it.
private enum FeederThread {
  /// The threads by number.
  static var all: [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
    return names.compactMap { Int32($0) }
  }

  /// Written by the test, read in the signal's handler.
  nonisolated(unsafe) private static let gate = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  /// Whether a thread is called what the feeder calls its own.
  static func isNamed(_ thread: Int32) -> Bool {
    (try? String(contentsOfFile: "/proc/self/task/\(thread)/comm", encoding: .utf8))?
      .hasPrefix("sound stream") == true
  }

  static func hold(_ thread: Int32) {
    sem_init(gate, 0, 0)
    signal(SIGUSR1) { _ in while sem_wait(FeederThread.gate) != 0 {} }
    // The C library has it, but its Swift module leaves it out.
    typealias Kill = @convention(c) (Int32, Int32, Int32) -> Int32
    let tgkill = dlsym(nil, "tgkill").map { unsafeBitCast($0, to: Kill.self) }
    #expect(tgkill?(getpid(), thread, SIGUSR1) == 0)
  }

  static func letGo() { sem_post(gate) }
}
