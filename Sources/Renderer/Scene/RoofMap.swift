/// Up to where each spot around the people of a place is dry: under roofs, in houses and cars.
///
/// Rain falls down to the highest surface over a spot of the ground. The map has one byte a spot,
/// counted as rows of z from the smallest, each from the smallest x.
struct RoofMap: Equatable {
  /// Spots along each side.
  static let size = 64
  /// First corner and size on the ground, metres: x, z, width, depth.
  static let span = SIMD4<Float>(-10, -12, 20, 20)
  /// What the bytes 0 and 255 stand for, metres.
  static let heights = SIMD2<Float>(-4, 12)

  private(set) var bytes = [UInt8](repeating: 0, count: size * size)

  init() {}

  /// What keeps rain off in a place: all that stands still, hides what is behind it, and is no
  /// backdrop.
  init(of scene: ImportedScene) {
    for node in scene.nodes where node.skeleton == nil && node.joint == nil {
      for primitive in node.mesh.map({ scene.meshes[$0].primitives }) ?? [] {
        let material = primitive.material.map { scene.materials[$0] } ?? Material()
        if case .mask = material.alphaMode { continue }
        if material.isUnlit { continue }
        let places = primitive.positions.map(node.worldFromNode.act(point:))
        for corner in stride(from: 0, to: primitive.indices.count - 2, by: 3) {
          add(
            places[Int(primitive.indices[corner])], places[Int(primitive.indices[corner + 1])],
            places[Int(primitive.indices[corner + 2])])
        }
      }
    }
  }

  /// Takes what a triangle covers; one that stands upright covers no spot.
  mutating func add(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ c: SIMD3<Float>) {
    let area = (b.x - a.x) * (c.z - a.z) - (c.x - a.x) * (b.z - a.z)
    guard area.isFinite, abs(area) > 1e-7 else { return }
    let columns = Self.spots(min(a.x, b.x, c.x), max(a.x, b.x, c.x), Self.span.x, Self.span.z)
    let rows = Self.spots(min(a.z, b.z, c.z), max(a.z, b.z, c.z), Self.span.y, Self.span.w)
    for row in rows {
      for column in columns {
        let x = Self.middle(of: column, Self.span.x, Self.span.z)
        let z = Self.middle(of: row, Self.span.y, Self.span.w)
        let u = ((x - a.x) * (c.z - a.z) - (c.x - a.x) * (z - a.z)) / area
        let v = ((b.x - a.x) * (z - a.z) - (x - a.x) * (b.z - a.z)) / area
        guard u >= 0, v >= 0, u + v <= 1 else { continue }
        let byte = Self.byte(a.y + u * (b.y - a.y) + v * (c.y - a.y))
        bytes[row * Self.size + column] = max(bytes[row * Self.size + column], byte)
      }
    }
  }

  /// The height up to which a spot is dry, metres.
  func height(x: Float, z: Float) -> Float? {
    let column = ((x - Self.span.x) / Self.span.z * Float(Self.size)).rounded(.down)
    let row = ((z - Self.span.y) / Self.span.w * Float(Self.size)).rounded(.down)
    guard (0..<Float(Self.size)).contains(column), (0..<Float(Self.size)).contains(row) else {
      return nil
    }
    let part = Float(bytes[Int(row) * Self.size + Int(column)]) / 255
    return Self.heights.x + part * (Self.heights.y - Self.heights.x)
  }

  /// Rounded down, so that the ground itself is not dry.
  private static func byte(_ height: Float) -> UInt8 {
    let part = (height - heights.x) / (heights.y - heights.x)
    return UInt8(min(max(part * 255, 0), 255))
  }

  private static func middle(of spot: Int, _ first: Float, _ length: Float) -> Float {
    first + (Float(spot) + 0.5) / Float(size) * length
  }

  /// The spots whose middles lie between two places.
  private static func spots(
    _ lower: Float, _ upper: Float, _ first: Float, _ length: Float
  ) -> Range<Int> {
    func spot(_ place: Float) -> Int {
      Int(min(max(((place - first) / length * Float(size) - 0.5).rounded(.up), 0), Float(size)))
    }
    return spot(lower)..<max(spot(upper), spot(lower))
  }
}
