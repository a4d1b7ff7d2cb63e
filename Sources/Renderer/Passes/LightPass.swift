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
/// stand. Shadows of people are drawn anew each frame, for the lamps that matter most. What the
/// place throws on itself is in its lightmap; what it throws on people is drawn when a lamp's
/// look at them has changed.
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
  /// The draws of people, the same for each map; none where each draw is a call.
  private var commands = CommandStream()
  /// The looks that the place's own shadows were drawn for.
  private var placeViews = InlineArray<2, LampView?>(repeating: nil)

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
    for index in people.indices where people[index].isShown(in: place) {
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

  /// Makes room for the draws of a list's people in few calls.
  mutating func reserve(_ list: DrawList, on device: RenderDevice) throws(GPUError) {
    try commands.reserve(list.moving.count, on: device)
  }

  /// Has the shadows of the place drawn again, after something came or left.
  mutating func forgetPlace() { placeViews = InlineArray(repeating: nil) }

  /// Draws the depth of people, and where it changed that of their place, for each lamp that was
  /// chosen, once a frame for all views.
  ///
  /// Where draws are batched it is one call a lamp, however many people there are.
  mutating func draw(
    _ scene: SceneList, in place: Place?, isBatched: Bool, _ blocks: FrameBlocks,
    _ resources: inout SceneResources, on device: RenderDevice
  ) {
    guard mapCount > 0 else { return }
    var drawn = 0
    if isBatched {
      commands.fill(on: device) { target in
        Self.forEachShadow(scene.list) { index in
          target[drawn] = scene.list.command(index, instances: 1)
          drawn += 1
        }
      }
      guard commands.bind(on: device) else { return }
      device.statistics.draws += drawn * mapCount
    }
    resources.bind(views: 1, on: device)
    for map in 0..<mapCount {
      device.beginDepth(maps, layer: map, size: Self.mapSize)
      device.use(program)
      blocks.bindLamp(map, on: device)
      if isBatched {
        commands.draw(0..<drawn, on: device)
      } else {
        Self.forEachShadow(scene.list) { index in
          let item = scene.list.items[index]
          device.drawTriangles(
            firstIndex: item.firstIndex, count: item.indexCount,
            baseVertex: scene.list.baseVertices[index])
        }
      }
      guard placeViews[map] != lampViews[map] else { continue }
      placeViews[map] = lampViews[map]
      device.beginDepth(maps, layer: Self.mostMaps + map, size: Self.mapSize)
      if let place { draw(place, on: device) }
    }
  }

  private func draw(_ place: Place, on device: RenderDevice) {
    for part in place.parts where part.throwsShadow {
      device.drawTriangles(
        firstIndex: place.mesh.indices.lowerBound + part.triangles.lowerBound,
        count: part.triangles.count, baseVertex: place.mesh.vertices.lowerBound)
    }
  }

  private static func forEachShadow(_ list: DrawList, _ body: (Int) -> Void) {
    for position in list.moving.indices {
      let index = list.moving[position]
      if list.isHidden(index) || !list.items[index].throwsShadow { continue }
      body(index)
    }
  }

  /// The six looks around from where people stand, and what they are drawn on.
  func makeCapture(
    on device: RenderDevice
  ) throws(GPUError) -> (views: [View], target: RenderTarget) {
    let size = Self.imageSize
    let target = try device.makeTarget(width: 6 * size, height: size, holdsLight: true)
    return (Self.views(allAround: Environment.meetingPoint, size: size), target)
  }

  /// Six looks around from a point, beside each other on one picture.
  static func views(allAround position: SIMD3<Float>, size: Int) -> [View] {
    (0..<6).map { side in
      View(
        viewport: Viewport(x: side * size, y: 0, width: size, height: size),
        eye: Pose(position: position, orientation: LightCube.orientation(ofSide: side)),
        fieldOfView: FieldOfView(verticalRadians: .pi / 2, aspect: 1))
    }
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
