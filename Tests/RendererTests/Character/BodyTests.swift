import Foundation
import Testing

@testable import Renderer

@Suite struct BodyTests {
  private func busyBody() -> Body {
    var body = TestPerson.body()
    body.place(at: SIMD3(-0.45, 0, -1.9), yawRadians: 0.2, time: 0)
    body.look(at: .viewer, time: 0)
    _ = body.setPose("calm", time: 1)
    _ = body.gesture("palm-up", time: 2)
    _ = body.setFace("stern", time: 2.2)
    body.speak(.estimated(text: "Godaften. Må jeg se noget id?", duration: 2.5), time: 2.5)
    body.move(to: SIMD3(-0.4, 0, -1.3), yawRadians: 0.1, duration: 1.5, time: 3)
    body.look(at: .away, time: 4)
    return body
  }

  @Test func aMomentDependsOnTimeAloneAndNotOnEarlierFrames() {
    let body = busyBody()
    var locals = JointPose()
    var weights: [Float] = []
    for step in 0..<200 {
      _ = body.evaluate(
        time: Double(step) * 0.033, viewer: SIMD3(0, 1.6, 0), locals: &locals,
        morphWeights: &weights)
    }
    let after = body.evaluate(
      time: 3.3, viewer: SIMD3(0, 1.6, 0), locals: &locals, morphWeights: &weights)
    let direct = TestMoment(busyBody(), at: 3.3)
    #expect(direct.locals == locals)
    #expect(direct.weights == weights)
    #expect(direct.pose == after)
  }

  @Test func anotherSeedLivesDifferently() {
    let one = TestMoment(TestPerson.body(seed: 1), at: 12.3)
    let other = TestMoment(TestPerson.body(seed: 2), at: 12.3)
    #expect(one.locals != other.locals)
  }

  @Test func unknownNamesAreRefusedAndChangeNothing() {
    var body = busyBody()
    let before = TestMoment(body, at: 9)
    let answer1 = body.setPose("moonwalk", time: 5)
    #expect(!answer1)
    let answer2 = body.gesture("", time: 5)
    #expect(!answer2)
    let answer3 = body.setFace("Stern", time: 5)
    #expect(!answer3)
    #expect(TestMoment(body, at: 9).locals == before.locals)
  }

  @Test(arguments: Body.poseNames)
  func everyPostureIsFiniteAndHandsStayWithinReach(name: String) throws {
    var body = TestPerson.body()
    let answer4 = body.setPose(name, time: 0)
    #expect(answer4)
    let moment = TestMoment(body, at: 5)
    #expect(moment.isFinite)
    for side in ["_l", "_r"] {
      let hand = try #require(moment.joint("hand" + side)).position
      let shoulder = try #require(moment.joint("upperarm" + side)).position
      #expect((hand - shoulder).length < 0.455)
      #expect(hand.y > 0.8 && hand.y < 1.4)
      // In front of the body or beside it, never inside the back.
      #expect(hand.z > -0.1)
    }
  }

  @Test func armsHangFromAnyRestingPose() throws {
    let moment = TestMoment(TestPerson.body(), at: 5)
    let hand = try #require(moment.joint("hand_l")).position
    let elbow = try #require(moment.joint("lowerarm_l")).position
    let shoulder = try #require(moment.joint("upperarm_l")).position
    #expect(shoulder.y - hand.y > 0.38)
    #expect(abs(hand.x - shoulder.x) < 0.15)
    #expect(elbow.z < (hand.z + shoulder.z) / 2)
  }

  @Test(arguments: [
    KeyPose.neutral.left, KeyPose.calm.right, KeyPose.clipped.left, KeyPose.hard.left,
  ])
  func theRightArmMirrorsTheLeft(goal: ArmGoal) throws {
    let skeleton = TestPerson.skeleton()
    let solver = PoseSolver(rig: BodyRig(skeleton), jointNames: skeleton.jointNames)
    let turns = solver.turns(of: KeyPose(left: goal, right: goal))
    for name in ["upperarm", "lowerarm", "hand", "index_01", "pinky_02"] {
      let left = turns[try #require(skeleton.index(of: name + "_l"))].vector
      let right = turns[try #require(skeleton.index(of: name + "_r"))].vector
      let mirrored = SIMD4(right.x, -right.y, -right.z, right.w)
      #expect(abs((left * mirrored).sum()) > 0.9999, "\(name)")
    }
  }

  @Test func jointsThatRestTurnedStandAsThoseThatDoNot() throws {
    let turned = TestPerson.skeleton(turned: true)
    var plain = TestPerson.body()
    var other = Body(skeleton: turned, morphNames: TestPerson.morphNames, seed: 7)
    for name in ["neutral", "arms-crossed"] {
      let isKnown = plain.setPose(name, time: 0)
      let isKnownHere = other.setPose(name, time: 0)
      #expect(isKnown && isKnownHere)
      let one = TestMoment(plain, at: 3)
      let two = TestMoment(other, skeleton: turned, at: 3)
      for joint in ["hand_l", "hand_r", "head", "foot_l", "index_03_r"] {
        let a = try #require(one.joint(joint)).position
        let b = try #require(two.joint(joint)).position
        #expect((a - b).length < 0.002, "\(joint)")
      }
    }
  }

  @Test func postureChangesDoNotJump() {
    var body = TestPerson.body()
    _ = body.setPose("arms-crossed", time: 1)
    _ = body.gesture("stop", time: 1.2)
    _ = body.setPose("hard", time: 1.4)
    _ = body.gesture("shrug", time: 1.5)
    var last = TestMoment(body, at: 1.5)
    for step in 1...150 {
      let next = TestMoment(body, at: 1.5 + Double(step) * 0.01)
      for (a, b) in zip(last.locals, next.locals) {
        #expect(abs((a.rotation.vector * b.rotation.vector).sum()) > 0.99)
      }
      last = next
    }
  }

  @Test func aCueInAMovementContinuesFromWhereItIs() {
    var body = TestPerson.body()
    _ = body.setPose("arms-crossed", time: 1)
    let before = TestMoment(body, at: 1.3)
    _ = body.gesture("point", time: 1.3)
    let after = TestMoment(body, at: 1.3)
    for (a, b) in zip(before.locals, after.locals) {
      #expect(abs((a.rotation.vector * b.rotation.vector).sum()) > 0.9999)
    }
  }

  @Test(arguments: Body.gestureNames)
  func everyGestureShowsAndEnds(name: String) {
    var body = TestPerson.body()
    let resting = TestMoment(body, at: 30)
    let answer5 = body.gesture(name, time: 10)
    #expect(answer5)
    // Nodding crosses the middle, so some moments of it look like none.
    let differs = (0..<10).contains { step in
      let time = 10.4 + Double(step) * 0.07
      return TestMoment(body, at: time).locals != TestMoment(TestPerson.body(), at: time).locals
    }
    #expect(differs)
    #expect(TestMoment(body, at: 30).locals == resting.locals)
  }

  @Test(
    arguments: [
      SIMD3<Float>(0, 1.6, -2), SIMD3(0, 1.615, -1.9), SIMD3(.nan, 0, 0),
      SIMD3(.infinity, 1, 1), SIMD3(0, 1e30, 0), SIMD3(0, -50, -2), SIMD3(0, 1.6, -9),
    ])
  func extremeViewersGiveFiniteBodies(viewer: SIMD3<Float>) {
    var body = TestPerson.body()
    body.place(at: SIMD3(0, 0, -2), yawRadians: 0, time: 0)
    body.look(at: .viewer, time: 0)
    #expect(TestMoment(body, at: 4, viewer: viewer).isFinite)
    body.look(at: .point(viewer), time: 5)
    #expect(TestMoment(body, at: 9).isFinite)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, -5, 1e300])
  func extremeTimesGiveFiniteBodies(time: Double) {
    var body = busyBody()
    #expect(TestMoment(body, at: time).isFinite)
    body.move(to: SIMD3(1, 0, -1), yawRadians: 3, duration: time, time: time)
    _ = body.gesture("nod", time: time)
    body.speak(LipTrack(keys: [], duration: .nan), time: time)
    #expect(TestMoment(body, at: 1).isFinite)
  }

  @Test func missingJointsAndMorphsAreTolerated() {
    let absent: Set<String> = ["clavicle_l", "hand_r", "neck_01", "eye_l", "thigh_l"]
    let skeleton = TestPerson.skeleton(without: absent)
    var body = Body(skeleton: skeleton, morphNames: [], seed: 3)
    _ = body.setFace("smile", time: 0)
    _ = body.gesture("shrug", time: 0)
    let moment = TestMoment(body, skeleton: skeleton, at: 1)
    #expect(moment.isFinite)
    #expect(moment.weights.isEmpty)
    let empty = Skeleton(jointNames: [], parents: [], restLocal: [], inverseBind: [])
    #expect(
      TestMoment(Body(skeleton: empty, morphNames: [], seed: 1), skeleton: empty, at: 1).isFinite)
  }
}
