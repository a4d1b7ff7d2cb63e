import Foundation
import Synchronization
import Testing

@testable import Renderer

/// An output that OpenAL Soft plays by itself on a thread of its own: nowhere.
///
/// It is a process of its own, because which drivers the library has is decided once in its life.
/// The sounds' clock is the test's, and nothing is asked that depends on how fast the machine is.
@Suite struct RealOutputTests {
  @Test func aLineGoesOnInAnOutputThatWasLostAndOpenedAnew() async {
    await #expect(processExitsWith: .success) {
      setenv("ALSOFT_DRIVERS", "null", 1)
      let script = Mutex((isLost: false, canOpen: true))
      let probe = DeviceProbe(
        isConnected: { connection in
          DeviceProbe.real.isConnected(connection) && !script.withLock { $0.isLost }
        },
        open: { (output) throws(AudioError) in
          guard script.withLock({ $0.canOpen }) else { throw .noDevice }
          let connection = try AudioConnection.open(output)
          script.withLock { $0.isLost = false }
          return connection
        },
        reopen: { connection in
          guard script.withLock({ $0.canOpen }), DeviceProbe.real.reopen(connection) else {
            return false
          }
          script.withLock { $0.isLost = false }
          return true
        }, isThreaded: false)
      let device = try AudioDevice.open(.system, probe: probe)
      #expect(device.abilities.kind == .silent && device.isConnected)
      let first = device.connection.device
      let line = try device.play(
        SoundFixtures.noise(seconds: 600, rate: 8_000), at: SIMD3(0, 1.6, -2))
      device.update(time: 1)
      #expect(device.isPlaying(line))
      script.withLock { $0 = (true, false) }
      // In the middle of the line it is gone, and for a minute there is none.
      for second in 2...60 { device.update(time: Double(second)) }
      #expect(!device.isConnected && device.isPlaying(line))
      #expect(device.takeNotice() == .outputLost && device.takeNotice() == nil)
      script.withLock { $0.canOpen = true }
      for second in 61...64 { device.update(time: Double(second)) }
      #expect(device.takeNotice() == .outputBack && device.takeNotice() == nil)
      // The line is where it would have been, in the output that there is now.
      #expect(device.isConnected && device.isPlaying(line))
      #expect(device.voices[line.slot].state == 0x1012)
      #expect(try #require(device.playbackSeconds(line)) >= 55)
      // The library keeps its device only where it can reopen it.
      #expect((device.connection.device == first) == device.abilities.canReopen)
    }
  }
}
