import Foundation
import Testing

@testable import Renderer

/// What skin and hair do that glTF's model has no word for.
@Suite(.serialized) struct SubstanceTests {
  /// How far the brightest and the darkest of a stretch of wall lie apart, with a picture of skin
  /// of so many texels, all of one colour.
  private func unevenness(texels: Int, detail: LightDetail) throws -> Int {
    var skin = TestScenes.material(.one, roughness: 0.5)
    skin.name = "skin"
    skin.baseColourTexture = 0
    var environment = WallScene.dark
    environment.lamps = [WallScene.lamp(SIMD3(1.8, 2.2, -1.5), SIMD3(2, 2, 2))]
    let even = Image(width: texels, height: texels, filledWith: [200, 140, 110, 255])
    let image = try WallScene(skin, environment, images: [even], detail: detail).picture()
    let row = (40..<80).map { Int(image[x: $0, y: 64].x) }
    // The lamp's own light falls off evenly: what steps back and forth is relief.
    return zip(row, row.dropFirst()).reduce(0) { max($0, abs($1.1 - $1.0)) }
  }

  @Test func skinHasPoresUntilAPixelSpansThem() throws {
    // A cell of 2.6 texels is six pixels wide here, and there less than one.
    #expect(try unevenness(texels: 64, detail: .rich) >= 4)
    #expect(try unevenness(texels: 512, detail: .rich) <= 3)
    #expect(try unevenness(texels: 64, detail: .spare) <= 3)
  }

  /// Two sheets of hair, the nearer one first in the file.
  private func hair(alpha: Float, detail: LightDetail) throws -> SIMD4<UInt8> {
    var scene = try GLTFImporter.load(bytes: GLBBuilder.person().encode())
    scene.materials = [SIMD4<Float>(1, 0, 0, alpha), SIMD4(0, 1, 0, alpha)].map {
      var material = TestScenes.material($0)
      material.name = "hair"
      material.alphaMode = .blend
      material.isDoubleSided = true
      return material
    }
    let near = try #require(scene.meshes.first?.primitives.first)
    var far = near
    for vertex in far.positions.indices { far.positions[vertex].z -= 0.4 }
    far.material = 1
    scene.meshes[0].primitives = [near, far]
    scene.meshes[0].primitives[0].material = 0
    var environment = WallScene.dark
    environment.ambient = WallScene.even(SIMD3(0.3, 0.3, 0.3))
    let stage = try StageRenderer(context: try GLContext.offscreen(), detail: detail)
    try stage.loadPlace("street", TestScenes.scene([], []), environment: environment)
    let names = try stage.addPerson(id: "one", scene)
    stage.setPerson(
      "one", worldFromPerson: Pose(position: SIMD3(0, 0.5, -2)),
      locals: names.skeleton.restLocal, morphWeights: [])
    let target = try stage.makeTarget(width: 64, height: 64, samples: 1)
    stage.draw([TestScenes.view(width: 64, height: 64)], into: target)
    let image = stage.read(target)
    try stage.device.check("test")
    return image[x: 32, y: 32]
  }

  @Test func denseHairHidesWhatIsBehindItInAnyOrder() throws {
    let dense = try hair(alpha: 0.9, detail: .rich)
    #expect(dense.x > 4 * max(dense.y, 1))
    // Its fringe lets something through.
    let thin = try hair(alpha: 0.3, detail: .rich)
    #expect(min(thin.x, thin.y) > 20)
    // Spare light draws the sheets once, in the file's order.
    let spare = try hair(alpha: 0.9, detail: .spare)
    #expect(spare.y > spare.x)
  }
}
