import Foundation
import Testing

@testable import Renderer

@Suite struct GazeTests {
  private func body(looking target: LookTarget) -> Body {
    var body = TestPerson.body()
    body.place(at: SIMD3(0, 0, -2), yawRadians: 0, time: 0)
    body.look(at: .ahead, time: 0)
    body.look(at: target, time: 5)
    return body
  }

  /// Where the left eye points in the world.
  private func eyeDirection(_ moment: TestMoment) throws -> SIMD3<Float> {
    let eye = try #require(moment.joint("eye_l"))
    return moment.pose.orientation.act(eye.orientation.act(SIMD3(0, 0, 1)))
  }

  private func headYaw(_ moment: TestMoment) throws -> Float {
    let ahead = try #require(moment.joint("head")).orientation.act(SIMD3(0, 0, 1))
    return atan2(ahead.x, ahead.z)
  }

  @Test(
    arguments: [
      SIMD3<Float>(0, 1.6, 0), SIMD3(1.2, 1.7, -0.5), SIMD3(-1, 1.2, -0.8), SIMD3(0.2, 1.9, -1),
    ])
  func theEyesMeetThePoint(point: SIMD3<Float>) throws {
    let body = body(looking: .point(point))
    var best: Float = -1
    // Eyes jump a little about the point.
    for step in 0..<10 {
      let moment = TestMoment(body, at: 8 + Double(step) * 0.5)
      let eye = try #require(moment.world("eye_l"))
      best = max(best, try eyeDirection(moment).dot((point - eye).normalized))
      #expect(try eyeDirection(moment).dot((point - eye).normalized) > 0.99)
    }
    #expect(best > 0.998)
  }

  @Test func theEyesLeadTheHeadAndTheHeadLeadsTheChest() throws {
    let body = body(looking: .point(SIMD3(3, 1.6, -1)))
    let end = TestMoment(body, at: 9)
    let early = TestMoment(body, at: 5.16)
    let middle = TestMoment(body, at: 5.45)
    let finalEyes = atan2(try eyeDirection(end).x, try eyeDirection(end).z)
    let earlyEyes = atan2(try eyeDirection(early).x, try eyeDirection(early).z)
    #expect(earlyEyes > 0.3)
    #expect(try headYaw(early) < 0.35 * headYaw(end))
    #expect(finalEyes > 1)
    let chest = try #require(middle.joint("spine_03")).orientation.act(SIMD3(0, 0, 1))
    let endChest = try #require(end.joint("spine_03")).orientation.act(SIMD3(0, 0, 1))
    #expect(chest.x / endChest.x < (try headYaw(middle)) / (try headYaw(end)))
  }

  @Test(
    arguments: [
      SIMD3<Float>(5, 1.6, -2), SIMD3(-5, 1.6, -2), SIMD3(0, 9, -1.9), SIMD3(0, -9, -1.9),
      SIMD3(0.3, 1.6, -6), SIMD3(-3, 0, -5),
    ])
  func limitsHold(point: SIMD3<Float>) throws {
    let moment = TestMoment(body(looking: .point(point)), at: 9)
    let head = try #require(moment.joint("head"))
    let chest = try #require(moment.joint("spine_03"))
    #expect(abs(try headYaw(moment)) <= Gaze.maximumHeadYaw + 0.05)
    let up = head.orientation.act(SIMD3(0, 0, 1)).y
    #expect(abs(asin(min(max(up, -1), 1))) <= Gaze.maximumHeadPitch + 0.05)
    let chestAhead = chest.orientation.act(SIMD3(0, 0, 1))
    #expect(abs(atan2(chestAhead.x, chestAhead.z)) <= Gaze.maximumChestYaw + 0.1)
    let eye = try #require(moment.joint("eye_l"))
    let inHead = head.orientation.inverse.act(eye.orientation.act(SIMD3(0, 0, 1)))
    #expect(abs(atan2(inHead.x, inHead.z)) <= Gaze.maximumEyeYaw + 0.01)
    #expect(asin(inHead.y) <= Gaze.maximumEyePitchUp + 0.01)
    #expect(asin(inHead.y) >= -Gaze.maximumEyePitchDown - 0.01)
  }

  @Test func awayIsNotAtTheViewerAndPeopleKeepBreathing() throws {
    let body = body(looking: .away)
    var chestHeights: Set<Float> = []
    for step in 0..<20 {
      let moment = TestMoment(body, at: 8 + Double(step) * 0.5)
      let eye = try #require(moment.world("eye_l"))
      #expect(try eyeDirection(moment).dot((SIMD3(0, 1.6, 0) - eye).normalized) < 0.94)
      chestHeights.insert(try #require(moment.joint("clavicle_l")).position.y)
    }
    #expect(chestHeights.count > 10)
  }

  @Test func gazeFollowsAMovingViewer() throws {
    var body = TestPerson.body()
    body.place(at: SIMD3(0, 0, -2), yawRadians: 0, time: 0)
    body.look(at: .viewer, time: 0)
    let left = TestMoment(body, at: 5, viewer: SIMD3(-0.6, 1.6, 0))
    let right = TestMoment(body, at: 5, viewer: SIMD3(0.6, 1.6, 0))
    #expect(try eyeDirection(left).x < -0.2)
    #expect(try eyeDirection(right).x > 0.2)
  }

  @Test func aTurnedPersonStillMeetsTheViewer() throws {
    var body = TestPerson.body()
    body.place(at: SIMD3(0.75, 0, -2.6), yawRadians: -0.8, time: 0)
    body.look(at: .viewer, time: 0)
    let moment = TestMoment(body, at: 5)
    let eye = try #require(moment.world("eye_l"))
    #expect(try eyeDirection(moment).dot((SIMD3(0, 1.6, 0) - eye).normalized) > 0.99)
  }

  @Test(arguments: [Float(0.8), 1.2, 1.8, 3], ["neutral", "hard", "unfair", "calm"])
  func bothEyesMeetTheViewersWithinADegree(distance: Float, stance: String) throws {
    var body = TestPerson.body()
    body.place(at: SIMD3(0, 0, -distance), yawRadians: 0, time: 0)
    body.look(at: .viewer, time: 0)
    let isKnown = body.setPose(stance, time: 0)
    #expect(isKnown)
    for eyes in [Float(1.3), 1.5, 1.75] {
      let viewer = SIMD3(0, eyes, 0)
      var best = SIMD2<Float>(repeating: 10)
      for step in 0..<60 {
        let moment = TestMoment(body, at: 6 + Double(step) * 0.25, viewer: viewer)
        for (index, name) in ["eye_l", "eye_r"].enumerated() {
          let eye = try #require(moment.joint(name))
          let ray = moment.pose.orientation.act(eye.orientation.act(SIMD3(0, 0, 1)))
          let way = (viewer - moment.pose.act(eye.position)).normalized
          best[index] = min(best[index], acos(min(ray.dot(way), 1)))
        }
      }
      // Eyes jump a little about what they look at and leave it now and then.
      #expect(best.max() < .pi / 180, "\(distance) m, eyes at \(eyes): \(best)")
    }
  }
}
