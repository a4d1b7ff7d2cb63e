/// How a text stands about its x.
enum PanelAlignment: Equatable {
  /// From the left edge of a column, or from its right edge for what is read from there.
  case start(column: Float)
  case centre
  case right
}

/// A size, weight and colour of text.
struct PanelTextStyle {
  /// Ems of body text.
  var size: Float = 1
  var weight = FontWeight.regular
  var colour = PanelColour.text
}

/// Appends boxes, rings and letters on one sheet to a mesh.
///
/// The atlas keeps shaped texts between frames, so drawing the same words again
/// allocates nothing once the mesh has its size.
struct PanelPainter {
  static let lineHeight: Float = 1.2

  let atlas: GlyphAtlas
  var frame: PanelFrame
  /// Whether the atlas ran out of room since this was last set to false.
  var hasOverflowed = false
  private var typed: (text: String, block: TextBlock)?

  init(atlas: GlyphAtlas) {
    self.atlas = atlas
    frame = PanelFrame(head: .zero, yawRadians: 0, pitchRadians: 0, distance: 1)
  }

  /// Shapes a text for a widest line in ems of body text.
  func block(_ text: String, _ style: PanelTextStyle, width: Float) -> TextBlock {
    atlas.block(text, style.weight, width: width / style.size)
  }

  /// Shapes what somebody types, of which only the last is kept; the width is the same each time.
  mutating func typedBlock(_ text: String, _ style: PanelTextStyle, width: Float) -> TextBlock {
    if let typed, typed.text == text { return typed.block }
    let block = atlas.shaper.shape(
      text, faces: atlas.faces(style.weight), width: width / style.size, balanced: false)
    typed = (text, block)
    return block
  }

  // MARK: - Shapes

  /// A rounded box about a centre; `outline` of 0 fills it.
  func box(
    x: Float, y: Float, width: Float, height: Float, radius: Float, outline: Float = 0,
    colour: PanelColour, into mesh: inout PanelMesh
  ) {
    // A hand's breadth of pixels around, for the soft edge.
    let margin: Float = 0.12
    let half = SIMD2(width, height) * 0.5 * frame.unit
    let corner = min(radius * frame.unit, min(half.x, half.y))
    let outer = half + margin * frame.unit
    quad(
      x - width / 2 - margin, y + height / 2 + margin, width + 2 * margin, height + 2 * margin,
      uv: (SIMD2(-outer.x, outer.y), SIMD2(outer.x, -outer.y)), shape: .box,
      parameters: (half.x, half.y, corner, outline * frame.unit), colour: colour, into: &mesh)
  }

  /// An arc, clockwise from the top.
  func ring(
    x: Float, y: Float, diameter: Float, inner: Float, filled: Float, colour: PanelColour,
    into mesh: inout PanelMesh
  ) {
    let margin: Float = 0.12
    let part = filled.isFinite ? min(max(filled, 0), 1) : 0
    let side = diameter + 2 * margin
    let edge = side / diameter
    quad(
      x - side / 2, y + side / 2, side, side, uv: (SIMD2(-edge, edge), SIMD2(edge, -edge)),
      shape: .ring, parameters: (inner, part, 0, 0), colour: colour, into: &mesh)
  }

  /// Draws a shaped text whose first line's top is at `y`; lines from `firstLine` on.
  ///
  /// What is read from the right begins at the right edge of a column that starts at `x`.
  /// Returns the pen's place after the last letter, on its baseline.
  @discardableResult
  mutating func text(
    _ block: TextBlock, _ style: PanelTextStyle, x: Float, y: Float,
    alignment: PanelAlignment = .start(column: 0), firstLine: Int = 0,
    into mesh: inout PanelMesh
  ) -> SIMD2<Float> {
    let face = atlas.face(style.weight)
    // Capitals sit in the middle of the line: readers see those, not the ascenders.
    let drop = (Self.lineHeight + face.capHeight) / 2 * style.size
    var pen = SIMD2(x, y - drop)
    for (row, line) in block.lines.dropFirst(firstLine).enumerated() {
      let left = x + offset(alignment, line, style.size)
      pen.x = left - line.hang * style.size
      pen.y = y - drop - Float(row) * Self.lineHeight * style.size
      for index in line.glyphs {
        glyph(block.glyphs[index], style, pen: pen, into: &mesh)
        pen.x += block.glyphs[index].advance * style.size
      }
      if line.isRightToLeft { pen.x = left - line.hang * style.size }
    }
    return pen
  }

  /// The height of a text's lines, ems of body text.
  static func height(lines: Int, _ style: PanelTextStyle) -> Float {
    Float(lines) * lineHeight * style.size
  }

  // MARK: - Parts

  private func offset(_ alignment: PanelAlignment, _ line: TextLine, _ size: Float) -> Float {
    let width = line.width * size
    return switch alignment {
    case .start(let column): line.isRightToLeft ? max(0, column - width) : 0
    case .centre: -width / 2
    case .right: -width
    }
  }

  private mutating func glyph(
    _ shaped: ShapedGlyph, _ style: PanelTextStyle, pen: SIMD2<Float>, into mesh: inout PanelMesh
  ) {
    guard
      let entry = atlas.entry(
        glyph: shaped.glyph, face: Int(shaped.face), weight: style.weight)
    else {
      hasOverflowed = true
      return
    }
    guard entry.hasInk else { return }
    let corner = pen + (shaped.offset + entry.leftTop) * style.size
    quad(
      corner.x, corner.y, entry.size.x * style.size, entry.size.y * style.size,
      uv: (entry.minimum, entry.maximum), shape: .glyph,
      parameters: (Float(FontFace.atlasSpread), 0, 0, 0), colour: style.colour, into: &mesh)
  }

  /// Two triangles from a left top corner; `uv` at the left top and the right bottom.
  private func quad(
    _ left: Float, _ top: Float, _ width: Float, _ height: Float,
    uv: (SIMD2<Float>, SIMD2<Float>), shape: PanelShape,
    parameters: (Float, Float, Float, Float), colour: PanelColour, into mesh: inout PanelMesh
  ) {
    let first = UInt32(mesh.vertices.count)
    for corner in 0..<4 {
      let isRight = corner & 1 != 0
      let isLow = corner & 2 != 0
      let place = frame.point(left + (isRight ? width : 0), top - (isLow ? height : 0))
      mesh.vertices.append(
        PanelVertex(
          position: (place.x, place.y, place.z),
          uv: (isRight ? uv.1.x : uv.0.x, isLow ? uv.1.y : uv.0.y), shape: shape.rawValue,
          parameters: parameters, colour: colour.packed))
    }
    // Counter-clockwise as the viewer sees it.
    mesh.indices.append(first)
    mesh.indices.append(first + 2)
    mesh.indices.append(first + 1)
    mesh.indices.append(first + 1)
    mesh.indices.append(first + 2)
    mesh.indices.append(first + 3)
  }
}
