/// The uniform blocks of one frame in one stream: the place's light, each view, each shadow.
struct FrameBlocks {
  static let mostViews = 8
  static let mostShadows = 16

  private static let slot = 1_024
  private static let firstView = 1
  private static let firstShadow = firstView + mostViews

  private let stream: Handle<StreamBuffer>
  private var offset = 0

  init(on device: RenderDevice) throws(GPUError) {
    stream = try device.makeStream(
      regionSize: (Self.firstShadow + Self.mostShadows) * Self.slot)
  }

  /// Writes the blocks of a frame; what is past the limits is left out.
  mutating func fill(
    _ frame: FrameUniforms, views: [View], people: [Person], lamp: Light?,
    on device: RenderDevice
  ) {
    offset = device.fill(stream) { memory in
      memory.storeBytes(of: frame, as: FrameUniforms.self)
      for (index, view) in views.prefix(Self.mostViews).enumerated() {
        memory.storeBytes(
          of: ViewUniforms(view), toByteOffset: (Self.firstView + index) * Self.slot,
          as: ViewUniforms.self)
      }
      for (index, person) in people.prefix(Self.mostShadows).enumerated() {
        memory.storeBytes(
          of: person.capsules.uniforms(person, lamp: lamp),
          toByteOffset: (Self.firstShadow + index) * Self.slot, as: ShadowUniforms.self)
      }
    }
    bind(0, slot: 0, size: MemoryLayout<FrameUniforms>.size, on: device)
  }

  func bindView(_ index: Int, on device: RenderDevice) {
    bind(1, slot: Self.firstView + index, size: MemoryLayout<ViewUniforms>.size, on: device)
  }

  func bindShadow(_ index: Int, on device: RenderDevice) {
    bind(3, slot: Self.firstShadow + index, size: MemoryLayout<ShadowUniforms>.size, on: device)
  }

  func endUse(on device: RenderDevice) { device.endUse(of: stream) }

  private func bind(_ block: Int, slot: Int, size: Int, on device: RenderDevice) {
    device.bindBlock(
      block, device.name(of: stream), offset: offset + slot * Self.slot, size: size)
  }
}
