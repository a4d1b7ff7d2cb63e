import Testing

@testable import Renderer

@Suite struct GainRampTests {
  @Test func aRampStartsWhereTheLastOneStood() {
    var ramp = GainRamp(1)
    ramp.go(to: 0, overSeconds: 1, now: 0)
    let halfway = ramp.value(at: 0.5)
    #expect(abs(halfway - 0.5) < 1e-6)
    ramp.go(to: 1, overSeconds: 1, now: 0.5)
    #expect(ramp.value(at: 0.5) == halfway)
    #expect(ramp.value(at: 1.5) == 1)
  }

  @Test func aRampNeverLeavesItsEnds() {
    var ramp = GainRamp(0.2)
    ramp.go(to: 0.8, overSeconds: 2, now: 10)
    for step in 0...300 {
      let value = ramp.value(at: 9.5 + Double(step) * 0.01)
      #expect((0.2...0.8).contains(value))
    }
    #expect(!ramp.isFinished(at: 11.9))
    #expect(ramp.isFinished(at: 12))
  }
}
