internal import COpenGL

/// Memory that the program fills anew each frame while the device still reads older frames.
///
/// Three regions take turns. A region is handed out again only when the frame that read it last
/// is finished, so nothing is copied and, with a device that keeps up, nothing waits.
struct StreamBuffer: ~Copyable {
  static let regionCount = 3

  let name: GLuint
  /// Bytes that one frame may write.
  let regionSize: Int
  private let memory: UnsafeMutableRawPointer
  private var region = 0
  /// The last frame that read each region.
  private var lastUse: InlineArray<3, Int> = .init(repeating: 0)

  private init(adopting name: GLuint, regionSize: Int, memory: UnsafeMutableRawPointer) {
    self.name = name
    self.regionSize = regionSize
    self.memory = memory
  }

  deinit {
    var name = self.name
    glDeleteBuffers(1, &name)
  }

  /// Makes a buffer of three regions.
  static func make(regionSize: Int) throws(GPUError) -> StreamBuffer {
    // Regions start where a block may start on any device.
    let aligned = (max(regionSize, 1) + 255) & ~255
    guard aligned <= 1 << 28 else {
      throw GPUError(.outOfRange, call: "glNamedBufferStorage", detail: "\(aligned) bytes")
    }
    var name: GLuint = 0
    glCreateBuffers(1, &name)
    guard name != 0 else { throw GPUError(.objectCreationFailed, call: "glCreateBuffers") }
    let flags = GL.mapWrite | GL.mapPersistent | GL.mapCoherent
    let size = aligned * regionCount
    glNamedBufferStorage(name, size, nil, flags)
    guard let memory = glMapNamedBufferRange(name, 0, size, flags) else {
      glDeleteBuffers(1, &name)
      throw GPUError(.objectCreationFailed, call: "glMapNamedBufferRange")
    }
    return StreamBuffer(adopting: name, regionSize: aligned, memory: memory)
  }

  /// Moves on to the next region, waits until the device has left it, and lets a closure fill it.
  ///
  /// Allocates nothing. The closure gets `regionSize` bytes; the result is the region's offset.
  mutating func fill(
    _ clock: inout FrameClock, _ body: (UnsafeMutableRawBufferPointer) -> Void
  ) -> Int {
    region = (region + 1) % Self.regionCount
    clock.wait(for: lastUse[region])
    let offset = region * regionSize
    body(UnsafeMutableRawBufferPointer(start: memory + offset, count: regionSize))
    return offset
  }

  /// Says that a frame's commands read the current region.
  mutating func endUse(in frame: Int) { lastUse[region] = frame }
}
