/// The uniform blocks of one frame: the place's light and the shadows in one stream, and the views
/// in another, since they are written as late as possible.
struct FrameBlocks {
  static let mostViews = 8
  static let mostShadows = 16

  private static let firstShadow = 1_024
  private static let shadowsSize = mostShadows * MemoryLayout<ShadowUniforms>.stride
  private static let firstLamp = (firstShadow + shadowsSize + 255) & ~255

  private let stream: Handle<StreamBuffer>
  private var offset = 0
  private let viewStream: Handle<StreamBuffer>
  private var viewOffset = 0
  /// People of this frame whose shadows are there.
  private(set) var shadowCount = 0

  init(on device: RenderDevice) throws(GPUError) {
    stream = try device.makeStream(
      regionSize: Self.firstLamp + LightPass.mostMaps * ViewUniforms.stride)
    viewStream = try device.makeStream(regionSize: Self.mostViews * ViewUniforms.stride)
  }

  /// Writes the blocks of a frame; what is past the limits is left out.
  ///
  /// Only people who are seen in the place throw shadows.
  mutating func fill(
    _ frame: FrameUniforms, people: [Person], place: String, lamp: Light?, light: LightPass?,
    on device: RenderDevice
  ) {
    var shadows = 0
    offset = device.fill(stream) { memory in
      memory.storeBytes(of: frame, as: FrameUniforms.self)
      for index in people.indices
      where people[index].isShown(in: place) && shadows < Self.mostShadows {
        memory.storeBytes(
          of: people[index].capsules.uniforms(people[index], lamp: lamp),
          toByteOffset: Self.firstShadow + shadows * MemoryLayout<ShadowUniforms>.stride,
          as: ShadowUniforms.self)
        shadows += 1
      }
      for index in 0..<(light?.mapCount ?? 0) {
        guard let view = light?.lampViews[index] else { continue }
        memory.storeBytes(
          of: ViewUniforms(view), toByteOffset: Self.firstLamp + index * ViewUniforms.stride,
          as: ViewUniforms.self)
      }
    }
    shadowCount = shadows
    device.endUse(of: stream)
    bind(0, at: 0, size: MemoryLayout<FrameUniforms>.size, on: device)
  }

  /// Writes where the eyes are; views past the limit are left out.
  mutating func fill(views: [View], on device: RenderDevice) {
    let whole = Viewport(around: views)
    let count = min(views.count, Self.mostViews)
    viewOffset = device.fill(viewStream) { memory in
      for index in 0..<count {
        memory.storeBytes(
          of: ViewUniforms(views[index], in: whole, of: count),
          toByteOffset: index * ViewUniforms.stride, as: ViewUniforms.self)
      }
    }
    device.endUse(of: viewStream)
  }

  /// Lets shaders of one view read its numbers.
  func bindView(_ index: Int, on device: RenderDevice) {
    device.bindBlock(
      1, device.name(of: viewStream), offset: viewOffset + index * ViewUniforms.stride,
      size: ViewUniforms.stride)
  }

  /// Lets shaders of all views read the numbers of them all.
  func bindViews(on device: RenderDevice) {
    device.bindBlock(
      1, device.name(of: viewStream), offset: viewOffset,
      size: Self.mostViews * ViewUniforms.stride)
  }

  /// Lets shaders read the bodies that throw shadows.
  func bindShadows(on device: RenderDevice) {
    bind(3, at: Self.firstShadow, size: Self.shadowsSize, on: device)
  }

  /// Lets shaders see as a lamp does.
  func bindLamp(_ index: Int, on device: RenderDevice) {
    bind(
      1, at: Self.firstLamp + index * ViewUniforms.stride, size: ViewUniforms.stride, on: device)
  }

  private func bind(_ block: Int, at position: Int, size: Int, on device: RenderDevice) {
    device.bindBlock(block, device.name(of: stream), offset: offset + position, size: size)
  }
}
