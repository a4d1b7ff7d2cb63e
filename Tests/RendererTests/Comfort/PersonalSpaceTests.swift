import Foundation
import Testing

@testable import Renderer

@Suite struct PersonalSpaceTests {
  private static let viewer = SIMD3<Float>(0, 1.6, 0)

  /// A person who is told of the viewer's head in each frame, as the program does it.
  private struct Meeting {
    var body = TestPerson.body()
    var space = PersonalSpace()
    var locals = JointPose()
    var weights: [Float] = []

    mutating func distance(time: Double, viewer: SIMD3<Float> = viewer) -> Float {
      body.keepClear(of: viewer, space, time: time)
      let pose = body.evaluate(
        time: time, viewer: viewer, locals: &locals, morphWeights: &weights)
      let away = pose.position - viewer
      return SIMD3(away.x, 0, away.z).length - PersonalSpace.bodyMetres
    }
  }

  @Test(arguments: [(1, false), (3, true), (3, false), (4, false), (5, false)])
  func aMetreIsKeptWithoutLevelAndAgreement(level: Int, isAgreed: Bool) {
    #expect(PersonalSpace(isAgreed: isAgreed, level: level).metres == 1)
  }

  @Test(arguments: [4, 5])
  func whoAgreedMayBeMetCloser(level: Int) {
    var meeting = Meeting()
    meeting.space = PersonalSpace(isAgreed: true, level: level)
    meeting.body.place(at: SIMD3(0, 0, -3), yawRadians: 0, time: 0)
    _ = meeting.distance(time: 0)
    meeting.body.move(to: SIMD3(0, 0, -0.9), yawRadians: 0, duration: 2, time: 0)
    let near = meeting.distance(time: 4)
    #expect(near < 0.8 && near >= 0.6)
  }

  @Test(arguments: [SIMD3<Float>(0, 0, 0), SIMD3(0.1, 0, -0.4), SIMD3(0, 0, 2), SIMD3(-3, 0, 0.2)])
  func nobodyComesNearerThanAMetreWhereverTheyAreSent(target: SIMD3<Float>) {
    var meeting = Meeting()
    _ = meeting.distance(time: 0)
    meeting.body.place(at: SIMD3(0.2, 0, -4), yawRadians: 0, time: 0)
    meeting.body.move(to: target, yawRadians: 0, duration: 4, time: 0.5)
    for step in 0..<600 { #expect(meeting.distance(time: Double(step) * 0.01) >= 0.999) }
  }

  @Test func whoIsPlacedTooNearStandsAtADistance() {
    var meeting = Meeting()
    _ = meeting.distance(time: 0)
    meeting.body.place(at: SIMD3(0, 0, -0.2), yawRadians: 0, time: 1)
    #expect(meeting.distance(time: 1) >= 1)
  }

  @Test func aWayPastTheViewerBendsAsideWithoutAJump() {
    var meeting = Meeting()
    meeting.body.place(at: SIMD3(0.3, 0, -4), yawRadians: 0, time: 0)
    _ = meeting.distance(time: 0)
    meeting.body.move(to: SIMD3(0.3, 0, 4), yawRadians: 0, duration: 8, time: 0)
    var last = meeting.body.walk.place(time: 0).position
    var widest: Float = 0
    for step in 1..<900 {
      let time = Double(step) * 0.01
      #expect(meeting.distance(time: time) >= 0.999)
      let next = meeting.body.walk.place(time: time).position
      // Nobody is pushed: less than a hurried step's way in a hundredth of a second.
      #expect((next - last).length < 0.03)
      widest = max(widest, next.x)
      last = next
    }
    // To the side on which the way passes anyway, and on to where they were sent.
    #expect(widest > 1.1)
    #expect(abs(last.x - 0.3) < 0.01 && abs(last.z - 4) < 0.01)
  }

  @Test func whoIsApproachedStepsBackOnTheirFeet() throws {
    var meeting = Meeting()
    meeting.body.place(at: SIMD3(0, 0, -1.5), yawRadians: 0, time: 0)
    for step in 0..<400 {
      let time = Double(step) * 0.01
      // A head that comes closer by half a metre within two seconds.
      let lean = SIMD3<Float>(0, 1.6, -min(0.5, Float(time) * 0.25))
      #expect(meeting.distance(time: time, viewer: lean) >= 0.999)
    }
    #expect(meeting.body.walk.place(time: 4).position.z < -1.7)
    #expect(meeting.body.walk.from.position.z > meeting.body.walk.to.position.z)
  }

  @Test func aHeadThatShootsForwardMeetsNobody() {
    var meeting = Meeting()
    meeting.body.place(at: SIMD3(0, 0, -1.3), yawRadians: 0, time: 0)
    for step in 0..<100 {
      let lunge = SIMD3<Float>(0, 1.6, step < 30 ? 0 : -1)
      #expect(meeting.distance(time: Double(step) * 0.01, viewer: lunge) >= 0.999)
    }
  }

  @Test func aSwayingHeadDoesNotMakeAnybodyMove() {
    var meeting = Meeting()
    _ = meeting.distance(time: 0)
    meeting.body.place(at: SIMD3(0, 0, -0.5), yawRadians: 0, time: 0)
    let place = meeting.body.walk.to
    for step in 0..<500 {
      let time = Double(step) * 0.02
      let sway = SIMD3<Float>(0, 1.6, 0.03 * Float(sin(time * 2)))
      #expect(meeting.distance(time: time, viewer: sway) >= 0.999)
    }
    #expect(meeting.body.walk.to == place)
  }

  @Test(arguments: [SIMD3<Float>(.nan, 1.6, 0), SIMD3(0, 1.6, .infinity)])
  func aHeadThatIsNowhereHoldsNobody(viewer: SIMD3<Float>) {
    var meeting = Meeting()
    meeting.body.place(at: SIMD3(0, 0, -2), yawRadians: 0, time: 0)
    meeting.body.keepClear(of: viewer, PersonalSpace(), time: 0)
    #expect(meeting.body.walk.place(time: 1).position == SIMD3(0, 0, -2))
  }
}
