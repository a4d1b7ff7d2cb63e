import Foundation
import Testing

@testable import Renderer

/// Small pictures of what light does, each looked at before it was kept.
@Suite(.serialized) struct LightPictureTests {
  private func picture(
    _ stage: StageRenderer, _ view: View, samples: Int = 4
  ) throws -> Image {
    let target = try stage.makeTarget(
      width: view.viewport.width, height: view.viewport.height, samples: samples)
    stage.draw([view], into: target)
    let image = stage.read(target)
    try stage.device.check("test")
    return image
  }

  /// Balls from mirror to matte, metal above and paint below, at dusk.
  @Test func ballsGoFromMirrorToMatte() throws {
    var balls: [Primitive] = []
    var materials: [Material] = []
    for row in 0..<2 {
      for column in 0..<5 {
        let centre = SIMD3(Float(column) * 0.62 - 1.24, 1.95 - Float(row) * 0.7, -3)
        balls.append(TestScenes.ball(at: centre, radius: 0.28, material: materials.count))
        materials.append(
          TestScenes.material(
            row == 0 ? SIMD4(0.9, 0.75, 0.5, 1) : SIMD4(0.1, 0.25, 0.5, 1),
            metallic: row == 0 ? 1 : 0, roughness: 0.05 + Float(column) * 0.23))
      }
    }
    let stage = try StageRenderer(context: try GLContext.offscreen(), detail: .rich)
    try stage.loadPlace("street", TestScenes.scene(balls, materials), environment: .dusk)
    try Snapshot.expect(
      picture(stage, TestScenes.view(width: 320, height: 192, verticalRadians: 0.62)), "balls")
  }

  private func makeStreet(_ options: RenderOptions = RenderOptions()) throws -> StageRenderer {
    let stage = try StageRenderer(
      context: try GLContext.checked(), detail: .rich, options: options)
    try stage.loadPlace(
      "street", GLTFImporter.load(path: "\(TestScenes.assets)/Places/street.glb"))
    try TestScenes.standOfficers(on: stage)
    return stage
  }

  /// Shadows, wet ground, skin and eyes; assets may be baked anew, hence the tolerance.
  @Test func theMeetingInAllItsLightIsAsItWasLookedAt() throws {
    let stage = try makeStreet()
    try Snapshot.expect(
      picture(stage, TestScenes.view(width: 320, height: 240)), "meeting-rich", tolerance: 24,
      share: 0.05)
    let near = TestScenes.view(
      width: 192, height: 192, eye: Pose(position: SIMD3(-0.3, 1.55, -1.1)), verticalRadians: 0.5)
    try Snapshot.expect(picture(stage, near), "head", tolerance: 24, share: 0.05)
  }

  @Test(arguments: [StereoTechnique.viewportIndex, .clipDistance])
  func allLightIsTheSameHoweverDrawsAreGiven(stereo: StereoTechnique) throws {
    let view = TestScenes.view(width: 192, height: 144)
    let expected = try picture(makeStreet(RenderOptions(path: .software)), view, samples: 1)
    let other = try picture(
      makeStreet(RenderOptions(path: .gpu, stereo: stereo)), view, samples: 1)
    let difference = try PictureDifference(expected, other, tolerance: 2)
    if difference.beyond > 60 {
      Attachment.record(try PNGWriter.encode(other), named: "rich-\(stereo.rawValue).png")
    }
    // Edges of triangles and of shadows may fall on the other side of a pixel's middle.
    #expect(difference.beyond <= 60)
  }

  /// A leaf whose edge runs through a pixel covers some of its samples.
  @Test func theEdgeOfALeafIsSmoothWhereAPixelHasSeveralSamples() throws {
    var leaf = Image(width: 16, height: 16, filledWith: [255, 255, 255, 0])
    for y in 0..<16 {
      for x in 0..<16 where x + y / 3 < 10 { leaf.pixels[(y * 16 + x) * 4 + 3] = 255 }
    }
    var material = TestScenes.material(.one)
    material.isUnlit = true
    material.alphaMode = .mask(cutoff: 0.5)
    material.baseColourTexture = 0
    let wall = try WallScene(material, WallScene.dark, images: [leaf])
    // What is wholly covered shows light of 1, which the picture's curve brings to 231.
    func partlyCovered(_ samples: Int) throws -> Set<UInt8> {
      let image = try wall.picture(samples: samples)
      return Set((0..<128).flatMap { x in (32..<96).map { image[x: x, y: $0].x } })
        .filter { (20...215).contains($0) }
    }
    #expect(try partlyCovered(1).isEmpty)
    #expect(try partlyCovered(4).count >= 2)
  }
}
