import Foundation

@testable import Renderer

/// Small scenes made in memory.
enum TestScenes {
  /// A box with its own corners on each side, so that edges are sharp.
  static func box(
    from lower: SIMD3<Float>, to upper: SIMD3<Float>, material: Int?
  ) -> Primitive {
    var primitive = Primitive(positions: [], normals: [], indices: [])
    for axis in 0..<3 {
      for side in [-1, 1] as [Float] {
        var normal = SIMD3<Float>.zero
        normal[axis] = side
        addFace(normal, axis, lower, upper, to: &primitive)
      }
    }
    primitive.material = material
    return primitive
  }

  private static func addFace(
    _ normal: SIMD3<Float>, _ axis: Int, _ lower: SIMD3<Float>, _ upper: SIMD3<Float>,
    to primitive: inout Primitive
  ) {
    let base = UInt32(primitive.positions.count)
    let u = (axis + 1) % 3
    let v = (axis + 2) % 3
    for corner in [(0, 0), (1, 0), (1, 1), (0, 1)] {
      var point = lower
      point[axis] = normal[axis] > 0 ? upper[axis] : lower[axis]
      point[u] = corner.0 == 1 ? upper[u] : lower[u]
      point[v] = corner.1 == 1 ? upper[v] : lower[v]
      primitive.positions.append(point)
      primitive.normals.append(normal)
      primitive.surfaceCoordinates.append(SIMD2(Float(corner.0), Float(corner.1)))
      primitive.lightmapCoordinates.append(SIMD2(Float(corner.0), Float(corner.1)))
    }
    let order: [UInt32] = normal[axis] > 0 ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2]
    primitive.indices += order.map { $0 + base }
  }

  /// A ball of rings and spokes.
  static func ball(at centre: SIMD3<Float>, radius: Float, material: Int?) -> Primitive {
    var ball = Primitive(positions: [], normals: [], indices: [])
    let rings = 24
    let spokes = 48
    for ring in 0...rings {
      for spoke in 0...spokes {
        let down = Float.pi * Float(ring) / Float(rings)
        let around = 2 * Float.pi * Float(spoke) / Float(spokes)
        let normal = SIMD3(sin(down) * sin(around), cos(down), sin(down) * cos(around))
        ball.positions.append(centre + normal * radius)
        ball.normals.append(normal)
        ball.surfaceCoordinates.append(
          SIMD2(Float(spoke) / Float(spokes), Float(ring) / Float(rings)))
        guard ring < rings, spoke < spokes else { continue }
        let first = UInt32(ring * (spokes + 1) + spoke)
        let below = first + UInt32(spokes + 1)
        ball.indices += [first, below, below + 1, first, below + 1, first + 1]
      }
    }
    ball.material = material
    return ball
  }

  static func material(
    _ colour: SIMD4<Float>, metallic: Float = 0, roughness: Float = 0.6
  ) -> Material {
    var material = Material()
    material.baseColour = colour
    material.metallic = metallic
    material.roughness = roughness
    return material
  }

  /// One mesh of several primitives, standing at the origin.
  static func scene(
    _ primitives: [Primitive], _ materials: [Material], images: [Image] = []
  ) throws -> ImportedScene {
    var scene = ImportedScene()
    scene.meshes = [Mesh(name: "test", primitives: primitives)]
    scene.materials = materials
    scene.pictures = ScenePictures(try images.map(source))
    scene.textures = images.indices.map {
      var texture = Texture(image: $0)
      texture.wrapS = .clamp
      texture.wrapT = .clamp
      return texture
    }
    scene.nodes = [
      ImportedScene.Node(name: "test", parent: -1, worldFromNode: .identity, mesh: 0)
    ]
    return scene
  }

  /// A picture as a file brings it.
  static func source(_ image: Image) throws -> ScenePictures.Source {
    let bytes = Foundation.Data(try PNGWriter.encode(image))
    var source = ScenePictures.Source(data: bytes, range: 0..<bytes.count)
    source.size = (image.width, image.height)
    return source
  }

  /// A picture whose left half has one colour and whose right half has another.
  static func halves(_ left: SIMD4<UInt8>, _ right: SIMD4<UInt8>) -> Image {
    var image = Image(width: 8, height: 8, filledWith: left)
    for y in 0..<8 {
      for x in 4..<8 {
        for channel in 0..<4 { image.pixels[(y * 8 + x) * 4 + channel] = right[channel] }
      }
    }
    return image
  }

  /// Light that makes pictures easy to reckon with: no fog, no sky light, exposure 1.
  static let dark = Environment(
    zenith: .zero, horizon: .zero, glow: .zero, glowDirection: SIMD3(0, 0, -1), ground: .zero,
    fogColour: .zero, fogDensity: 0, exposure: 1, lamps: [], shadowStrength: 0)

  /// One eye at a person's height that looks along −Z.
  static func view(
    width: Int = 256, height: Int = 256, eye: Pose = Pose(position: SIMD3(0, 1.6, 0)),
    verticalRadians: Float = 1
  ) -> View {
    View(
      viewport: Viewport(width: width, height: height), eye: eye,
      fieldOfView: FieldOfView(
        verticalRadians: verticalRadians, aspect: Float(width) / Float(height)))
  }

  static let assets = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Assets").path
}

extension TestScenes {
  /// Lets both officers stand before the viewer as they were modelled, as at a meeting.
  static func standOfficers(on stage: StageRenderer) throws {
    for (id, position, yaw) in [
      ("officer-a", SIMD3<Float>(-0.45, 0, -1.9), 0.23 as Float),
      ("officer-b", SIMD3<Float>(0.75, 0, -2.6), -0.28),
    ] {
      let scene = try GLTFImporter.load(path: "\(assets)/People/\(id).glb")
      let person = try stage.addPerson(id: id, scene)
      stage.setPerson(
        id,
        worldFromPerson: Pose(
          position: position,
          orientation: Quaternion(angleRadians: yaw, axis: SIMD3(0, 1, 0))),
        locals: person.skeleton.restLocal, morphWeights: [])
    }
  }
}
