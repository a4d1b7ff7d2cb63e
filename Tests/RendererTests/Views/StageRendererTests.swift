import Foundation
import Testing

@testable import Renderer

/// Real pictures by Mesa's software renderer, without a screen.
@Suite(.serialized) struct StageRendererTests {
  /// A red box on a grey floor, lit by one lamp from the upper right.
  private func makeStage() throws -> StageRenderer {
    let stage = try StageRenderer(context: try GLContext.checked())
    let floor = TestScenes.box(from: SIMD3(-4, -0.1, -8), to: SIMD3(4, 0, 2), material: 0)
    let box = TestScenes.box(from: SIMD3(-0.4, 0.9, -3.4), to: SIMD3(0.4, 1.7, -2.6), material: 1)
    var environment = TestScenes.dark
    environment.zenith = SIMD3(0.1, 0.2, 0.5)
    environment.horizon = SIMD3(0.6, 0.4, 0.3)
    environment.ground = SIMD3(0.05, 0.05, 0.05)
    environment.lamps = [
      Light(
        kind: .point, position: SIMD3(1.5, 3, -1), direction: SIMD3(0, -1, 0),
        colour: SIMD3(6, 5, 4))
    ]
    environment.shadowStrength = 0.6
    try stage.loadPlace(
      "street",
      TestScenes.scene(
        [floor, box],
        [
          TestScenes.material(SIMD4(0.5, 0.5, 0.5, 1), roughness: 0.9),
          TestScenes.material(SIMD4(0.8, 0.1, 0.1, 1), roughness: 0.3),
        ]), environment: environment)
    return stage
  }

  private func picture(of stage: StageRenderer, _ views: [View]? = nil, samples: Int = 1) throws
    -> Image
  {
    let target = try stage.makeTarget(width: 256, height: 256, samples: samples)
    stage.draw(views ?? [TestScenes.view()], into: target)
    let image = stage.read(target)
    try stage.device.check("test")
    stage.device.destroy(target)
    return image
  }

  @Test func aLitBoxStandsBeforeTheSky() throws {
    try Snapshot.expect(try picture(of: makeStage()), "lit-box")
  }

  @Test func fourSamplesSmoothTheEdges() throws {
    let stage = try makeStage()
    let smooth = try picture(of: stage, samples: 4)
    try Snapshot.expect(smooth, "lit-box-4-samples")
    #expect(try picture(of: stage) != smooth)
  }

  @Test func bakedLightIsColourTimesTexelTimesScale() throws {
    let stage = try StageRenderer(context: try GLContext.checked())
    var material = TestScenes.material(SIMD4(0.5, 0.5, 0.5, 1))
    material.lightmap = Material.Lightmap(texture: 0, scale: 0.4)
    let wall = TestScenes.box(from: SIMD3(-5, -5, -4), to: SIMD3(5, 8, -3), material: 0)
    let scene = try TestScenes.scene(
      [wall], [material], images: [Image(width: 4, height: 4, filledWith: [255, 188, 0, 255])])
    try stage.loadPlace("street", scene, environment: TestScenes.dark)
    let pixel = try picture(of: stage)[x: 128, y: 128]
    // 0.5 × (1, 0.5, 0) × 0.4 through the picture's curve, as sRGB.
    func shown(_ light: Float) -> Float {
      let curved = (light * (2.51 * light + 0.03)) / (light * (2.43 * light + 0.59) + 0.14)
      return curved <= 0.0031308 ? curved * 12.92 : 1.055 * pow(curved, 1 / 2.4) - 0.055
    }
    #expect(abs(Float(pixel.x) - shown(0.2) * 255) < 2)
    #expect(abs(Float(pixel.y) - shown(0.1) * 255) < 2)
    #expect(pixel.z == 0)
  }

  @Test func aNearBoxIsFurtherRightInTheLeftEyesPicture() throws {
    let stage = try makeStage()
    let field = FieldOfView(angleLeft: -0.7, angleRight: 0.5, angleUp: 0.5, angleDown: -0.5)
    let pair = StereoRig(leftField: field).sideBySide(
      head: Pose(position: SIMD3(0, 1.4, 0)), width: 256, height: 256)
    let image = try picture(of: stage, [pair.left, pair.right])
    try Snapshot.expect(image, "stereo")
    func middleOfRed(_ columns: Range<Int>) throws -> Float {
      let red = columns.filter { column in
        let pixel = image[x: column, y: 128]
        return Int(pixel.x) > Int(pixel.y) * 2
      }
      return Float(red.reduce(0, +)) / Float(try #require(red.isEmpty ? nil : red.count))
    }
    // Straight ahead of each eye, in its own half of the picture.
    let width = tan(0.7 as Float) + tan(0.5 as Float)
    let left = try middleOfRed(0..<128) - 128 * tan(0.7 as Float) / width
    let right = try middleOfRed(128..<256) - 128 - 128 * tan(0.5 as Float) / width
    let expected = 0.0315 / 2.6 * 128 / width
    #expect(left > 0.5)
    #expect(right < -0.5)
    #expect(abs(left - expected) < 0.8)
  }

  @Test func aPersonIsDrawnBentUntilHidden() throws {
    let stage = try makeStage()
    let person = try GLTFImporter.load(bytes: GLBBuilder.person().encode())
    let names = try stage.addPerson(id: "one", person)
    #expect(names.morphNames == ["stretch"])
    var locals = names.skeleton.restLocal
    locals[1].rotation = Quaternion(angleRadians: 0.7, axis: SIMD3(0, 0, 1))
    let known = stage.setPerson(
      "one", worldFromPerson: Pose(position: SIMD3(-0.6, 0, -2)), locals: locals,
      morphWeights: [0])
    #expect(known)
    let shown = try picture(of: stage)
    try Snapshot.expect(shown, "bent-strip")
    stage.setPersonVisible("one", false)
    let hidden = try picture(of: stage)
    #expect(hidden != shown)
    #expect(try hidden == picture(of: makeStage()))
    #expect(!stage.setPerson("two", worldFromPerson: .identity, locals: [], morphWeights: []))
  }

  @Test func fadingEndsInBlack() throws {
    let stage = try makeStage()
    let bright = try picture(of: stage)
    stage.fade = 0.5
    let dim = try picture(of: stage)
    #expect(dim[x: 128, y: 128].x < bright[x: 128, y: 128].x)
    #expect(dim[x: 128, y: 128].x > 0)
    stage.fade = 1
    let black = try picture(of: stage)
    #expect(stride(from: 0, to: black.pixels.count, by: 4).allSatisfy { black.pixels[$0] == 0 })
  }

  @Test func anotherPlaceIsShownAndAnUnknownOneIsSky() throws {
    let stage = try makeStage()
    stage.activePlace = "nowhere"
    try Snapshot.expect(try picture(of: stage), "sky")
    stage.activePlace = "street"
    #expect(try picture(of: stage) == picture(of: makeStage()))
  }

  @Test func lessLightIsDarker() throws {
    let stage = try makeStage()
    let bright = try picture(of: stage)[x: 128, y: 128].x
    stage.lightLevel = 0.3
    #expect(try picture(of: stage)[x: 128, y: 128].x < bright)
  }

  @Test func aPanelIsDrawnBeforeTheSceneInEveryView() throws {
    let stage = try makeStage()
    let before = try picture(of: stage)
    let atlas = try GlyphAtlas.load(fontFolder: TestScenes.assets + "/Fonts")
    var mesh = PanelMesh()
    for corner in [(-0.3, 1.3), (0.3, 1.3), (0.3, 1.5), (-0.3, 1.5)] as [(Float, Float)] {
      mesh.vertices.append(
        PanelVertex(
          position: (corner.0, corner.1, -5), uv: (0, 0), shape: PanelShape.fill.rawValue,
          parameters: (0, 0, 0, 0), colour: 0xFF00_FF00))
    }
    mesh.indices = [0, 1, 2, 0, 2, 3]
    mesh.revision = 1
    try stage.setPanels(mesh, atlas: atlas)
    let after = try picture(of: stage)
    // Beside the box, five metres away: half of it is behind the box and shown all the same.
    let pixel = after[x: 128, y: 140]
    #expect(pixel.y == 255)
    #expect(pixel.x == 0)
    #expect(before[x: 128, y: 140] != pixel)
    stage.fade = 1
    #expect(try picture(of: stage)[x: 128, y: 140].y == 0)
    stage.fadeCoversPanels = false
    #expect(try picture(of: stage)[x: 128, y: 140].y == 255)
  }

  @Test func aSceneWithoutBonesIsNoPerson() throws {
    let stage = try makeStage()
    var scene = try TestScenes.scene([], [])
    scene.name = "chair.glb"
    #expect(throws: GLTFIssue.self) { try stage.addPerson(id: "chair", scene) }
  }

  @Test func twoStagesWithContextsOfTheirOwnDoNotDisturbEachOther() throws {
    let first = try makeStage()
    let expected = try picture(of: first)
    let second = try makeStage()
    #expect(try picture(of: second) == expected)
    try first.device.makeCurrent()
    #expect(try picture(of: first) == expected)
  }

  @Test func aTargetIsGivenBackOnce() throws {
    let stage = try makeStage()
    let target = try stage.makeTarget(width: 8, height: 8)
    #expect(stage.device.destroy(target))
    #expect(!stage.device.destroy(target))
    #expect(throws: GPUError.self) { try stage.makeTarget(width: 0, height: 8) }
    #expect(throws: GPUError.self) { try stage.makeTarget(width: 1 << 20, height: 8) }
  }

  @Test func aShaderThatDoesNotCompileSaysWhere() throws {
    // The driver complains, as it should.
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let error = #expect(throws: GPUError.self) {
      try stage.device.makeProgram(
        "broken", vertex: "#version 450 core\nvoid main() { nonsense; }\n", fragment: "")
    }
    #expect(error?.code == .shaderFailed)
    #expect(error?.detail.contains("broken.vert") == true)
  }
}
