import Foundation

// What a held thing is made of.
extension HeldThing {
  /// A shape in the thing's own space, with what it is made of.
  struct Part {
    var shape: Primitive
    var material: Material
  }

  var parts: [Part] {
    switch self {
    case .phone:
      let screen = Self.plate(Self.phoneSize, margin: 0.004, corner: 0.008)
      return [
        Part(shape: Self.phoneCase, material: Self.material("phone", SIMD3(0.012, 0.012, 0.014))),
        Part(shape: screen, material: Self.lit),
      ]
    case .notebook:
      let pages = SIMD3<Float>(0.07, 0.118, 0.008)
      let cover = Self.slab(
        SIMD3(0.078, 0.126, 0.004), at: SIMD3(0, 0, -0.006), corner: 0.005)
      let paper = Self.slab(pages, at: .zero, corner: 0.003)
      return [
        Part(shape: cover, material: Self.material("cover", SIMD3(0.016, 0.017, 0.022), 0.6)),
        Part(shape: paper, material: Self.material("paper", SIMD3(0.72, 0.7, 0.64), 0.9)),
      ]
    case .pen:
      return [
        Part(shape: Self.rod, material: Self.material("pen", SIMD3(0.012, 0.03, 0.16), 0.3))
      ]
    }
  }

  private static func material(
    _ name: String, _ colour: SIMD3<Float>, _ roughness: Float = 0.32
  ) -> Material {
    var material = Material()
    material.name = name
    material.baseColour = SIMD4(colour, 1)
    (material.metallic, material.roughness) = (0, roughness)
    return material
  }

  /// Lit: a dim picture of what lies before it.
  private static var lit: Material {
    var screen = material("phone screen", SIMD3(0.012, 0.012, 0.014))
    screen.emissive = SIMD3(0.3, 0.36, 0.42)
    return screen
  }

  /// Metres: across, along, thick.
  private static let phoneSize = SIMD3<Float>(0.072, 0.15, 0.009)

  /// The case, and on its back the small block with the lenses.
  private static var phoneCase: Primitive {
    var body = slab(phoneSize, at: .zero, corner: 0.011)
    let lenses = slab(
      SIMD3(0.026, 0.028, 0.002), at: SIMD3(0.017, 0.055, -phoneSize.z * 0.5 - 0.001),
      corner: 0.006)
    let base = UInt32(body.positions.count)
    body.positions += lenses.positions
    body.normals += lenses.normals
    body.indices += lenses.indices.map { $0 + base }
    return body
  }

  /// The face of a box, a little before it.
  private static func plate(
    _ size: SIMD3<Float>, margin: Float, corner: Float
  ) -> Primitive {
    let points = outline(SIMD2(size.x, size.y) - 2 * margin, corner: corner)
    return Primitive(
      positions: points.map { SIMD3($0.x, $0.y, size.z * 0.5 + 0.0004) },
      normals: points.map { _ in SIMD3(0, 0, 1) }, indices: fan(points.count, from: 0))
  }

  /// A ballpoint pen: rings of six about its length, pointed at the origin, closed behind.
  private static var rod: Primitive {
    let sides = 6
    let rings: [(y: Float, radius: Float)] = [
      (0, 0.0006), (0.012, 0.0036), (0.016, 0.0042), (0.14, 0.0042), (0.142, 0.001),
    ]
    var rod = Primitive(positions: [], normals: [], indices: [])
    for ring in rings {
      for side in 0..<sides {
        let angle = Float(side) / Float(sides) * 2 * .pi
        let out = SIMD3(cos(angle), 0, sin(angle))
        rod.positions.append(out * ring.radius + SIMD3(0, ring.y, 0))
        rod.normals.append(out)
      }
    }
    for ring in 0..<rings.count - 1 {
      for side in 0..<sides {
        let (here, there) = (ring * sides + side, ring * sides + (side + 1) % sides)
        let (above, across) = (here + sides, there + sides)
        rod.indices += [here, above, there, there, above, across].map(UInt32.init)
      }
    }
    return rod
  }

  /// A flat box with round corners: two faces and the edge between them.
  private static func slab(
    _ size: SIMD3<Float>, at centre: SIMD3<Float>, corner: Float
  ) -> Primitive {
    let points = outline(SIMD2(size.x, size.y), corner: corner)
    let count = points.count
    var slab = Primitive(positions: [], normals: [], indices: [])
    for side in [Float(1), -1] {
      slab.positions += points.map { centre + SIMD3($0.x * side, $0.y, side * size.z * 0.5) }
      slab.normals += points.map { _ in SIMD3(0, 0, side) }
      slab.indices += fan(count, from: UInt32(slab.positions.count - count))
    }
    let edge = UInt32(slab.positions.count)
    for (index, point) in points.enumerated() {
      let (last, next) = (points[(index + count - 1) % count], points[(index + 1) % count])
      let along = next - last
      for z in [size.z * 0.5, -size.z * 0.5] {
        slab.positions.append(centre + SIMD3(point.x, point.y, z))
        slab.normals.append(SIMD3(along.y, -along.x, 0).normalized)
      }
      let (here, there) = (UInt32(2 * index), UInt32(2 * ((index + 1) % count)))
      slab.indices +=
        [here, here + 1, there, there, here + 1, there + 1].map { $0 + edge }
    }
    return slab
  }

  /// The edge of a rectangle with round corners, against the clock.
  private static func outline(_ size: SIMD2<Float>, corner: Float) -> [SIMD2<Float>] {
    let inner = size * 0.5 - corner
    let corners = [SIMD2<Float>(1, 1), SIMD2(-1, 1), SIMD2(-1, -1), SIMD2(1, -1)]
    return corners.enumerated().flatMap { quarter, signs in
      (0...3).map { step in
        let angle = (Float(quarter) + Float(step) / 3) * .pi / 2
        return inner * signs + SIMD2(cos(angle), sin(angle)) * corner
      }
    }
  }

  /// Triangles of a convex outline.
  private static func fan(_ count: Int, from first: UInt32) -> [UInt32] {
    (1..<UInt32(count - 1)).flatMap { [first, first + $0, first + $0 + 1] }
  }
}
