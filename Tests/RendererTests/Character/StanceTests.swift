import Foundation
import Testing

@testable import Renderer

/// That the stances differ in more than one thing, so that they are told apart without sound.
@Suite struct StanceTests {
  static let names = ["calm", "neutral", "clipped", "hard", "unfair"]

  /// What can be read from a body: one number each, in units of what an eye tells apart.
  private func traits(_ posture: String) throws -> [String: Float] {
    var body = TestPerson.body()
    body.place(at: SIMD3(0, 0, -2), yawRadians: 0, time: 0)
    body.look(at: .viewer, time: 0)
    let isKnown = body.setPose(posture, time: 0)
    #expect(isKnown)
    let moment = TestMoment(body, at: 6)
    let head = try #require(moment.joint("head")).orientation
    let chest = try #require(moment.joint("spine_03")).orientation
    let hand = try #require(moment.joint("hand_l")).position
    let elbow = try #require(moment.joint("lowerarm_l")).position
    let foot = try #require(moment.joint("foot_l")).position
    func face(_ morph: String) throws -> Float { try #require(moment.weight(morph)) / 0.15 }
    return [
      "headPitch": head.act(SIMD3(0, 0, 1)).y / 0.1, "headTilt": head.act(SIMD3(1, 0, 0)).y / 0.08,
      "lean": chest.act(SIMD3(0, 1, 0)).z / 0.05, "chestTurn": chest.act(SIMD3(0, 0, 1)).x / 0.15,
      "handHeight": hand.y / 0.1, "handIn": hand.x / 0.1, "elbowOut": elbow.x / 0.08,
      "feet": foot.x / 0.04, "browsDown": try face("browsDown"), "press": try face("mouthPress"),
      "squint": try face("eyeSquint"), "smile": try face("smile"),
      "browsInner": try face("browInnerUp"), "contempt": try face("contempt"),
    ]
  }

  @Test func everyTwoStancesDifferInAtLeastThreeThings() throws {
    let all = try Self.names.map { try traits($0) }
    for one in all.indices {
      for other in all.indices where other > one {
        let apart = all[one].filter { abs($0.value - (all[other][$0.key] ?? 0)) > 1 }
        #expect(
          apart.count >= 3, "\(Self.names[one]) and \(Self.names[other]): \(apart.keys.sorted())")
      }
    }
  }

  @Test func hardAndClippedDifferInFacePostureGazeAndArms() throws {
    let hard = try traits("hard")
    let clipped = try traits("clipped")
    for trait in ["headPitch", "lean", "chestTurn", "feet", "browsDown", "press"] {
      #expect(abs((hard[trait] ?? 0) - (clipped[trait] ?? 0)) > 1, "\(trait)")
    }
    // The hands are somewhere else by what an eye tells apart, as every trait: a tenth of a metre.
    let aside = (hard["handIn"] ?? 0) - (clipped["handIn"] ?? 0)
    let up = (hard["handHeight"] ?? 0) - (clipped["handHeight"] ?? 0)
    #expect((aside * aside + up * up).squareRoot() > 1)
    #expect(KeyPose.hard.manner.gazeBreaks == 0 && KeyPose.clipped.manner.gazeBreaks > 0.5)
    #expect(KeyPose.hard.manner.blinks < 0.6 * KeyPose.clipped.manner.blinks)
  }

  @Test(arguments: ["hand_l", "hand_r"])
  func aFistRestsOnTheBeltHoweverFarTheTrunkLeans(hand: String) throws {
    var body = TestPerson.body()
    let isKnown = body.setPose("hard", time: 0)
    #expect(isKnown)
    let goal = hand == "hand_l" ? KeyPose.hard.left : KeyPose.hard.right
    let side: Float = hand == "hand_l" ? 1 : -1
    for second in stride(from: 3.0, through: 30, by: 1.5) {
      let moment = TestMoment(body, at: second)
      let hips = try #require(moment.joint("pelvis"))
      let wrist = try #require(moment.joint(hand)).position - hips.position
      let found = hips.orientation.inverse.act(wrist) * SIMD3(side, 1, 1)
      #expect((found - goal.wrist).length < 0.03, "\(second) s: \(found)")
    }
  }

  @Test func noStanceIsItsOwnMirrorImage() {
    for name in Self.names {
      guard let pose = KeyPose.names.firstIndex(of: name).map({ KeyPose.catalogue[$0] }) else {
        Issue.record("no posture \(name)")
        continue
      }
      let apart = (pose.left.wrist - pose.right.wrist).length
      #expect(apart > 0.03, "\(name)")
    }
  }

  @Test func anOpenHandClosesTowardsTheLittleFinger() throws {
    let skeleton = TestPerson.skeleton()
    let solver = PoseSolver(rig: BodyRig(skeleton), jointNames: skeleton.jointNames)
    let turns = solver.turns(of: .calm)
    let curls = try ["index_01_r", "middle_01_r", "pinky_01_r"].map { name in
      let joint = try #require(skeleton.index(of: name))
      let axis = try #require(solver.fingerAxes.first { $0.joint == joint }).axis
      return turns[joint].twist(about: axis)
    }
    #expect(curls[0] < curls[1] && curls[1] < curls[2], "\(curls)")
  }

  @Test func aFaceTakesTheStanceOnAndLeavesTheMouthToWords() throws {
    var body = TestPerson.body()
    let isKnown = body.setPose("clipped", time: 5)
    #expect(isKnown)
    #expect(TestMoment(body, at: 5).weights == TestMoment(TestPerson.body(), at: 5).weights)
    let pressed = try #require(TestMoment(body, at: 7).weight("mouthPress"))
    #expect(pressed > 0.4)
    body.speak(.estimated(text: "aaaaaaaa", duration: 3), time: 8)
    #expect(try #require(TestMoment(body, at: 9.5).weight("mouthPress")) < 0.5 * pressed)
  }

  @Test func aMovementOfTheModelStandsForThePostureOfItsName() throws {
    let skeleton = TestPerson.skeleton()
    let spine = try #require(skeleton.index(of: "spine_02"))
    var clip = AnimationClip(name: "calm", skeleton: 0)
    let timeline = clip.addTimeline([0, 1, 2])
    let turned = Quaternion(angleRadians: 0.3, axis: SIMD3(0, 1, 0)).vector
    clip.addTrack(
      joint: spine, .rotation, .linear, timeline: timeline,
      keys: [Quaternion.identity.vector, turned, Quaternion.identity.vector])
    var body = Body(
      skeleton: skeleton, morphNames: TestPerson.morphNames, clips: [clip], seed: 7)
    let isKnown = body.setPose("calm", time: 10)
    #expect(isKnown)
    func turn(_ time: Double) -> Float {
      2 * asin(TestMoment(body, at: time).locals.rotations[spine].vector.y)
    }
    // It runs without end and is faded in; breath turns about another axis.
    #expect(abs(turn(15) - 0.3) < 0.02)
    #expect(abs(turn(16)) < 0.02)
    #expect(abs(turn(10)) < 0.02)
    #expect(abs(turn(10.2)) < 0.03)
    var last = turn(9.9)
    for step in 0..<400 {
      let next = turn(9.9 + Double(step) * 0.01)
      #expect(abs(next - last) < 0.02)
      last = next
    }
  }

  @Test func aMovementOfJointsThatRestTurnedIsTheSame() throws {
    let skeleton = TestPerson.skeleton(turned: true)
    let arm = try #require(skeleton.index(of: "upperarm_l"))
    var clip = AnimationClip(name: "calm", skeleton: 0)
    let timeline = clip.addTimeline([0])
    let wanted =
      (skeleton.restLocal.rotations[arm]
      * Quaternion(angleRadians: 0.4, axis: SIMD3(1, 0, 0))).normalized
    clip.addTrack(joint: arm, .rotation, .step, timeline: timeline, keys: [wanted.vector])
    var body = Body(skeleton: skeleton, morphNames: [], clips: [clip], seed: 7)
    let isKnown = body.setPose("calm", time: 0)
    #expect(isKnown)
    let found = TestMoment(body, skeleton: skeleton, at: 5).locals.rotations[arm]
    #expect(abs((found.vector * wanted.vector).sum()) > 0.999)
  }
}
