import Foundation
import Testing

@testable import Renderer

/// Who looks at whom while people speak, and what moves first.
@Suite struct AttentionTests {
  private let speaker = SIMD3<Float>(1.6, 1.6, -2)
  private let viewer = SIMD3<Float>(0, 1.6, 0)

  private func body(seed: UInt64 = 7) -> Body {
    var body = TestPerson.body(seed: seed)
    body.place(at: SIMD3(-0.4, 0, -2), yawRadians: 0, time: 0)
    body.look(at: .viewer, time: 0)
    return body
  }

  /// The cosine between where the left eye points and a place.
  private func meets(_ point: SIMD3<Float>, _ moment: TestMoment) throws -> Float {
    let eye = try #require(moment.joint("eye_l"))
    let ahead = moment.pose.orientation.act(eye.orientation.act(SIMD3(0, 0, 1)))
    return ahead.dot((point - moment.pose.act(eye.position)).normalized)
  }

  private func yaw(_ joint: String, _ moment: TestMoment) throws -> Float {
    let ahead = try #require(moment.joint(joint)).orientation.act(SIMD3(0, 0, 1))
    return atan2(ahead.x, ahead.z)
  }

  @Test(arguments: [SIMD3<Float>(1.5, 1.6, -1), SIMD3(-2, 1.4, -0.5), SIMD3(0.6, 1.6, -1)])
  func theEyesArriveBeforeTheHeadAndTheHeadBeforeTheChest(point: SIMD3<Float>) throws {
    var body = body()
    let isKnown = body.setPose("hard", time: 0)
    #expect(isKnown)
    body.look(at: .ahead, time: 1)
    body.look(at: .point(point), time: 6)
    func arrival(_ joint: String) throws -> Double {
      let start = try yaw(joint, TestMoment(body, at: 5.99))
      let end = try yaw(joint, TestMoment(body, at: 10))
      for step in 0..<400 {
        let time = 6 + Double(step) * 0.01
        let share = (try yaw(joint, TestMoment(body, at: time)) - start) / (end - start)
        if share > 0.9 { return time - 6 }
      }
      return 9
    }
    let eyes = try arrival("eye_l")
    let head = try arrival("head")
    let chest = try arrival("spine_03")
    #expect(eyes < head - 0.03 && head < chest - 0.1, "\(eyes), \(head), \(chest)")
    #expect(eyes < 0.6 && chest < 2.2)
  }

  @Test func aListenerTurnsToTheSpeakerLooksAtTheViewerNowAndThenAndComesBack() throws {
    var body = body()
    body.listen(to: .point(speaker), time: 10)
    body.listen(to: nil, time: 40)
    var atSpeaker = 0
    var atViewer = 0
    for step in 0..<280 {
      let moment = TestMoment(body, at: 11.5 + Double(step) * 0.1)
      if try meets(speaker, moment) > 0.985 { atSpeaker += 1 }
      if try meets(viewer, moment) > 0.985 { atViewer += 1 }
    }
    #expect((110...250).contains(atSpeaker))
    #expect((20...140).contains(atViewer))
    let after = try (0..<40).filter {
      try meets(viewer, TestMoment(body, at: 43 + Double($0) * 0.2)) > 0.985
    }
    #expect(after.count > 20)
  }

  @Test func aListenerNodsUnlessHard() throws {
    func deepest(_ posture: String) throws -> Float {
      var body = body()
      let isKnown = body.setPose(posture, time: 0)
      #expect(isKnown)
      var silent = body
      body.listen(to: .viewer, time: 10)
      silent.look(at: .viewer, time: 10)
      return try (0..<150).map { step in
        let time = 12 + Double(step) * 0.1
        let one = try #require(TestMoment(body, at: time).joint("head"))
        let other = try #require(TestMoment(silent, at: time).joint("head"))
        return abs(
          one.orientation.act(SIMD3(0, 0, 1)).y - other.orientation.act(SIMD3(0, 0, 1)).y)
      }.max() ?? 0
    }
    #expect(try deepest("calm") > 0.03)
    #expect(try deepest("hard") < 0.012)
  }

  @Test func whoIsToldToLookAwayGoesOnDoingSo() throws {
    var body = body()
    body.look(at: .away, time: 5)
    body.listen(to: .point(speaker), time: 10)
    for step in 0..<40 {
      #expect(try meets(speaker, TestMoment(body, at: 11 + Double(step) * 0.25)) < 0.97)
    }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func theSpeakerLooksAsideAtTheStartOfALongLineAndBackBeforeItsEnd(seed: UInt64) throws {
    var body = body(seed: seed)
    body.speak(.estimated(text: "En meget lang sætning om ingenting", duration: 5), time: 10)
    let start = try (0..<12).map {
      try meets(viewer, TestMoment(body, at: 10.2 + Double($0) * 0.05))
    }
    #expect((start.max() ?? 1) < 0.985)
    let end = try (0..<20).filter {
      try meets(viewer, TestMoment(body, at: 13 + Double($0) * 0.1)) > 0.985
    }
    #expect(end.count >= 18)
  }

  @Test func aHardSpeakerHoldsTheOthersEyes() throws {
    var body = body()
    let isKnown = body.setPose("hard", time: 0)
    #expect(isKnown)
    body.speak(.estimated(text: "En meget lang sætning om ingenting", duration: 8), time: 10)
    for step in 0..<200 {
      #expect(try meets(viewer, TestMoment(body, at: 5 + Double(step) * 0.1)) > 0.985)
    }
  }

  @Test func lidsCloseInAWideShiftOfTheEyes() throws {
    var body = body()
    body.look(at: .point(SIMD3(3, 1.6, -1.5)), time: 10)
    var narrow = self.body()
    narrow.look(at: .point(SIMD3(0.1, 1.6, 0)), time: 10)
    let lids = (0..<26).map {
      TestMoment(body, at: 10 + Double($0) * 0.01).weight("eyeBlinkLeft") ?? 0
    }
    #expect((lids.max() ?? 0) > 0.9)
    let still = (0..<26).map { step in
      let time = 10 + Double(step) * 0.01
      let own = narrow.face.blink.closed(time: time)
      return max(0, (TestMoment(narrow, at: time).weight("eyeBlinkLeft") ?? 0) - own)
    }
    #expect((still.max() ?? 1) < 0.35)
  }
}
