/// The light of a place: its sky, what the air does, and the lamps that reach people.
///
/// All light is linear and in the unit of the lightmaps, where 1 is about the brightest that
/// the picture shows before exposure.
package struct Environment: Sendable, Equatable {
  /// The colour straight up.
  package var zenith: SIMD3<Float>
  /// The colour of the sky at the horizon.
  package var horizon: SIMD3<Float>
  /// The warm light where the sun went down.
  package var glow: SIMD3<Float>
  /// Where it went down, of unit length.
  package var glowDirection: SIMD3<Float>
  /// The light that comes up from the ground.
  package var ground: SIMD3<Float>
  package var fogColour: SIMD3<Float>
  /// The share of light lost in a metre.
  package var fogDensity: Float
  /// What all light is multiplied with before the picture's curve.
  package var exposure: Float
  /// The lamps that light people, at most four, the one that throws shadows first.
  package var lamps: [Light]
  /// How dark the shadow of the first lamp is, 0 to 1.
  package var shadowStrength: Float
  /// How much rain lies on the ground, 0 to 1.
  package var wetness: Float = 0
  /// Whether there is a roof over everything, so that it never rains.
  package var isIndoors = false
  /// The light from all around where people stand; without it, that of sky and ground.
  package var ambient: SphericalHarmonics?

  /// What `ambient` says, or what follows from the sky.
  var harmonics: SphericalHarmonics {
    ambient ?? SphericalHarmonics(radiance: radiance(from:))
  }

  /// The most lamps that light people at a time.
  package static let mostLamps = 4

  /// A street just after sunset: blue from above, orange lamps, a shop window to the left.
  package static let dusk = Environment(
    zenith: SIMD3(0.030, 0.052, 0.115), horizon: SIMD3(0.16, 0.15, 0.20),
    glow: SIMD3(0.55, 0.26, 0.12), glowDirection: SIMD3(-0.55, 0.06, -0.83).normalized,
    ground: SIMD3(0.050, 0.046, 0.045), fogColour: SIMD3(0.095, 0.105, 0.15),
    fogDensity: 0.008, exposure: 1, lamps: duskLamps, shadowStrength: 0.68, wetness: 0.8)

  private static let duskLamps = [
    Light(
      kind: .spot(innerCosine: 0.75, outerCosine: 0.25), position: SIMD3(2.2, 5.3, -0.4),
      direction: SIMD3(-0.3, -0.94, -0.15).normalized, colour: SIMD3(16, 10.4, 6.0)),
    Light(
      kind: .point, position: SIMD3(-2.0, 1.9, -1.2), direction: SIMD3(0, -1, 0),
      colour: SIMD3(1.25, 0.95, 0.62)),
    Light(
      kind: .point, position: SIMD3(0.4, 2.6, 1.6), direction: SIMD3(0, -1, 0),
      colour: SIMD3(0.9, 1.0, 1.35)),
  ]

  /// A quiet place in even daylight.
  package static let calm = Environment(
    zenith: SIMD3(0.20, 0.34, 0.60), horizon: SIMD3(0.62, 0.66, 0.70), glow: SIMD3(0.5, 0.4, 0.25),
    glowDirection: SIMD3(0.5, 0.25, -0.83).normalized, ground: SIMD3(0.16, 0.17, 0.12),
    fogColour: SIMD3(0.55, 0.62, 0.70), fogDensity: 0.004, exposure: 1,
    lamps: [
      Light(
        kind: .directional, position: SIMD3(3, 6, -4),
        direction: SIMD3(-0.4, -0.8, 0.45).normalized, colour: SIMD3(1.5, 1.35, 1.1))
    ], shadowStrength: 0.4)

  /// A room in the evening: dry, its air clear, light from all around as warm as its walls.
  package static let room = Environment(
    zenith: SIMD3(0.16, 0.13, 0.10), horizon: SIMD3(0.14, 0.115, 0.09), glow: .zero,
    glowDirection: SIMD3(0, 0, -1), ground: SIMD3(0.09, 0.06, 0.04), fogColour: .zero,
    fogDensity: 0, exposure: 1,
    lamps: [
      Light(
        kind: .point, position: SIMD3(1.6, 1.6, -2.7), direction: SIMD3(0, -1, 0),
        colour: SIMD3(2.4, 1.7, 1.0))
    ], shadowStrength: 0.5, isIndoors: true)

  /// The air and the sky of a place by its name; a place that is not known lies in the street.
  static func named(_ name: String) -> Environment {
    switch name {
    case "living-room", "own-room": .room
    case "calm", "beach", "forest": .calm
    default: .dusk
    }
  }

  /// The light that comes from a direction, lamps left out.
  package func radiance(from direction: SIMD3<Float>) -> SIMD3<Float> {
    let up = direction.y
    let rise = Swift.max(up, 0)
    // The same curve as sky.frag draws.
    let haze = 1 / (1 + 6 * rise)
    let around = Swift.max(direction.dot(glowDirection), 0)
    let warm = around * around * around * haze
    let sky = zenith + (horizon - zenith) * haze + glow * warm
    if up >= 0 { return sky }
    let fade = Swift.min(-up * 4, 1)
    return sky + (ground - sky) * fade
  }
}

extension Environment {
  /// Where people stand, at the height of their chests.
  static let meetingPoint = SIMD3<Float>(0, 1.2, -2.2)
  /// Lamps that are reckoned pixel by pixel; where the processor draws, each costs as much as
  /// the sky and the texture.
  private static func sharpLamps(_ detail: LightDetail) -> Int {
    detail == .rich ? mostLamps : 2
  }

  /// The light of a place that brings none of its own, or with the lamps that it brings.
  ///
  /// The strongest lamps stay lamps. What the others send to where people stand is added to the
  /// light from all around, where it costs nothing.
  package static func standard(
    for name: String, _ scene: ImportedScene, detail: LightDetail = .spare
  ) -> Environment {
    var environment = named(name)
    environment.ambient = scene.ambient
    guard !scene.lights.isEmpty else { return environment }
    let lamps = scene.lights.map(inReflectedLight).sorted { strength($0) > strength($1) }
    let sharpCount = sharpLamps(detail)
    var sharp = Array(lamps.prefix(sharpCount))
    // The lamp that throws shadows stands high.
    sharp.sort { strength($0) * height($0) > strength($1) * height($1) }
    environment.lamps = sharp
    var around = environment.harmonics
    for lamp in lamps.dropFirst(sharpCount) {
      let distance = lamp.position - meetingPoint
      let isFar = lamp.kind != .directional && distance.length > lamp.range
      guard !isFar else { continue }
      let isDirectional = lamp.kind == .directional
      around.add(
        lamp.colour / (isDirectional ? 1 : Swift.max(distance.dot(distance), 0.25)),
        from: isDirectional ? -lamp.direction : distance.normalized)
    }
    environment.ambient = around
    return environment
  }

  /// A file tells candela or lux; lamps here tell what a white matte surface reflects.
  private static func inReflectedLight(_ light: Light) -> Light {
    var lamp = light
    lamp.colour /= .pi
    return lamp
  }

  private static func strength(_ light: Light) -> Float {
    let distance = light.position - meetingPoint
    let square = light.kind == .directional ? 1 : Swift.max(distance.dot(distance), 0.25)
    return light.colour.sum() / square
  }

  private static func height(_ light: Light) -> Float { Swift.max(light.position.y - 2, 0.1) }
}
