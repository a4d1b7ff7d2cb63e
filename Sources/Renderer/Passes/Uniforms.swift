/// The blocks of numbers that shaders read, laid out as `std140` wants them: vectors of four.
///
/// The same blocks are declared in `common.glsl`, `surface.glsl` and `people.glsl`.
struct FrameUniforms: BitwiseCopyable {
  var harmonics = InlineArray<9, SIMD4<Float>>(repeating: .zero)
  var lamps = InlineArray<16, SIMD4<Float>>(repeating: .zero)
  var fog = SIMD4<Float>.zero
  var zenith = SIMD4<Float>.zero
  var horizon = SIMD4<Float>.zero
  var glow = SIMD4<Float>.zero
  var glowDirection = SIMD4<Float>.zero
  var ground = SIMD4<Float>.zero
  var settings = SIMD4<Float>.zero
  var mapFromWorld = InlineArray<2, Float4x4>(repeating: .identity)
  var mapShapes = InlineArray<2, SIMD4<Float>>(repeating: .zero)
  /// The number of shadow maps, the roughest level of the mirror image, wetness, and 1 where
  /// light is drawn as it is.
  var surroundings = SIMD4<Float>.zero

  /// Gathers the numbers of a place's light.
  ///
  /// `time` is in seconds since the scene began; `rain`, 0 to 1, wets the ground and thickens the
  /// air.
  init(
    _ environment: Environment, _ harmonics: SphericalHarmonics, time: Double = 0, rain: Float = 0
  ) {
    for (index, colour) in harmonics.coefficients.prefix(9).enumerated() {
      self.harmonics[index] = SIMD4(colour, 0)
    }
    let lamps = environment.lamps.prefix(Environment.mostLamps)
    for (index, lamp) in lamps.enumerated() { set(lamp, at: index * 4) }
    fog = SIMD4(environment.fogColour, environment.fogDensity * (1 + 0.7 * rain))
    zenith = SIMD4(environment.zenith, rain)
    horizon = SIMD4(environment.horizon, 0)
    glow = SIMD4(environment.glow, 0)
    glowDirection = SIMD4(environment.glowDirection, 0)
    ground = SIMD4(environment.ground, 0)
    settings = SIMD4(
      environment.exposure, Float(lamps.count), Float(time),
      lamps.isEmpty ? 0 : environment.shadowStrength)
    surroundings.z = environment.wetness + (1 - environment.wetness) * rain
  }

  /// Adds a lamp's map of the shadows of people.
  mutating func add(_ view: LampView, _ index: Int) {
    mapFromWorld[index] = view.mapFromWorld
    mapShapes[index] = view.shape
    surroundings.x = Float(index + 1)
  }

  private mutating func set(_ lamp: Light, at index: Int) {
    let falloff = lamp.range.isFinite ? 1 / (lamp.range * lamp.range) : 0
    lamps[index] = SIMD4(lamp.position, falloff)
    lamps[index + 1] = SIMD4(lamp.colour, lamp.kind == .directional ? 1 : 0)
    // For light without a cone the two cosines lie where every direction is inside.
    lamps[index + 2] = SIMD4(lamp.direction, -2)
    lamps[index + 3] = SIMD4(-1, 0, 0, 0)
    if case .spot(let inner, let outer) = lamp.kind {
      lamps[index + 2].w = outer
      // A cone without a soft edge still needs some width to be divided by.
      lamps[index + 3].x = max(inner, outer + 0.001)
    }
  }
}

/// What differs from eye to eye.
struct ViewUniforms: BitwiseCopyable {
  var clipFromWorld: Float4x4
  var worldFromClip: Float4x4
  var eye: SIMD4<Float>
  /// Scale and offset from the view's own square to its part of a whole picture.
  var part: SIMD4<Float>
  /// x: how many views are drawn at once, y: rows of pixels.
  var count: SIMD4<Float>
  /// Blocks start 256 bytes apart on every device.
  private let padding = InlineArray<5, SIMD4<Float>>(repeating: .zero)

  static let stride = 256

  init(_ view: View, in whole: Viewport, of count: Int) {
    clipFromWorld = view.clipFromWorld
    worldFromClip = clipFromWorld.inverse
    eye = SIMD4(view.eye.position, 1)
    let size = SIMD2(Float(max(whole.width, 1)), Float(max(whole.height, 1)))
    let scale = SIMD2(Float(view.viewport.width), Float(view.viewport.height)) / size
    let corner = SIMD2(Float(view.viewport.x - whole.x), Float(view.viewport.y - whole.y)) / size
    part = SIMD4(lowHalf: scale, highHalf: corner * 2 + scale - 1)
    self.count = SIMD4(Float(count), Float(view.viewport.height), 0, 0)
  }

  /// What a lamp sees.
  init(_ view: LampView) {
    clipFromWorld = view.clipFromWorld
    worldFromClip = .identity
    eye = .zero
    part = .zero
    count = SIMD4(1, 0, 0, 0)
  }
}

/// One material.
struct SurfaceUniforms: BitwiseCopyable {
  var baseColour: SIMD4<Float>
  var emissive: SIMD4<Float>
  var factors: SIMD4<Float>
  var extras: SIMD4<Float>
  /// Two rows for each of five textures.
  var transforms = InlineArray<10, SIMD4<Float>>(repeating: .zero)
  /// Which layer of its array each of the six textures is.
  var layers = SIMD8<Float>.zero
  /// How it moves; see `material.glsl`.
  var moving = InlineArray<3, SIMD4<Float>>(repeating: .zero)
  /// Blocks start 256 bytes apart on every device.
  private let padding = InlineArray<13, SIMD4<Float>>(repeating: .zero)

  static let stride = 512

  init(_ material: Material) {
    baseColour = material.baseColour
    // Blended hair is drawn twice: where it is dense as a mask, then its fringe.
    var cutoff: Float = 0.5
    if case .mask(let value) = material.alphaMode { cutoff = value }
    emissive = SIMD4(material.emissive, cutoff)
    factors = SIMD4(
      material.metallic, material.roughness, material.normalScale, material.occlusionStrength)
    extras = SIMD4(material.lightmap?.scale ?? 0, 0, 0, 0)
    for (index, transform) in material.transforms.enumerated() {
      let rows = transform.rows
      transforms[2 * index] = SIMD4(rows.u, transform.usesSecondCoordinates ? 1 : 0)
      transforms[2 * index + 1] = SIMD4(rows.v, 0)
    }
    guard let movement = material.movement else { return }
    moving[0] = SIMD4(movement.metres, 2 * .pi / movement.seconds)
    moving[1] = SIMD4(
      2 * .pi / movement.wave, movement.isRooted ? 1 : 0, movement.slope,
      2 * .pi / movement.ripple)
    moving[2] = SIMD4(movement.share, 2 * .pi / movement.rippleSeconds, 0, 0)
  }
}
