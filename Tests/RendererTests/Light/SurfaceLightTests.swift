import Foundation
import Testing

@testable import Renderer

/// What surfaces send to the eye, reckoned from glTF's formulas and compared with drawn pixels.
@Suite(.serialized) struct SurfaceLightTests {
  private let lampPlace = SIMD3<Float>(1.5, 2.2, -1)

  /// - Source: glTF 2.0, appendix B.3.
  private func appendixB(
    base: SIMD3<Float>, metallic: Float, roughness: Float, normal: SIMD3<Float>,
    toEye: SIMD3<Float>, toLamp: SIMD3<Float>
  ) -> SIMD3<Float> {
    let half = (toEye + toLamp).normalized
    let nl = max(normal.dot(toLamp), 0)
    let nv = max(normal.dot(toEye), 0)
    let alpha = roughness * roughness
    let f0 = SIMD3<Float>(repeating: 0.04) * (1 - metallic) + base * metallic
    let fresnel = f0 + (SIMD3<Float>.one - f0) * pow(1 - toEye.dot(half), 5)
    let mirror =
      Microfacets.distribution(normal.dot(half), alpha: alpha)
      * Microfacets.visibility(nl, nv, alpha: alpha)
    let diffuse = base * ((1 - metallic) / .pi)
    return ((SIMD3<Float>.one - fresnel) * diffuse + fresnel * mirror) * nl
  }

  @Test(
    arguments: [
      (0, 1), (0, 0.5), (0, 0.3), (1, 1), (1, 0.5), (1, 0.35), (0.5, 0.6),
    ] as [(Float, Float)])
  func aLampsLightIsWhatAppendixBSays(metallic: Float, roughness: Float) throws {
    let base = SIMD3<Float>(0.8, 0.5, 0.2)
    let candela = SIMD3<Float>(9, 8, 7)
    var environment = WallScene.dark
    // A lamp of the stage tells what a white matte surface reflects of it.
    environment.lamps = [WallScene.lamp(lampPlace, candela / .pi)]
    let wall = try WallScene(
      TestScenes.material(SIMD4(base, 1), metallic: metallic, roughness: roughness), environment)
    let image = try wall.picture()
    for (x, y) in [(0, 0), (0.8, 0.4), (-1, -0.5)] as [(Float, Float)] {
      let way = WallScene.directions(to: lampPlace, x: x, y: y)
      let light =
        appendixB(
          base: base, metallic: metallic, roughness: roughness, normal: SIMD3(0, 0, 1),
          toEye: way.toEye, toLamp: way.toLamp) * candela / way.square
      WallScene.expect(WallScene.pixel(image, x, y), light, within: 3)
    }
  }

  @Test func aFilesLampShinesAsManyCandelaAsItSays() throws {
    var scene = try TestScenes.scene([], [])
    let candela = SIMD3<Float>(30, 20, 10)
    scene.lights = [WallScene.lamp(lampPlace, candela)]
    let lamps = Environment.standard(for: "street", scene).lamps
    let lamp = try #require(lamps.first)
    #expect((lamp.colour - candela / .pi).length < 1e-5)
  }

  @Test func aConeEndsWhereItsOuterAngleSays() throws {
    var environment = WallScene.dark
    let place = SIMD3<Float>(0, 1.6, -1)
    environment.lamps = [
      Light(
        kind: .spot(innerCosine: cos(0.2), outerCosine: cos(0.4)), position: place,
        direction: SIMD3(0, 0, -1), colour: SIMD3(2, 2, 2))
    ]
    let image = try WallScene(
      TestScenes.material(SIMD4(1, 1, 1, 1), roughness: 1), environment
    ).picture()
    // Two metres away: half the inner cone, between both, and outside.
    #expect(WallScene.pixel(image, 2 * tan(0.1)).x > 150)
    #expect(WallScene.pixel(image, 2 * tan(0.45)).x == 0)
    let spot = WallScene.middle(ofPixelAt: 2 * tan(0.3))
    let way = WallScene.directions(to: place, x: spot)
    let cone = pow((-way.toLamp.dot(SIMD3(0, 0, -1)) - cos(0.4)) / (cos(0.2) - cos(0.4)), 2)
    let light = appendixB(
      base: .one, metallic: 0, roughness: 1, normal: SIMD3(0, 0, 1), toEye: way.toEye,
      toLamp: way.toLamp)
    WallScene.expect(
      WallScene.pixel(image, spot), light * (cone * 2 * .pi / way.square), within: 3)
  }

  /// A white furnace: what neither swallows nor adds light cannot be told from what is around it.
  @Test(arguments: [(1, 0.1), (1, 0.5), (1, 1), (0, 0.2), (0, 0.7), (0, 1)] as [(Float, Float)])
  func aWhiteSurfaceVanishesInEvenLight(metallic: Float, roughness: Float) throws {
    let light = SIMD3<Float>(0.3, 0.3, 0.3)
    var environment = TestScenes.dark
    environment.zenith = light
    environment.horizon = light
    environment.ground = light
    environment.ambient = WallScene.even(light)
    let image = try WallScene(
      TestScenes.material(.one, metallic: metallic, roughness: roughness), environment
    ).picture()
    for x in [0, 0.7, -1.3] as [Float] {
      WallScene.expect(WallScene.pixel(image, x, 0.5), light, within: 3)
    }
  }

  @Test func occlusionTakesLightFromAllAroundAndLeavesLampsAlone() throws {
    var material = TestScenes.material(.one, roughness: 1)
    material.occlusionTexture = 0
    material.occlusionStrength = 0.5
    let black = Image(width: 4, height: 4, filledWith: [0, 0, 0, 255])
    var environment = WallScene.dark
    environment.ambient = WallScene.even(SIMD3(0.2, 0.2, 0.2))
    func brightness(_ environment: Environment, _ material: Material) throws -> Int {
      Int(
        WallScene.pixel(try WallScene(material, environment, images: [black]).picture(), 0).x)
    }
    var open = material
    open.occlusionTexture = nil
    let difference = try brightness(environment, open) - brightness(environment, material)
    #expect(difference > 20)
    environment.ambient = WallScene.even(.zero)
    environment.lamps = [WallScene.lamp(lampPlace, SIMD3(3, 3, 3))]
    #expect(try brightness(environment, open) == brightness(environment, material))
  }

  @Test func whatIsUnlitShowsItsColourInAnyLight() throws {
    var material = TestScenes.material(SIMD4(0.5, 0.25, 0.1, 1))
    material.isUnlit = true
    for light in [0, 2] as [Float] {
      var environment = WallScene.dark
      environment.lamps = [WallScene.lamp(lampPlace, SIMD3(repeating: light))]
      let image = try WallScene(material, environment).picture()
      WallScene.expect(WallScene.pixel(image, 0), SIMD3(0.5, 0.25, 0.1))
    }
  }

  @Test func whatShinesAddsItsStrengthTimesItsTexture() throws {
    var material = TestScenes.material(SIMD4(0, 0, 0, 1), roughness: 1)
    material.emissive = SIMD3(0.1, 0.2, 0.3) * 4
    material.emissiveTexture = 0
    let image = try WallScene(
      material, WallScene.dark, images: [TestScenes.halves([255, 255, 255, 255], [0, 0, 0, 255])]
    ).picture()
    WallScene.expect(WallScene.pixel(image, -1), SIMD3(0.4, 0.8, 1.2))
    WallScene.expect(WallScene.pixel(image, 1), .zero)
  }
}
