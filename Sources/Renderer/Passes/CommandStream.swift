/// Draws that a frame writes to memory for the device to read, so that one call makes many.
struct CommandStream {
  private var stream: Handle<StreamBuffer>?
  private var capacity = 0
  private var offset = 0

  /// Makes room for some draws a frame; never gives room back.
  mutating func reserve(_ count: Int, on device: RenderDevice) throws(GPUError) {
    guard count > capacity else { return }
    if let stream { device.destroy(stream) }
    stream = nil
    capacity = max(count, capacity * 2)
    stream = try device.makeStream(regionSize: capacity * DrawCommand.stride)
  }

  /// Lets a closure write this frame's draws, from the first on; allocates nothing.
  mutating func fill(
    on device: RenderDevice, _ body: (UnsafeMutableBufferPointer<DrawCommand>) -> Void
  ) {
    guard let stream else { return }
    offset = device.fill(stream) { body($0.bindMemory(to: DrawCommand.self)) }
    device.endUse(of: stream)
  }

  /// Lets the next calls read the draws of this frame; false where none were ever written.
  func bind(on device: RenderDevice) -> Bool {
    guard let stream else { return false }
    device.bindCommands(device.name(of: stream))
    return true
  }

  /// Makes some of the draws in one call.
  func draw(_ range: Range<Int>, on device: RenderDevice) {
    guard !range.isEmpty else { return }
    device.drawIndirect(
      offset: offset + range.lowerBound * DrawCommand.stride, count: range.count)
  }
}

extension DrawList {
  /// An item as the device reads it from memory, once for each of some views.
  func command(_ index: Int, instances: Int) -> DrawCommand {
    DrawCommand(
      indexCount: UInt32(items[index].indexCount), instances: UInt32(instances),
      firstIndex: UInt32(items[index].firstIndex), baseVertex: Int32(baseVertices[index]),
      firstInstance: UInt32(items[index].surface))
  }
}
