/// One buffer of the device that many loaded things share, each with a range of its elements.
///
/// It doubles when it is full: what is in it is copied on the device and every range stays where
/// it was, but the buffer's name changes.
struct Arena {
  private(set) var buffer: Handle<GPUBuffer>
  /// Bytes of one element.
  let stride: Int
  private let isMapped: Bool
  private var ranges: RangeAllocator

  /// How many elements fit without growing.
  var capacity: Int { ranges.capacity }
  /// How many elements are in use.
  var used: Int { ranges.used }

  init(
    stride: Int, capacity: Int, isMapped: Bool = false, on device: RenderDevice
  ) throws(GPUError) {
    self.stride = stride
    self.isMapped = isMapped
    ranges = RangeAllocator(capacity: capacity)
    buffer = try device.makeBuffer(size: stride * capacity, isMapped: isMapped)
  }

  /// Reserves elements; grows where there is no room.
  mutating func allocate(_ count: Int, on device: RenderDevice) throws(GPUError) -> Range<Int> {
    if let range = ranges.allocate(count) { return range }
    try grow(to: max(ranges.capacity * 2, ranges.capacity + count), on: device)
    guard let range = ranges.allocate(count) else {
      throw GPUError(.outOfRange, call: "Arena.allocate", detail: "\(count)")
    }
    return range
  }

  /// Makes room for elements that will be asked for one after the other, so that it grows once.
  mutating func prepare(for count: Int, on device: RenderDevice) throws(GPUError) {
    if count > ranges.capacity - ranges.end { try grow(to: ranges.end + count, on: device) }
  }

  /// Reserves elements and fills them.
  mutating func add<Element: BitwiseCopyable>(
    _ elements: [Element], on device: RenderDevice
  ) throws(GPUError) -> Range<Int> {
    let range = try allocate(
      elements.count * MemoryLayout<Element>.stride / stride, on: device)
    elements.withUnsafeBytes {
      device.write($0, to: buffer, at: range.lowerBound * stride)
    }
    return range
  }

  mutating func free(_ range: Range<Int>, on device: RenderDevice) {
    if !ranges.free(range) { device.report(.doubleFree(call: "Arena.free")) }
  }

  private mutating func grow(to capacity: Int, on device: RenderDevice) throws(GPUError) {
    let larger = try device.makeBuffer(size: stride * capacity, isMapped: isMapped)
    if ranges.end > 0 {
      device.copy(buffer, to: larger, bytes: ranges.end * stride)
      // A mapped buffer is written by the processor next, which does not wait for copies.
      if isMapped { device.finish() }
    }
    device.destroy(buffer)
    buffer = larger
    ranges.grow(to: capacity)
  }
}
