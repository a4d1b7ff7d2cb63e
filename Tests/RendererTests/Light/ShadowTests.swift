import Foundation
import Testing

@testable import Renderer

/// Shadows that people throw on what stands behind them.
@Suite(.serialized) struct ShadowTests {
  private static let lamp = SIMD3<Float>(2, 1.2, -1)

  /// A strip of a person, 0.4 m wide, half way between a lamp and the wall.
  ///
  /// Its shadow is twice as wide: from 0.4 m left of the middle to 0.4 m right of it.
  private func makeWall(_ material: Material, images: [Image] = [], baked: Float = 0) throws
    -> WallScene
  {
    var environment = WallScene.dark
    environment.lamps = [WallScene.lamp(Self.lamp, SIMD3(4, 4, 4))]
    let wall = try WallScene(material, environment, images: images)
    let person = try GLTFImporter.load(bytes: GLBBuilder.person().encode())
    let names = try wall.stage.addPerson(id: "one", person)
    wall.stage.setPerson(
      "one", worldFromPerson: Pose(position: SIMD3(1, 0, -2)),
      locals: names.skeleton.restLocal, morphWeights: [])
    return wall
  }

  private func light(at x: Float) -> Float {
    let way = WallScene.directions(to: Self.lamp, x: x)
    return 4 * way.toLamp.z / way.square
  }

  @Test func aPersonKeepsALampOffTheWall() throws {
    let wall = try makeWall(TestScenes.material(.one, roughness: 1))
    let shaded = try wall.picture()
    wall.stage.setPersonVisible("one", false)
    let open = try wall.picture()
    for x in [-0.1, 0, 0.1] as [Float] { #expect(WallScene.pixel(shaded, x).x <= 1) }
    for x in [-0.8, -1.4] as [Float] {
      #expect(WallScene.pixel(shaded, x) == WallScene.pixel(open, x))
    }
    #expect(WallScene.pixel(open, 0).x > 100)
  }

  @Test func theEdgeOfAShadowIsAsSoftAsTheLampIsLarge() throws {
    let wall = try makeWall(TestScenes.material(.one, roughness: 1))
    let shaded = try wall.picture()
    wall.stage.setPersonVisible("one", false)
    let open = try wall.picture()
    // Seen from the edge, half of the lamp is hidden.
    var shares: [Float] = []
    for step in 0...24 {
      let x = -0.7 + Float(step) * 0.025
      shares.append(
        Float(WallScene.pixel(shaded, x).x) / Float(max(WallScene.pixel(open, x).x, 1)))
    }
    let partly = shares.count { $0 > 0.05 && $0 < 0.95 }
    // As wide as the lamp, since it is as far behind as before the strip; slanting widens it.
    #expect((6...20).contains(partly))
    #expect(shares[0] > 0.95)
    #expect(shares[24] < 0.05)
  }

  /// What stands between a lamp and the upper half of a person.
  @Test func aPlaceKeepsALampOffPeople() throws {
    var environment = WallScene.dark
    environment.lamps = [WallScene.lamp(SIMD3(2, 1.5, 0), SIMD3(4, 4, 4))]
    let board = TestScenes.box(
      from: SIMD3(0.8, 1.45, -1.2), to: SIMD3(1.2, 2.6, -0.8), material: 0)
    /// A spot of the strip of a person, two metres away.
    func brightness(_ y: Float, behindBoard: Bool) throws -> Int {
      let stage = try StageRenderer(context: try GLContext.offscreen(), detail: .rich)
      try stage.loadPlace(
        "street", TestScenes.scene(behindBoard ? [board] : [], [TestScenes.material(.one)]),
        environment: environment)
      let person = try GLTFImporter.load(bytes: GLBBuilder.person().encode())
      let names = try stage.addPerson(id: "one", person)
      stage.setPerson(
        "one", worldFromPerson: Pose(position: SIMD3(0, 0, -2)),
        locals: names.skeleton.restLocal, morphWeights: [])
      let target = try stage.makeTarget(width: 128, height: 128, samples: 1)
      stage.draw([TestScenes.view(width: 128, height: 128)], into: target)
      let image = stage.read(target)
      try stage.device.check("test")
      // The strip itself shines red, so green tells of the lamp alone.
      return Int(image[x: 64, y: Int((0.5 - (y - 1.6) / (4 * tan(0.5))) * 128)].y)
    }
    // The ray to 1.4 m passes below the board.
    let (open, shaded) = try (
      brightness(1.8, behindBoard: false), brightness(1.8, behindBoard: true)
    )
    #expect(open > 40)
    #expect(shaded <= 2)
    let (below, beside) = try (
      brightness(1, behindBoard: true), brightness(1, behindBoard: false)
    )
    #expect(below == beside)
  }

  @Test func bakedLightLosesTheShareOfTheLamp() throws {
    var material = TestScenes.material(.one, roughness: 1)
    material.lightmap = Material.Lightmap(texture: 0, scale: 1)
    let white = Image(width: 4, height: 4, filledWith: [255, 255, 255, 255])
    let wall = try makeWall(material, images: [white])
    let shaded = try wall.picture()
    wall.stage.setPersonVisible("one", false)
    let open = try wall.picture()
    // Of light 1 the lamp brought a part; the rest, from all around, stays.
    let before = Float(WallScene.pixel(open, 0).x)
    let after = Float(WallScene.pixel(shaded, 0).x)
    #expect(before > WallScene.shown(1) - 3)
    #expect(abs(after - WallScene.shown(1 - light(at: 0))) < 8)
    #expect(WallScene.pixel(shaded, -1) == WallScene.pixel(open, -1))
  }
}
