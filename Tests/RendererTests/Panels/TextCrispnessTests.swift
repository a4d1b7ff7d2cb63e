import Foundation
import Testing

@testable import Renderer

/// Letters at the density of a headset's pixels: 2064 over 96°, seen from 1.5 m.
@Suite(.serialized) struct TextCrispnessTests {
  private static let pixelsPerDegree: Float = 2_064 / 96
  private static let side = 512

  /// White letters of some size on black, straight ahead.
  private func picture(_ text: String, size: Float, weight: FontWeight = .regular) throws -> Image {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let atlas = try TestFonts.atlas()
    var painter = PanelPainter(atlas: atlas)
    painter.frame = PanelFrame(
      head: SIMD3(0, 1.6, 0), yawRadians: 0, pitchRadians: 0, distance: 1.5)
    var mesh = PanelMesh()
    let style = PanelTextStyle(
      size: size, weight: weight, colour: PanelColour(red: 255, green: 255, blue: 255))
    let block = painter.block(text, style, width: 60)
    painter.box(
      x: 0, y: 0, width: 30, height: 30, radius: 0,
      colour: PanelColour(red: 0, green: 0, blue: 0), into: &mesh)
    painter.text(block, style, x: 0, y: 0, alignment: .centre, into: &mesh)
    mesh.revision = 1
    try stage.setPanels(mesh, atlas: atlas)
    let target = try stage.makeTarget(width: Self.side, height: Self.side, samples: 1)
    let angle = Float(Self.side) / Self.pixelsPerDegree * .pi / 180
    stage.draw(
      [TestScenes.view(width: Self.side, height: Self.side, verticalRadians: angle)], into: target)
    return stage.read(target)
  }

  /// The light of each pixel of the row with the most ink, 0 to 1.
  private func row(_ image: Image) -> [Float] {
    func light(_ x: Int, _ y: Int) -> Float {
      let value = Float(image[x: x, y: y].x) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let rows = (0..<image.height).map { y in (0..<image.width).map { light($0, y) } }
    return rows.max { $0.reduce(0, +) < $1.reduce(0, +) } ?? []
  }

  /// A capital I is one upright stem, as wide as the typeface says.
  @Test(arguments: [Float(0.66), 0.76, 0.84, 1, 1.1, 1.2], [FontWeight.regular, .semiBold])
  func aStemIsAsWideAsItsTypefaceSaysAndSharpAtItsEdges(
    size: Float, weight: FontWeight
  ) throws {
    let row = row(try picture("I", size: size, weight: weight))
    let peak = row.max() ?? 0
    // The middle of a stem is full ink.
    #expect(peak > 0.97)
    let pixelsAnEm = size * PanelFrame.emRadians * 180 / .pi * Self.pixelsPerDegree
    let width = row.reduce(0, +)
    // Inter's upright stems at these weights, in ems.
    let stem: Float = weight == .regular ? 0.094 : 0.138
    #expect(abs(width - stem * pixelsAnEm) < 0.5, "\(width) px")
    // From 10 % to 90 % of the ink an edge takes no more than two pixels: one is between.
    let between = row.count { $0 > 0.1 * peak && $0 < 0.9 * peak }
    #expect(between <= 2)
  }

  /// Two stems with a gap between: the gap stays dark, so words do not clot.
  @Test(arguments: [Float(0.66), 0.84, 1, 1.2])
  func theGapsWithinLettersStayOpen(size: Float) throws {
    let row = row(try picture("HHH", size: size).cropped(rowsFrom: 0.52))
    let peak = row.max() ?? 0
    let inked = row.indices.filter { row[$0] > 0.5 * peak }
    let first = try #require(inked.first)
    let last = try #require(inked.last)
    let darkest = row[first...last].min() ?? 1
    #expect(darkest < 0.05 * peak)
  }

  @Test func theLetterImagesAreAsTheyWereLookedAt() throws {
    try Snapshot.expect(
      try picture("Blåbærgrød\nÆgte øl å é\nsmå bogstaver 0123\nIl1 O0 rn m", size: 1), "crisp-body"
    )
    try Snapshot.expect(
      try picture("Syntetisk stemme\nslet ikke · helt sikkert", size: 0.66), "crisp-small")
  }
}

extension Image {
  /// The picture from a part of its height on, so that crossbars do not count as stems.
  fileprivate func cropped(rowsFrom part: Float) -> Image {
    let first = Int(Float(height) * part)
    return Image(
      width: width, height: height - first, pixels: Array(pixels[(first * width * 4)...]))
  }
}
