import Foundation
import Testing

@testable import Renderer

/// What a body does although nobody asked it to, as numbers.
@Suite struct LifeTests {
  private func blinkStarts(seed: UInt64, rate: Float, seconds: Int) -> [Double] {
    let blink = Blink(seed: seed)
    var starts: [Double] = []
    var wasOpen = true
    for step in 0..<seconds * 50 {
      let time = Double(step) * 0.02
      let isOpen = blink.closed(time: time, rate: rate) < 0.5
      if wasOpen, !isOpen { starts.append(time) }
      wasOpen = isOpen
    }
    return starts
  }

  @Test(arguments: [UInt64(1), 2, 99, 12_345])
  func blinksComeUnevenlyAndAsOftenAsInAConversation(seed: UInt64) {
    let starts = blinkStarts(seed: seed, rate: 1, seconds: 1_200)
    let pauses = zip(starts.dropFirst(), starts).map { $0 - $1 }
    let perMinute = Double(starts.count) / 20
    #expect((12...24).contains(perMinute))
    #expect(pauses.allSatisfy { $0 > 0.5 && $0 < 10 })
    let mean = pauses.reduce(0, +) / Double(pauses.count)
    let spread = pauses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(pauses.count)
    // An even clock would have 0, pure chance 1.
    #expect((0.3...0.8).contains(spread.squareRoot() / mean))
  }

  @Test func aHardStareBlinksHalfAsOften() {
    let plain = blinkStarts(seed: 5, rate: 1, seconds: 1_200).count
    let hard = blinkStarts(seed: 5, rate: 0.45, seconds: 1_200).count
    #expect(Double(hard) < 0.62 * Double(plain))
    #expect(hard > 60)
  }

  @Test func aBlinkIsShort() {
    let closed = (0..<500).filter { Blink.closed(Float($0) * 0.001) > 0.05 }.count
    #expect((150...300).contains(closed))
    // A lid's way is about 1 cm; in an ordinary blink it comes down at up to 20 cm/s.
    let speeds = (0..<500).map {
      (Blink.closed(Float($0 + 1) * 0.001) - Blink.closed(Float($0) * 0.001)) / 0.001
    }
    #expect(speeds.allSatisfy { $0 <= 20 })
  }

  @Test(arguments: [UInt64(1), 7, 40])
  func breathIsAsSlowAsOnesWhoStandsAndRaisesTheShouldersALittle(seed: UInt64) throws {
    let body = TestPerson.body(seed: seed)
    var heights: [Float] = []
    var breaths = 0
    var wasIn = false
    for step in 0..<3_000 {
      let time = 20 + Double(step) * 0.04
      let isIn = body.life.breath(time: time) > 0
      if isIn, !wasIn { breaths += 1 }
      wasIn = isIn
      guard step < 500 else { continue }
      let moment = TestMoment(body, at: time)
      let shoulder = try #require(moment.joint("upperarm_l")).position.y
      let spine = try #require(moment.joint("spine_01")).position.y
      heights.append(shoulder - spine)
    }
    // Two minutes.
    #expect((24...40).contains(breaths))
    let range = (heights.max() ?? 0) - (heights.min() ?? 0)
    #expect(range > 0.004 && range < 0.03, "\(range) m")
  }

  @Test func theWeightChangesFeetSeveralTimesAMinuteAndSlowly() {
    let life = TestPerson.body().life
    var last = life.weight(time: 0)
    var turns = 0
    var direction: Float = 0
    for step in 1..<6_000 {
      let next = life.weight(time: Double(step) * 0.02)
      #expect(abs(next) <= 1)
      #expect(abs(next - last) < 0.04)
      let towards: Float = next > last ? 1 : next < last ? -1 : 0
      if towards != 0, towards != direction {
        direction = towards
        turns += 1
      }
      last = next
    }
    #expect((4...16).contains(turns))
  }

  @Test func whoIsHardStandsStillerThanWhoIsCalm() throws {
    func movement(_ posture: String) throws -> Float {
      var body = TestPerson.body()
      let isKnown = body.setPose(posture, time: 0)
      #expect(isKnown)
      var way: Float = 0
      var last = try #require(TestMoment(body, at: 5).joint("pelvis")).position
      for step in 1..<600 {
        let next = try #require(TestMoment(body, at: 5 + Double(step) * 0.1).joint("pelvis"))
        way += (next.position - last).length
        last = next.position
      }
      return way
    }
    #expect(try movement("hard") < 0.85 * movement("calm"))
  }

  @Test func fingersStirOnlyWhereTheyCanBeSeen() throws {
    let body = TestPerson.body()
    let finger = try #require(TestPerson.skeleton().index(of: "index_02_l"))
    func turns(isFar: Bool) -> Set<Float> {
      Set(
        (0..<20).map { step in
          TestMoment(body, at: Double(step), isFar: isFar).locals.rotations[finger].vector.x
        })
    }
    #expect(turns(isFar: false).count > 10)
    #expect(turns(isFar: true).count == 1)
    #expect(TestMoment(body, at: 3, isFar: true).weights.allSatisfy { $0 == 0 })
  }
}
