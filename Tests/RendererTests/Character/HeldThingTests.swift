import Foundation
import Testing

@testable import Renderer

/// Things in hands: nowhere until a posture or a gesture takes them out.
@Suite struct HeldThingTests {
  private func scene(_ skeleton: Skeleton = TestPerson.skeleton()) -> ImportedScene {
    var scene = ImportedScene()
    scene.skeletons = [skeleton]
    return scene.holding(Set(HeldThing.allCases))
  }

  private func phone(
    _ scene: ImportedScene, _ body: Body, at time: Double
  ) throws -> (points: [SIMD3<Float>], screen: SIMD3<Float>) {
    try held(.phone, scene, body, at: time)
  }

  /// A thing's corners and the way its screen or page faces, in the person's space.
  private func held(
    _ thing: HeldThing, _ scene: ImportedScene, _ body: Body, at time: Double
  ) throws -> (points: [SIMD3<Float>], screen: SIMD3<Float>) {
    let skeleton = try #require(scene.skeletons.first)
    var locals = skeleton.restLocal
    var weights: [Float] = []
    _ = body.evaluate(
      time: time, viewer: SIMD3(0, 1.6, 2), locals: &locals, morphWeights: &weights)
    var palette = JointPalette(jointCount: skeleton.count)
    palette.update(skeleton, locals: locals, worldFromPerson: .identity)
    let joint = try #require(skeleton.index(of: thing.jointName))
    let mesh = try #require(scene.meshes.first { $0.name == thing.jointName })
    let first = try #require(mesh.primitives.first)
    let last = try #require(mesh.primitives.last)
    let matrix = palette.matrices[joint]
    return (
      first.positions.map(matrix.act(point:)), matrix.act(direction: last.normals[0])
    )
  }

  @Test(arguments: [false, true])
  func itIsBeforeTheFaceOfWhoFilmsAndNowhereElse(turned: Bool) throws {
    let scene = scene(TestPerson.skeleton(turned: turned))
    let skeleton = try #require(scene.skeletons.first)
    var body = Body(skeleton: skeleton, morphNames: [], seed: 3)
    let pocket = Bounds(of: try phone(scene, body, at: 1).points)
    #expect(pocket.halfSize.length < 1e-5)
    let isKnown = body.setPose("filming", time: 2)
    #expect(isKnown)
    let (points, screen) = try phone(scene, body, at: 6)
    let held = Bounds(of: points)
    // As large as it is, upright, between chest and eyes, an arm's bend ahead.
    #expect(abs((held.halfSize * 2).max() - 0.15) < 0.02)
    #expect(held.lower.y > 1.2 && held.upper.y < 1.62)
    #expect(held.lower.z > 0.15 && abs(held.centre.x) < 0.3)
    // Its screen faces the one who films.
    #expect(screen.normalized.z < -0.8)
    let isKnownToo = body.setPose("neutral", time: 7)
    #expect(isKnownToo)
    #expect(Bounds(of: try phone(scene, body, at: 10).points).halfSize.length < 1e-5)
  }

  @Test(arguments: ["posture", "gesture", "words"])
  func whoWritesHasABookInOneHandAndAPenOnItsPage(how: String) throws {
    let scene = scene()
    let skeleton = try #require(scene.skeletons.first)
    var body = Body(skeleton: skeleton, morphNames: [], seed: 3)
    switch how {
    case "posture": _ = body.setPose("notebook", time: 0)
    case "gesture": _ = body.gesture("notebook", time: 3)
    default:
      let line = "Jeg skriver det lige ned."
      body.speak(
        .estimated(text: line, duration: 2),
        accents: SpokenAccent.found(in: line, duration: 2), time: 3)
    }
    for moment in [5, 5.5, 6.0] {
      let (book, page) = try held(.notebook, scene, body, at: moment)
      let (pen, _) = try held(.pen, scene, body, at: moment)
      let cover = Bounds(of: book)
      // Before the belly or the chest, its page up and towards the writer.
      #expect(cover.centre.y > 0.95 && cover.centre.y < 1.4 && cover.centre.z > 0.12)
      #expect(page.normalized.y > 0.4 && page.normalized.z < 0)
      // The first ring is the tip; it is on the page, which is four millimetres above the middle.
      let tip = pen[0]
      let middle = book.reduce(.zero, +) / Float(book.count) + page.normalized * 0.01
      let off = tip - middle
      #expect(abs(off.dot(page.normalized)) < 0.012, "\(how) \(moment): \(off)")
      #expect((off - page.normalized * off.dot(page.normalized)).length < 0.04)
    }
    #expect(Bounds(of: try held(.phone, scene, body, at: 5.5).points).halfSize.length < 1e-5)
  }

  @Test func wordsTakeNothingOutThatIsNotThere() throws {
    let line = "Jeg skriver det lige ned."
    var body = TestPerson.body()
    body.speak(
      .estimated(text: line, duration: 2), accents: SpokenAccent.found(in: line, duration: 2),
      time: 3)
    let hand = try #require(TestMoment(body, at: 5).joint("hand_l")).position
    #expect(hand.y < 0.95)
  }

  @Test func eachHasWholeTrianglesThatFaceOutwards() throws {
    let meshes = scene().meshes
    #expect(meshes.count == HeldThing.allCases.count)
    for primitive in meshes.flatMap(\.primitives) {
      #expect(primitive.indices.allSatisfy { Int($0) < primitive.positions.count })
      for corner in stride(from: 0, to: primitive.indices.count, by: 3) {
        let points = (0..<3).map { primitive.positions[Int(primitive.indices[corner + $0])] }
        let normal = primitive.normals[Int(primitive.indices[corner])]
        #expect((points[1] - points[0]).cross(points[2] - points[0]).dot(normal) > 0)
      }
    }
  }

  @Test func whoHasNoHandGetsNoneAndNobodyGetsTwo() {
    let handless = scene(TestPerson.skeleton(without: ["hand_l", "hand_r"]))
    #expect(handless.meshes.isEmpty)
    let one = scene()
    #expect(one.holding(Set(HeldThing.allCases)).meshes.count == one.meshes.count)
    #expect(HeldThing.needed(byPoseOrGesture: "filming") == [.phone])
    #expect(HeldThing.needed(byPoseOrGesture: "notebook") == [.notebook, .pen])
    #expect(HeldThing.needed(byPoseOrGesture: "calm").isEmpty)
  }
}
