import Foundation
import Testing

@testable import Renderer

/// What becomes of light on its way to the screen's bytes.
@Suite(.serialized) struct PictureTests {
  /// A pixel that a white sheet half covers is half as bright, which is no byte of 128.
  @Test(arguments: [LightDetail.rich, .spare])
  func anEdgeIsAveragedAsLightAfterTheCurve(detail: LightDetail) throws {
    let stage = try StageRenderer(context: try GLContext.offscreen(), detail: detail)
    var material = TestScenes.material(SIMD4(8, 8, 8, 1))
    material.isUnlit = true
    // A leaning edge crosses pixels at every share of their samples.
    var sheet = Primitive(
      positions: [SIMD3(-3, 1.6, -3), SIMD3(3, 2.2, -3), SIMD3(3, 5, -3), SIMD3(-3, 5, -3)],
      normals: Array(repeating: SIMD3(0, 0, 1), count: 4), indices: [0, 1, 2, 0, 2, 3])
    sheet.material = 0
    try stage.loadPlace(
      "street", TestScenes.scene([sheet], [material]), environment: TestScenes.dark)
    let target = try stage.makeTarget(width: 96, height: 96, samples: 4)
    stage.draw([TestScenes.view(width: 96, height: 96)], into: target)
    let image = stage.read(target)
    try stage.device.check("test")
    var seen: Set<UInt8> = []
    for y in 0..<96 { for x in 0..<96 { seen.insert(image[x: x, y: y].x) } }
    // Light of 8 is white on the picture; quarters of white in sRGB are these bytes. Averaged
    // before the curve, a quarter of it would be white as well.
    #expect(seen.isSubset(of: [0, 1, 136, 137, 138, 187, 188, 189, 224, 225, 226, 254, 255]))
    #expect(!seen.isDisjoint(with: [136, 137, 138]))
    #expect(!seen.isDisjoint(with: [187, 188, 189]))
    #expect(!seen.isDisjoint(with: [224, 225, 226]))
  }

  @Test func aDarkGradientHasNoSteps() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen(), detail: .rich)
    var environment = TestScenes.dark
    environment.zenith = SIMD3(0.010, 0.010, 0.010)
    environment.horizon = SIMD3(0.016, 0.016, 0.016)
    try stage.loadPlace("street", TestScenes.scene([], []), environment: environment)
    let size = 128
    let target = try stage.makeTarget(width: size, height: size, samples: 1)
    stage.draw([TestScenes.view(width: size, height: size)], into: target)
    let image = stage.read(target)
    var levels = 0
    // The mean of a row follows the light closer than the bytes that it is made of.
    for y in stride(from: 4, to: size / 2 - 4, by: 4) {
      let angle = atan((0.5 - (Float(y) + 0.5) / Float(size)) * 2 * tan(0.5 as Float))
      let mean = (0..<size).reduce(Float(0)) { $0 + Float(image[x: $1, y: y].x) } / Float(size)
      var exact: Float = 0
      for x in 0..<size {
        let across = ((Float(x) + 0.5) / Float(size) - 0.5) * 2 * tan(0.5 as Float)
        let up = SIMD3(across, tan(angle), -1).normalized
        exact += WallScene.shown(environment.radiance(from: up).x) / Float(size)
      }
      #expect(abs(mean - exact) < 0.3)
      let bytes = Set((0..<size).map { image[x: $0, y: y].x })
      if bytes.count > 1 { levels += 1 }
    }
    #expect(levels > 5)
  }

  @Test func nothingFlickersWhileNothingMoves() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen(), detail: .rich)
    var environment = TestScenes.dark
    environment.lamps = [WallScene.lamp(SIMD3(1, 3, -2), SIMD3(3, 3, 3))]
    environment.wetness = 1
    let floor = TestScenes.box(from: SIMD3(-4, -0.1, -8), to: SIMD3(4, 0, 2), material: 0)
    try stage.loadPlace(
      "street", TestScenes.scene([floor], [TestScenes.material(.one)]), environment: environment)
    let person = try GLTFImporter.load(bytes: GLBBuilder.person().encode())
    let names = try stage.addPerson(id: "one", person)
    let target = try stage.makeTarget(width: 64, height: 64, samples: 4)
    var pictures: [Image] = []
    for _ in 0..<4 {
      stage.setPerson(
        "one", worldFromPerson: Pose(position: SIMD3(0, 0, -2)),
        locals: names.skeleton.restLocal, morphWeights: [])
      stage.draw([TestScenes.view(width: 64, height: 64)], into: target)
      pictures.append(stage.read(target))
    }
    #expect(pictures.allSatisfy { $0 == pictures[0] })
  }
}
