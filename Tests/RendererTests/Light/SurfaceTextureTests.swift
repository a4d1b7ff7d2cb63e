import Foundation
import Testing

@testable import Renderer

/// Where textures lie and how normal maps bend light.
@Suite(.serialized) struct SurfaceTextureTests {
  private static let red: SIMD4<UInt8> = [255, 0, 0, 255]
  private static let green: SIMD4<UInt8> = [0, 255, 0, 255]

  /// Whether a spot of the wall shows the right half of a picture, whose left half is red.
  private func isGreen(
    u: Float, v: Float, _ change: (inout Material.TextureTransform) -> Void
  ) throws -> Bool {
    var material = TestScenes.material(.one)
    material.isUnlit = true
    material.baseColourTexture = 0
    change(&material.baseColourTransform)
    let image = try WallScene(
      material, WallScene.dark, images: [TestScenes.halves(Self.red, Self.green)], wraps: true
    ).picture()
    // The wall is four metres wide and high, and so are its coordinates one.
    let pixel = WallScene.pixel(image, u * 4 - 2, v * 4 - 2)
    #expect((pixel.x > 200) != (pixel.y > 200))
    return pixel.y > 200
  }

  @Test func aTextureIsMovedTurnedAndScaled() throws {
    #expect(try !isGreen(u: 0.3, v: 0.7) { _ in })
    #expect(try isGreen(u: 0.7, v: 0.7) { _ in })
    #expect(try isGreen(u: 0.3, v: 0.7) { $0.offset = SIMD2(0.5, 0) })
    #expect(try isGreen(u: 0.4, v: 0.7) { $0.scale = SIMD2(2, 1) })
    // Turned by a quarter, what was across is read along v.
    #expect(try isGreen(u: 0.3, v: 0.7) { $0.rotationRadians = .pi / 2 })
    #expect(try !isGreen(u: 0.7, v: 0.3) { $0.rotationRadians = .pi / 2 })
    // First the scale, then the turn, then the way: v × 0.5 + 0.3.
    #expect(
      try isGreen(u: 0.3, v: 0.7) {
        $0.scale = SIMD2(1, 0.5)
        $0.rotationRadians = .pi / 2
        $0.offset = SIMD2(0.3, 0)
      })
  }

  @Test func greenIsRoughnessAndBlueIsMetal() throws {
    var environment = WallScene.dark
    environment.lamps = [WallScene.lamp(SIMD3(1.5, 2.2, -1), SIMD3(2, 2, 2))]
    let base = SIMD4<Float>(0.8, 0.5, 0.2, 1)
    var textured = TestScenes.material(base, metallic: 0.8, roughness: 0.9)
    textured.metallicRoughnessTexture = 0
    let texel = Image(width: 4, height: 4, filledWith: [255, 153, 102, 255])
    let plain = TestScenes.material(base, metallic: 0.8 * 0.4, roughness: 0.9 * 0.6)
    let expected = try WallScene(plain, environment).picture()
    let actual = try WallScene(textured, environment, images: [texel]).picture()
    #expect(try PictureDifference(expected, actual, tolerance: 1).beyond == 0)
  }

  /// Each part of the shader with each way to draw, so that no file is the first to need one.
  @Test(arguments: [StereoTechnique.perView, .viewportIndex, .clipDistance])
  func everyPartOfTheShaderCompiles(stereo: StereoTechnique) throws {
    let device = try RenderDevice(context: try GLContext.offscreen())
    let parts = [
      ["LIGHTMAP"], ["LIGHTMAP", "GLOSSY", "EMISSIVE_TEXTURE"], ["LIT", "SKIN"], ["LIT", "EYE"],
      ["LIT", "NORMAL_TEXTURE", "ROUGHNESS_TEXTURE", "OCCLUSION_TEXTURE", "TRANSFORMED"],
      ["LIT", "MASKED"], ["LIT", "BLENDED"], ["LIT", "HAIR", "MASKED"],
      ["LIT", "SKIN", "NORMAL_TEXTURE"], [],
    ]
    for (part, spare) in parts.flatMap({ [($0, [String]()), ($0, ["SPARE"])] }) {
      _ = try device.makeProgram(
        "scene", vertex: ShaderSource.vertex(PackageResources.scene_vert),
        fragment: ShaderSource.text(
          PackageResources.scene_frag,
          behind: [
            PackageResources.material_glsl, PackageResources.surface_glsl,
            PackageResources.lamps_glsl, PackageResources.lighting_glsl,
          ]),
        defines: part + ["BASE_TEXTURE"] + stereo.defines + spare)
    }
  }

  /// A normal map that leans to the right of its picture, 0.6 of the way.
  private let leaning = Image(width: 4, height: 4, filledWith: [204, 128, 230, 255])

  private func brightness(
    lampAt x: Float, _ change: (inout Material) -> Void = { _ in }
  ) throws -> Float {
    var material = TestScenes.material(.one, roughness: 1)
    material.normalTexture = 0
    change(&material)
    var environment = WallScene.dark
    environment.lamps = [WallScene.lamp(SIMD3(x, 1.6, -1), SIMD3(0.7, 0.7, 0.7))]
    let image = try WallScene(material, environment, images: [leaning], wraps: true).picture()
    return Float(WallScene.pixel(image, 0).x)
  }

  @Test func aNormalMapLeansTheWayItsPictureGoes() throws {
    #expect(try brightness(lampAt: 1.5) > brightness(lampAt: -1.5) + 60)
    let flat = try brightness(lampAt: 1.5) { $0.normalScale = 0 }
    #expect(try abs(flat - brightness(lampAt: -1.5) { $0.normalScale = 0 }) <= 1)
  }

  @Test func aMirroredPictureLeansTheOtherWay() throws {
    let mirrored: (inout Material) -> Void = { $0.normalTransform.scale = SIMD2(-1, 1) }
    #expect(
      try abs(brightness(lampAt: -1.5, mirrored) - brightness(lampAt: 1.5)) <= 1)
    #expect(try brightness(lampAt: -1.5, mirrored) > brightness(lampAt: 1.5, mirrored) + 60)
  }

  @Test func aPixelsNormalIsReckonedFromTheTexel() throws {
    let lean = SIMD3<Float>(204, 128, 230) / 255 * 2 - SIMD3<Float>.one
    let way = WallScene.directions(to: SIMD3(1.5, 1.6, -1))
    // The second axis of the picture points up, as the wall's does against v.
    let normal = SIMD3(lean.x, -lean.y, lean.z).normalized
    let half = (way.toEye + way.toLamp).normalized
    let nl = normal.dot(way.toLamp)
    let fresnel = 0.04 + 0.96 * pow(1 - way.toEye.dot(half), 5)
    let mirror =
      Microfacets.distribution(normal.dot(half), alpha: 1)
      * Microfacets.visibility(nl, normal.dot(way.toEye), alpha: 1) * .pi
    let light = ((1 - fresnel) + fresnel * mirror) * nl * 0.7 / way.square
    #expect(try abs(brightness(lampAt: 1.5) - WallScene.shown(light)) <= 3)
  }

  @Test func theBackOfASheetIsLitByLampsBehindIt() throws {
    var material = TestScenes.material(.one, roughness: 1)
    material.isDoubleSided = true
    let stage = try StageRenderer(context: try GLContext.offscreen(), detail: .rich)
    var sheet = Primitive(
      positions: [SIMD3(-1, 0.6, -3), SIMD3(1, 0.6, -3), SIMD3(1, 2.6, -3), SIMD3(-1, 2.6, -3)],
      normals: Array(repeating: SIMD3(0, 0, -1), count: 4), indices: [0, 2, 1, 0, 3, 2])
    sheet.material = 0
    var environment = WallScene.dark
    environment.lamps = [WallScene.lamp(SIMD3(0, 1.6, -1), SIMD3(1, 1, 1))]
    try stage.loadPlace("street", TestScenes.scene([sheet], [material]), environment: environment)
    let target = try stage.makeTarget(width: 64, height: 64, samples: 1)
    stage.draw([TestScenes.view(width: 64, height: 64)], into: target)
    #expect(stage.read(target)[x: 32, y: 32].x > 100)
  }
}
