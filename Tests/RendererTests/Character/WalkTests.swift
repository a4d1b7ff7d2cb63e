import Foundation
import Testing

@testable import Renderer

@Suite struct WalkTests {
  private func walker() -> Body {
    var body = TestPerson.body()
    body.place(at: SIMD3(0, 0, -5), yawRadians: 0, time: 0)
    body.move(to: SIMD3(0.3, 0, -2), yawRadians: 0, duration: 3, time: 1)
    return body
  }

  @Test func theWalkStartsAndEndsWhereItShould() {
    let body = walker()
    #expect(TestMoment(body, at: 0.5).pose.position == SIMD3(0, 0, -5))
    #expect(TestMoment(body, at: 1).pose.position == SIMD3(0, 0, -5))
    #expect(TestMoment(body, at: 4).pose.position == SIMD3(0.3, 0, -2))
    #expect(TestMoment(body, at: 99).pose.position == SIMD3(0.3, 0, -2))
  }

  @Test func aStandingFootDoesNotSlide() throws {
    let body = walker()
    var last = TestMoment(body, at: 1.2)
    var slides = 0
    for step in 1...260 {
      let next = TestMoment(body, at: 1.2 + Double(step) * 0.01)
      var moving = 0
      for foot in ["foot_l", "foot_r"] {
        let a = try #require(last.world(foot))
        let b = try #require(next.world(foot))
        if (SIMD3(a.x, 0, a.z) - SIMD3(b.x, 0, b.z)).length > 0.003 { moving += 1 }
      }
      if moving == 2 { slides += 1 }
      last = next
    }
    #expect(slides == 0)
  }

  @Test func feetStayAboveTheGroundAndUnderTheHips() throws {
    let body = walker()
    for step in 0..<300 {
      let moment = TestMoment(body, at: 0.8 + Double(step) * 0.012)
      for foot in ["foot_l", "foot_r"] {
        let place = try #require(moment.joint(foot)).position
        #expect(place.y > 0.08 && place.y < 0.4)
        #expect(abs(place.z) < 0.7)
      }
    }
  }

  @Test func standingFeetStayPutWhileTheHipsSway() throws {
    let body = TestPerson.body()
    let first = try #require(TestMoment(body, at: 3).joint("foot_l")).position
    var hips: Set<Float> = []
    for step in 0..<30 {
      let moment = TestMoment(body, at: 3 + Double(step))
      #expect((try #require(moment.joint("foot_l")).position - first).length < 0.004)
      hips.insert(try #require(moment.joint("pelvis")).position.x)
    }
    #expect(hips.count > 10)
  }

  @Test func aLongWayIsWalkedFacingAhead() {
    var body = TestPerson.body()
    body.move(to: SIMD3(5, 0, 0), yawRadians: 0, duration: 5, time: 0)
    let middle = TestMoment(body, at: 2.5).pose.orientation.act(SIMD3(0, 0, 1))
    let end = TestMoment(body, at: 6).pose.orientation.act(SIMD3(0, 0, 1))
    #expect(middle.x > 0.99)
    #expect(end.z > 0.99)
  }

  @Test func aShortStepBackIsTakenFacingTheOther() {
    var body = TestPerson.body()
    body.move(to: SIMD3(0, 0, -0.7), yawRadians: nil, duration: 1.5, time: 0)
    for step in 0..<20 {
      let ahead = TestMoment(body, at: Double(step) * 0.08).pose.orientation.act(SIMD3(0, 0, 1))
      #expect(ahead.z > 0.999)
    }
  }

  @Test func aNewWayContinuesFromTheMiddleOfTheOld() {
    var body = walker()
    let before = TestMoment(body, at: 2.2).pose
    body.move(to: SIMD3(1, 0, -3), yawRadians: 0.5, duration: 2, time: 2.2)
    let after = TestMoment(body, at: 2.2).pose
    #expect((before.position - after.position).length < 1e-4)
  }

  @Test func turnsGoTheShortWayRound() {
    #expect(abs(Walk.shortestTurn(3, -3) - (2 * .pi - 6)) < 1e-4)
    #expect(Walk.shortestTurn(0, .nan) == 0)
  }
}
