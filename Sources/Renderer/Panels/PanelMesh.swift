/// One corner of a panel shape, laid out as `panel.vert` reads it.
package struct PanelVertex: Sendable {
  /// World metres.
  package var position: (Float, Float, Float)
  /// Atlas pixels of glyphs, −1…1 across rings, metres from the centre of boxes.
  package var uv: (Float, Float)
  /// The raw value of a `PanelShape`.
  package var shape: Float
  /// What each shape needs; see `PanelShape`.
  package var parameters: (Float, Float, Float, Float)
  /// Straight alpha, sRGB, red in the lowest byte.
  package var colour: UInt32

  /// A corner without a colour, at the origin.
  static let nowhere = PanelVertex(
    position: (0, 0, 0), uv: (0, 0), shape: 0, parameters: (0, 0, 0, 0), colour: 0)
}

/// What the fragment shader draws inside a quad.
package enum PanelShape: Float, Sendable {
  /// Plain colour; no parameters.
  case fill = 0
  /// A letter from the atlas; x: the distance field's spread in atlas pixels.
  case glyph = 1
  /// An arc; x: inner radius as part of the outer one, y: part filled, clockwise from the top.
  case ring = 2
  /// A rounded box; x, y: half size, z: corner radius, w: outline width or 0 to fill; metres.
  case box = 3
}

/// What the panels of one frame look like, as triangles in drawing order.
package struct PanelMesh: Sendable {
  package var vertices: [PanelVertex] = []
  package var indices: [UInt32] = []
  /// Changes whenever the contents did, so that an upload can be skipped.
  package var revision = 0

  package init() {}

  /// Empties the mesh and keeps its memory.
  package mutating func removeAll() {
    vertices.removeAll(keepingCapacity: true)
    indices.removeAll(keepingCapacity: true)
  }
}
