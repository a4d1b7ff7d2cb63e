/// A place's light from all around on the device, blurred for rising roughness.
struct MirrorImage {
  let texture: Handle<LightTexture>
  let levels: Int

  init(_ cube: LightCube, on device: RenderDevice) throws(GPUError) {
    let cubes = cube.blurred()
    texture = try device.makeLight(cubes)
    levels = cubes.count
  }
}

/// Draws the light that the views read: shadows as lamps see them, and what a place mirrors.
///
/// A place stands still, so its mirror image is drawn once, when it is loaded, from where people
/// stand. Shadows of people are drawn anew each frame, for the lamps that matter most; those of
/// the place are in its lightmap.
struct LightPass {
  /// Lamps whose shadows are drawn.
  static let mostMaps = 2
  private static let mapSize = 1_024
  private static let imageSize = 64
  /// Brighter than a lamp's glass; what is brighter still would sparkle.
  private static let brightest: Float = 24

  private let program: Handle<ShaderProgram>
  private let maps: Handle<LightTexture>
  private let reflectance: Handle<LightTexture>
  private(set) var lampViews = InlineArray<2, LampView?>(repeating: nil)
  private(set) var mapCount = 0

  init(on device: RenderDevice) throws(GPUError) {
    program = try device.makeProgram(
      "depth", vertex: ShaderSource.text(PackageResources.depth_vert),
      fragment: ShaderSource.plain(PackageResources.depth_frag))
    maps = try device.makeDepthLayers(size: Self.mapSize)
    reflectance = try device.makeLight(ReflectanceTable())
  }

  /// Chooses how lamps see the people of a place.
  ///
  /// Allocates nothing.
  mutating func prepare(
    _ frame: inout FrameUniforms, lamps: [Light], people: [Person], place: String
  ) {
    mapCount = 0
    var box: Bounds?
    for index in people.indices where people[index].isVisible && people[index].place == place {
      box?.include(people[index].bounds.lower)
      box?.include(people[index].bounds.upper)
      box = box ?? people[index].bounds
    }
    guard let box else { return }
    for index in 0..<min(lamps.count, Self.mostMaps) {
      let view = LampView(lamps[index], around: box.centre, radius: box.halfSize.length)
      lampViews[index] = view
      frame.add(view, index)
      mapCount = index + 1
    }
  }

  /// Lets surfaces mirror a place and read shadows.
  func bind(_ image: MirrorImage, on device: RenderDevice) {
    device.bind(image.texture, unit: 8)
    device.bind(reflectance, unit: 9)
    device.bind(maps, unit: 10, plainUnit: 11)
  }

  /// Draws the depth of people for each lamp that was chosen.
  func draw(
    _ people: [Person], place: String, _ blocks: FrameBlocks, _ resources: inout SceneResources,
    on device: RenderDevice
  ) {
    guard mapCount > 0 else { return }
    resources.bind(views: 1, on: device)
    for map in 0..<mapCount {
      device.beginDepth(maps, layer: map, size: Self.mapSize)
      device.use(program)
      blocks.bindLamp(map, on: device)
      for index in people.indices where people[index].isVisible && people[index].place == place {
        draw(people[index], on: device)
      }
    }
  }

  /// Hair is left out: its strands are thinner than the map can tell.
  private func draw(_ person: Person, on device: RenderDevice) {
    let base = person.ranges.vertices.lowerBound + person.copy * person.mesh.count
    for part in person.parts where part.draw.stage != .blended {
      device.drawTriangles(
        firstIndex: person.ranges.indices.lowerBound + part.triangles.lowerBound,
        count: part.triangles.count, baseVertex: base)
    }
  }

  /// The six looks around from where people stand, and what they are drawn on.
  func makeCapture(
    on device: RenderDevice
  ) throws(GPUError) -> (views: [View], target: RenderTarget) {
    let size = Self.imageSize
    let target = try device.makeTarget(width: 6 * size, height: size, holdsLight: true)
    let views = (0..<6).map { side in
      View(
        viewport: Viewport(x: side * size, y: 0, width: size, height: size),
        eye: Pose(
          position: Environment.meetingPoint,
          orientation: LightCube.orientation(ofSide: side)),
        fieldOfView: FieldOfView(verticalRadians: .pi / 2, aspect: 1))
    }
    return (views, target)
  }

  /// The cube of what was drawn: six squares beside each other, rows from the bottom.
  static func cube(_ values: [Float]) -> LightCube {
    let size = imageSize
    let texels = (0..<6 * size * size).map { texel in
      let (side, row, column) = (texel / (size * size), texel / size % size, texel % size)
      let first = (row * 6 * size + side * size + column) * 4
      let light = SIMD3(values[first], values[first + 1], values[first + 2])
      return pointwiseMin(pointwiseMax(light, .zero), SIMD3(repeating: brightest))
    }
    return LightCube(size: size, texels: texels)
  }
}
