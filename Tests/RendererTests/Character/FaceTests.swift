import Testing

@testable import Renderer

@Suite struct FaceTests {
  @Test(arguments: ["smile", "stern", "worried", "surprised", "contempt"])
  func expressionsComeWithinHalfASecondAndGoAgain(name: String) {
    var body = TestPerson.body()
    let plain = TestMoment(body, at: 5.5)
    let answer1 = body.setFace(name, time: 5)
    #expect(answer1)
    #expect(TestMoment(body, at: 5).weights == TestMoment(TestPerson.body(), at: 5).weights)
    let shown = TestMoment(body, at: 5.5)
    let change = zip(plain.weights, shown.weights).map { abs($0 - $1) }.max() ?? 0
    #expect(change > 0.3)
    let answer2 = body.setFace("neutral", time: 6)
    #expect(answer2)
    #expect(TestMoment(body, at: 7).weights == TestMoment(TestPerson.body(), at: 7).weights)
  }

  @Test func anAssetWithOnlyPartsSmilesWithThem() {
    let names = ["mouthSmileLeft", "mouthSmileRight", "eyeSquintLeft"]
    var face = Face(morphNames: names, seed: 1)
    let answer3 = face.set("smile", time: 0)
    #expect(answer3)
    var weights = [Float](repeating: 0, count: 3)
    face.writeExpression(time: 1, into: &weights)
    #expect(weights[0] > 0.5 && weights[1] == weights[0] && weights[2] > 0.1)
  }

  @Test func lidsFollowEyesThatLookDown() throws {
    var body = TestPerson.body()
    body.place(at: SIMD3(0, 0, -2), yawRadians: 0, time: 0)
    body.look(at: .point(SIMD3(0, 0, -1)), time: 0)
    let down = (0..<20).compactMap {
      TestMoment(body, at: 5 + Double($0) * 0.3).weight("eyeBlinkLeft")
    }
    #expect((down.min() ?? 0) > 0.1)
  }
}
