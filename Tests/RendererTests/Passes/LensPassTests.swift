import Foundation
import Testing

@testable import Renderer

/// Real pictures of a grid and of a street, bent for a lens box.
@Suite(.serialized) struct LensPassTests {
  private static let side = 512

  /// Views whose halves are each one colour, so that it shows where a colour comes from.
  private func stage(_ scene: ImportedScene) throws -> StageRenderer {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    try stage.loadPlace("street", scene, environment: TestScenes.dark)
    return stage
  }

  /// A bright bar far away, upright or lying, straight in the world.
  private func bar(from lower: SIMD3<Float>, to upper: SIMD3<Float>) throws -> ImportedScene {
    var material = TestScenes.material(SIMD4(0, 0, 0, 1))
    material.emissive = SIMD3(1, 1, 1)
    return try TestScenes.scene(
      [TestScenes.box(from: lower, to: upper, material: 0)], [material])
  }

  private func bent(
    _ stage: StageRenderer, _ profile: LensProfile = .plainBox, isLeftOnly: Bool = false
  ) throws -> (image: Image, views: [View]) {
    var views: [View] = []
    let eyes = EyePair(lens: profile)
    ViewLayout.lens.place(
      head: Pose(position: SIMD3(0, 1.6, 0)), width: Self.side * 2, height: Self.side,
      verticalRadians: 1, eyes: eyes, into: &views)
    let target = try stage.makeTarget(width: Self.side * 2, height: Self.side, samples: 1)
    let screen = try stage.makeTarget(width: Self.side * 2, height: Self.side, samples: 1)
    let pass = try LensPass(profile, on: stage)
    stage.draw(isLeftOnly ? [views[0]] : views, into: target)
    pass.draw(target, views: views, onto: screen)
    try stage.device.check("lens")
    return (stage.read(screen), views)
  }

  /// Where a column or row of the left half is brightest in one channel, in pixels.
  private func middle(_ image: Image, row: Int, channel: Int, columns: Range<Int>) -> Float? {
    var weight: Float = 0
    var sum: Float = 0
    for column in columns {
      // The bar alone: the sky about it is dark but not black.
      let value = Float(max(Int(image[x: column, y: row][channel]) - 80, 0))
      weight += value
      sum += value * (Float(column) + 0.5)
    }
    return weight > 60 ? sum / weight : nil
  }

  @Test func aStraightBarBecomesTheCurveThatTheLensStraightens() throws {
    let profile = LensProfile.plainBox
    // An upright bar at a tangent of −0.45 from the left eye's axis.
    let tangent: Float = -0.45
    let x = tangent * 10 - 0.0315
    let stage = try stage(
      bar(from: SIMD3(x - 0.06, -20, -10.05), to: SIMD3(x + 0.06, 20, -10)))
    let image = try bent(stage, profile).image
    let edges = profile.edges
    let terms = [profile.red, profile.green, profile.blue]
    var measured = 0
    for row in stride(from: 40, to: Self.side - 40, by: 16) {
      // The screen's tangent of this row, and the bar's place in it, by the inverse.
      let y = (1 - 2 * (Float(row) + 0.5) / Float(Self.side)) * edges.vertical
      for channel in 0..<3 {
        let expected = column(seenAt: tangent, y: y, terms[channel], edges)
        guard let found = middle(image, row: row, channel: channel, columns: 0..<Self.side) else {
          continue
        }
        measured += 1
        #expect(abs(found - expected) < 1.2, "row \(row), channel \(channel)")
      }
    }
    #expect(measured > 60)
  }

  /// The column of the left half at which something straight up and down shows in a row.
  private func column(
    seenAt tangent: Float, y: Float, _ terms: LensProfile.Terms, _ edges: LensProfile.Edges
  ) -> Float {
    // Halving along the row: the seen x grows with the screen's.
    var low = -edges.outer
    var high = edges.inner
    for _ in 0..<40 {
      let middle = (low + high) / 2
      let radius = (middle * middle + y * y).squareRoot()
      let scale = radius > 0 ? terms.seen(radius) / radius : 1
      if middle * scale < tangent { low = middle } else { high = middle }
    }
    return (low + edges.outer) / (edges.outer + edges.inner) * Float(Self.side)
  }

  @Test func theMiddleOfTheCurveIsNearerToTheEdgeThanItsEnds() throws {
    let stage = try stage(bar(from: SIMD3(-4.6, -20, -10.05), to: SIMD3(-4.4, 20, -10)))
    let image = try bent(stage).image
    let columns = 0..<Self.side
    let centre = try #require(middle(image, row: Self.side / 2, channel: 1, columns: columns))
    let top = try #require(middle(image, row: 50, channel: 1, columns: columns))
    let bottom = try #require(
      middle(image, row: Self.side - 51, channel: 1, columns: columns))
    // A barrel: straight lines bulge outwards.
    #expect(centre < top - 8)
    #expect(abs(top - bottom) < 1)
  }

  @Test func nothingOfTheOtherEyesHalfIsShown() throws {
    // Everything is bright, and only the left half of the picture is drawn.
    let stage = try stage(bar(from: SIMD3(-60, -60, -10.05), to: SIMD3(60, 60, -10)))
    let image = try bent(stage, isLeftOnly: true).image
    var brightest: UInt8 = 0
    for y in 0..<Self.side {
      for x in Self.side..<Self.side * 2 {
        let pixel = image[x: x, y: y]
        brightest = max(brightest, pixel.x, pixel.y, pixel.z)
      }
    }
    #expect(brightest == 0)
    #expect(image[x: Self.side - 24, y: Self.side / 2].y > 200)
  }

  @Test func withoutALensThePictureIsUnchanged() throws {
    let flat = LensProfile.Terms(k1: 0, k2: 0)
    var profile = LensProfile.plainBox
    (profile.red, profile.green, profile.blue) = (flat, flat, flat)
    let stage = try stage(bar(from: SIMD3(-3, 0.5, -10.05), to: SIMD3(1, 4, -10)))
    let (image, views) = try bent(stage, profile)
    let target = try stage.makeTarget(width: Self.side * 2, height: Self.side, samples: 1)
    stage.draw(views, into: target)
    let straight = stage.read(target)
    let differing = stride(from: 0, to: image.pixels.count, by: 4).count {
      abs(Int(image.pixels[$0]) - Int(straight.pixels[$0])) > 40
    }
    #expect(differing < 200)
  }

  @Test func theStreetThroughALensBoxIsAsItWasLookedAt() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    try stage.loadPlace("calm", GLTFImporter.load(path: "\(TestScenes.assets)/Places/calm.glb"))
    stage.activePlace = "calm"
    for (name, layout) in [("sbs", ViewLayout.sideBySide), ("sbs-half", .sideBySideHalf)] {
      var views: [View] = []
      layout.place(
        head: Pose(position: SIMD3(0, 1.6, 0)), width: 480, height: 270, verticalRadians: 1.2,
        into: &views)
      let target = try stage.makeTarget(width: 480, height: 270, samples: 1)
      stage.draw(views, into: target)
      try Snapshot.expect(stage.read(target), "display-\(name)", tolerance: 24, share: 0.05)
    }
    let (image, _) = try bent(stage)
    try Snapshot.expect(image, "display-lens", tolerance: 24, share: 0.05)
  }
}
