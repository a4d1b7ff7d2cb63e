/// The parts of a body that throw a shadow on the ground: legs, trunk, head and arms.
struct ShadowCapsules {
  /// Joints at both ends and the radius in metres; nil where the skeleton lacks a joint.
  private let parts: [(start: Int, end: Int, radius: Float)?]

  init(_ skeleton: Skeleton) {
    let names: [(String, String, Float)] = [
      ("thigh_l", "foot_l", 0.075), ("thigh_r", "foot_r", 0.075), ("pelvis", "neck_01", 0.155),
      ("neck_01", "head", 0.10), ("upperarm_l", "hand_l", 0.05), ("upperarm_r", "hand_r", 0.05),
    ]
    parts = names.map { start, end, radius in
      guard let first = skeleton.index(of: start), let last = skeleton.index(of: end) else {
        return nil
      }
      return (first, last, radius)
    }
  }

  /// The joints that the parts lie between.
  var joints: [Int] { parts.flatMap { part in part.map { [$0.start, $0.end] } ?? [] } }

  /// The block of numbers for `shadow.vert` and `shadow.frag`.
  func uniforms(_ person: Person, lamp: Light?) -> ShadowUniforms {
    let ground = person.worldFromPerson.position
    var result = ShadowUniforms()
    for (index, part) in parts.enumerated() {
      // A part that is missing hides inside the ground, where it dims nothing.
      var start = ground - SIMD3(0, 50, 0)
      var end = start
      if let part {
        start = person.palette.worldFromJoint[part.start].c3.xyz
        end = person.palette.worldFromJoint[part.end].c3.xyz
        // The skull reaches a hand's breadth above its joint.
        if index == 3 { end += (end - start).normalized * 0.10 }
      }
      result.starts[index] = SIMD4(start, part?.radius ?? 0)
      result.ends[index] = SIMD4(end, 0)
    }
    var away = (lamp?.direction ?? SIMD3(0, -1, 0)) * SIMD3(1, 0, 1)
    var reach: Float = 1
    if let lamp, lamp.kind != .directional {
      away = (ground - lamp.position) * SIMD3(1, 0, 1)
      let height = max(lamp.position.y - ground.y - 1.85, 0.4)
      reach += away.length * 1.85 / height
    } else {
      reach = 3
    }
    let direction = away.length > 0.01 ? away.normalized : SIMD3(0, 0, -1)
    // A few millimetres up keep the piece of ground in front of the real one.
    result.origin = SIMD4(ground + SIMD3(0, 0.006, 0), min(reach, 5))
    result.away = SIMD4(direction, 0)
    return result
  }
}

/// What the shadow of one person depends on.
struct ShadowUniforms: BitwiseCopyable {
  var starts = InlineArray<6, SIMD4<Float>>(repeating: .zero)
  var ends = InlineArray<6, SIMD4<Float>>(repeating: .zero)
  var origin = SIMD4<Float>.zero
  var away = SIMD4<Float>.zero
}

/// Dims the ground under people, so that they stand on it.
///
/// Where lamps have maps of shadows, only what feet keep off the ground is left to it. Six
/// capsules a person, met by a ray to the first lamp, cost only the few pixels of ground around
/// the feet; a shadow map would draw each person twice. All people and views are one call.
struct ShadowPass {
  private let program: Handle<ShaderProgram>
  private let vertexArray: Handle<VertexArray>

  init(
    stereo: StereoTechnique, detail: LightDetail, on device: RenderDevice
  ) throws(GPUError) {
    program = try device.makeProgram(
      "shadow",
      vertex: ShaderSource.vertex(
        PackageResources.shadow_vert, behind: [PackageResources.people_glsl]),
      fragment: ShaderSource.text(
        PackageResources.shadow_frag, behind: [PackageResources.people_glsl]),
      defines: stereo.defines + (detail == .spare ? ["SPARE"] : []))
    vertexArray = try device.makeVertexArray([])
  }

  /// Draws the shadows of everybody in some views at once.
  func draw(_ blocks: FrameBlocks, views: Int, on device: RenderDevice) {
    guard blocks.shadowCount > 0 else { return }
    device.use(program)
    device.bind(vertexArray)
    device.apply(
      PipelineState(
        blending: .multiply, testsDepth: true, writesDepth: false, cullsBack: false))
    blocks.bindShadows(on: device)
    device.drawStrip(corners: 4, instances: blocks.shadowCount * views)
  }
}
