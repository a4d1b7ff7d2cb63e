import Foundation
import Testing

@testable import Renderer

/// That both paths, and every way to reach both eyes, draw the same picture.
@Suite(.serialized) struct RenderPathTests {
  /// A way to draw.
  struct Way: Sendable, CustomStringConvertible {
    var path: RenderPath
    var stereo: StereoTechnique

    var description: String { "\(path.rawValue), \(stereo.rawValue)" }
  }

  static let gpuWays = [
    Way(path: .gpu, stereo: .viewportIndex), Way(path: .gpu, stereo: .clipDistance),
  ]

  private func makeStage(
    path: RenderPath, stereo: StereoTechnique? = nil, shading: Shading = .full
  ) throws -> StageRenderer {
    try StageRenderer(
      context: try GLContext.checked(),
      options: RenderOptions(path: path, stereo: stereo, shading: shading))
  }

  private func eyes(width: Int, height: Int, from position: SIMD3<Float> = SIMD3(0, 1.6, 0))
    -> [View]
  {
    let field = FieldOfView(angleLeft: -0.8, angleRight: 0.7, angleUp: 0.6, angleDown: -0.7)
    let pair = StereoRig(leftField: field).sideBySide(
      head: Pose(position: position), width: width, height: height)
    return [pair.left, pair.right]
  }

  private func picture(of stage: StageRenderer, _ views: [View], width: Int, height: Int) throws
    -> Image
  {
    // Two stages take turns on one thread.
    try stage.device.makeCurrent()
    let target = try stage.makeTarget(width: width, height: height, samples: 1)
    stage.device.statistics = DrawStatistics()
    stage.draw(views, into: target)
    let image = stage.read(target)
    stage.device.destroy(target)
    try stage.device.check("test")
    return image
  }

  /// Boxes of every kind of material before each other, and somebody bent among them.
  private func fillWithBoxes(_ stage: StageRenderer) throws {
    var materials = [
      TestScenes.material(SIMD4(0.5, 0.5, 0.5, 1), roughness: 0.9),
      TestScenes.material(SIMD4(0.9, 0.7, 0.5, 1), roughness: 0.3),
      TestScenes.material(SIMD4(0.3, 0.5, 0.9, 0.4)),
      TestScenes.material(SIMD4(1, 1, 1, 1)),
      TestScenes.material(SIMD4(0.2, 0.9, 0.3, 1), metallic: 1, roughness: 0.4),
    ]
    materials[1].baseColourTexture = 0
    materials[2].alphaMode = .blend
    materials[3].baseColourTexture = 1
    materials[3].alphaMode = .mask(cutoff: 0.5)
    materials[3].isDoubleSided = true
    materials[4].emissiveTexture = 0
    materials[4].emissive = SIMD3(0.3, 0.1, 0)
    let images = [
      TestScenes.halves(SIMD4(250, 120, 20, 255), SIMD4(20, 40, 250, 255)),
      TestScenes.halves(SIMD4(200, 200, 20, 255), SIMD4(0, 0, 0, 0)),
    ]
    var boxes = [TestScenes.box(from: SIMD3(-4, -0.1, -8), to: SIMD3(4, 0, 2), material: 0)]
    for index in 0..<12 {
      let corner = SIMD3<Float>(
        Float(index % 4) * 0.8 - 1.7, Float(index / 4) * 0.7 + 0.3, -2.5 - Float(index % 3))
      boxes.append(
        TestScenes.box(from: corner, to: corner + SIMD3(0.5, 0.5, 0.5), material: 1 + index % 4))
    }
    try stage.loadPlace("street", TestScenes.scene(boxes, materials, images: images))
    let person = try stage.addPerson(
      id: "one", try GLTFImporter.load(bytes: GLBBuilder.person().encode()))
    var locals = person.skeleton.restLocal
    locals[1].rotation = Quaternion(angleRadians: 0.5, axis: SIMD3(0, 0, 1))
    stage.setPerson(
      "one", worldFromPerson: Pose(position: SIMD3(0.4, 0, -1.8)), locals: locals,
      morphWeights: [0.6])
  }

  @Test(arguments: gpuWays, Shading.allCases)
  func theGPUDrawsWhatSoftwareDraws(way: Way, shading: Shading) throws {
    let views = eyes(width: 256, height: 128)
    let software = try makeStage(path: .software, shading: shading)
    try fillWithBoxes(software)
    let expected = try picture(of: software, views, width: 256, height: 128)
    let gpu = try makeStage(path: way.path, stereo: way.stereo, shading: shading)
    #expect(gpu.path == .gpu && gpu.stereo == way.stereo)
    try fillWithBoxes(gpu)
    let actual = try picture(of: gpu, views, width: 256, height: 128)
    let difference = try PictureDifference(expected, actual, tolerance: 2)
    // An edge may fall on the other side of a pixel's middle.
    #expect(difference.beyond <= 12, "\(way), \(shading): \(difference)")
  }

  @Test(arguments: gpuWays) func theShippedStreetAndPeopleLookAlikeOnBothPaths(way: Way) throws {
    func draw(_ stage: StageRenderer) throws -> Image {
      try stage.loadPlace(
        "street", GLTFImporter.load(path: "\(TestScenes.assets)/Places/street.glb"))
      for (index, id) in ["officer-a", "officer-b"].enumerated() {
        let person = try stage.addPerson(
          id: id, GLTFImporter.load(path: "\(TestScenes.assets)/People/\(id).glb"))
        var locals = person.skeleton.restLocal
        for joint in locals.indices {
          locals[joint].rotation =
            Quaternion(angleRadians: 0.04, axis: SIMD3(0, 0, 1)) * locals[joint].rotation
        }
        let side = Float(index) - 0.4
        stage.setPerson(
          id, worldFromPerson: Pose(position: SIMD3(side, 0, -1.9 - side)), locals: locals,
          morphWeights: person.morphNames.indices.map { $0 < 8 ? 0.3 : 0 })
      }
      return try picture(of: stage, eyes(width: 480, height: 240), width: 480, height: 240)
    }
    let software = try makeStage(path: .software)
    let expected = try draw(software)
    let gpu = try makeStage(path: .gpu, stereo: way.stereo)
    let actual = try draw(gpu)
    let difference = try PictureDifference(expected, actual, tolerance: 2)
    Attachment.record(try PNGWriter.encode(actual), named: "street-\(way.stereo.rawValue).png")
    #expect(difference.beyond <= 480 * 240 / 1_000, "\(difference)")
    // Two passes draw everything twice; together, everything is drawn once in few calls.
    let alone = software.device.statistics
    let together = gpu.device.statistics
    #expect(together.draws < alone.draws * 2 / 3)
    #expect(together.batches < alone.batches / 2)
    #expect(alone.batches == alone.draws)
  }

  @Test(arguments: gpuWays) func oneViewAndManyViewsAreDrawnTogether(way: Way) throws {
    let software = try makeStage(path: .software)
    try fillWithBoxes(software)
    let gpu = try makeStage(path: .gpu, stereo: way.stereo)
    try fillWithBoxes(gpu)
    for count in [1, 4, 8, 2] {
      // Pictures of unlike sizes, in two rows.
      let views = (0..<count).map { index in
        var view = TestScenes.view(
          eye: Pose(position: SIMD3(Float(index) * 0.2 - 0.5, 1.5, 0.3)))
        view.viewport = Viewport(
          x: (index % 4) * 64, y: (index / 4) * 64, width: 64 - index * 2, height: 60)
        return view
      }
      let expected = try picture(of: software, views, width: 256, height: 128)
      let actual = try picture(of: gpu, views, width: 256, height: 128)
      let difference = try PictureDifference(expected, actual, tolerance: 2)
      #expect(difference.beyond <= 6 * count, "\(count) views: \(difference)")
    }
  }

  @Test func theStaticDrawsOfOneStateAreOneCall() throws {
    let stage = try makeStage(path: .gpu, shading: .pbr1)
    let materials = (0..<3).map { index in
      var material = TestScenes.material(SIMD4(1, 1, 1, 1))
      material.baseColourTexture = index
      return material
    }
    let images = (0..<3).map { index in
      Image(width: 4, height: 4, filledWith: SIMD4(UInt8(index * 80), 90, 200, 255))
    }
    let boxes = (0..<30).map { index in
      let corner = SIMD3<Float>(Float(index % 6) * 0.3 - 1, Float(index / 6) * 0.3 + 0.8, -4)
      return TestScenes.box(from: corner, to: corner + 0.2, material: index % 3)
    }
    try stage.loadPlace("street", TestScenes.scene(boxes, materials, images: images))
    _ = try picture(of: stage, eyes(width: 64, height: 32), width: 64, height: 32)
    #expect(stage.device.statistics.draws == 30)
    #expect(stage.device.statistics.batches == 1)
    // What no view sees is not drawn.
    _ = try picture(
      of: stage, eyes(width: 64, height: 32, from: SIMD3(0, 1.6, -9)), width: 64, height: 32)
    #expect(stage.device.statistics.draws == 0)
  }

  @Test func aDeviceThatDrawsInSoftwareTakesTheSoftwarePath() throws {
    let stage = try StageRenderer(context: try GLContext.checked())
    #expect(stage.device.standardPath == (stage.device.isSoftware ? .software : .gpu))
    #expect(stage.path == stage.device.standardPath)
    #expect(
      StereoTechnique.standard(for: .gpu, hasViewportIndex: false) == .clipDistance)
    #expect(
      StereoTechnique.standard(for: .gpu, hasViewportIndex: true) == .viewportIndex)
    #expect(StereoTechnique.standard(for: .software, hasViewportIndex: true) == .perView)
  }
}
