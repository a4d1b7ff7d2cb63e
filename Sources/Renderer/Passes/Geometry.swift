/// The triangles of everything that was loaded, in three buffers and one vertex layout.
///
/// With all in one layout, draws of places and of people follow each other without a change of
/// state, and many become one call. Positions and normals lie apart from what never moves: people
/// are bent into the first buffer each frame, by the device itself or through mapped memory.
struct Geometry {
  /// What moves with joints: `scene.vert`'s first two inputs.
  struct Vertex: BitwiseCopyable {
    var position: (Float, Float, Float)
    var normal: (Float, Float, Float)

    init(_ position: SIMD3<Float>, _ normal: SIMD3<Float>) {
      self.position = (position.x, position.y, position.z)
      self.normal = (normal.x, normal.y, normal.z)
    }
  }

  /// Where a vertex lies on its textures, and what it is tinted with.
  struct Coordinates: BitwiseCopyable {
    var surface: SIMD2<Float>
    var lightmap: SIMD2<Float>
    /// Linear red, green, blue and alpha, a byte each from the lowest.
    var colour: UInt32

    init(surface: SIMD2<Float>?, lightmap: SIMD2<Float>?, colour: SIMD4<Float>?) {
      self.surface = surface ?? .zero
      self.lightmap = lightmap ?? .zero
      let bytes = SIMD4<UInt32>((colour ?? .one) * 255, rounding: .toNearestOrEven)
      self.colour = bytes.x | bytes.y << 8 | bytes.z << 16 | bytes.w << 24
    }
  }

  /// What the layout reads.
  private struct Buffers: Equatable {
    var vertices: Handle<GPUBuffer>
    var coordinates: Handle<GPUBuffer>
    var indices: Handle<GPUBuffer>
    var draws: Handle<GPUBuffer>
  }

  private enum Binding {
    static let vertices = 0
    static let coordinates = 1
    static let draws = 2
  }

  let vertexArray: Handle<VertexArray>
  private var vertices: Arena
  private var coordinates: Arena
  private var indices: Arena
  private var bound: Buffers?
  private var views = 0

  /// Where the skinned vertices of people go.
  var vertexBuffer: Handle<GPUBuffer> { vertices.buffer }
  /// How many vertices are in use.
  var vertexCount: Int { vertices.used }

  /// Makes buffers for a small place; mapped ones where the processor bends people.
  init(isMapped: Bool, on device: RenderDevice) throws(GPUError) {
    vertexArray = try device.makeVertexArray([
      VertexArray.Attribute(location: 0, components: 3, offset: 0),
      VertexArray.Attribute(location: 1, components: 3, offset: 12),
      VertexArray.Attribute(
        location: 2, binding: Binding.coordinates, components: 2, offset: 0),
      VertexArray.Attribute(
        location: 3, binding: Binding.coordinates, components: 2, offset: 8),
      VertexArray.Attribute(
        location: 4, binding: Binding.draws, components: 1, offset: 0, isInteger: true),
      VertexArray.Attribute(
        location: 5, binding: Binding.coordinates, components: 1, offset: 16, isInteger: true),
    ])
    vertices = try Arena(
      stride: MemoryLayout<Vertex>.stride, capacity: 32 << 10, isMapped: isMapped, on: device)
    coordinates = try Arena(
      stride: MemoryLayout<Coordinates>.stride, capacity: 32 << 10, on: device)
    indices = try Arena(stride: 4, capacity: 64 << 10, on: device)
  }

  /// Makes room for what is about to be added.
  mutating func prepare(
    vertices: Int, indices: Int, on device: RenderDevice
  ) throws(GPUError) {
    try self.vertices.prepare(for: vertices, on: device)
    try coordinates.prepare(for: vertices, on: device)
    try self.indices.prepare(for: indices, on: device)
  }

  /// Adds a mesh whose vertices never move again.
  mutating func add(
    _ vertices: [Vertex], _ coordinates: [Coordinates], _ indices: [UInt32],
    on device: RenderDevice
  ) throws(GPUError) -> MeshRanges {
    var ranges = MeshRanges()
    ranges.vertices = try self.vertices.add(vertices, on: device)
    try addFixed(coordinates, copies: 1, indices, to: &ranges, on: device)
    return ranges
  }

  /// Adds a mesh whose vertices are written each frame, in several copies that take turns.
  mutating func add(
    copies: Int, _ coordinates: [Coordinates], _ indices: [UInt32], on device: RenderDevice
  ) throws(GPUError) -> MeshRanges {
    var ranges = MeshRanges()
    ranges.vertices = try vertices.allocate(coordinates.count * copies, on: device)
    try addFixed(coordinates, copies: copies, indices, to: &ranges, on: device)
    return ranges
  }

  /// Vertices and coordinates are counted alike, so both arenas give out the same ranges.
  private mutating func addFixed(
    _ coordinates: [Coordinates], copies: Int, _ indices: [UInt32], to ranges: inout MeshRanges,
    on device: RenderDevice
  ) throws(GPUError) {
    let range = try self.coordinates.allocate(coordinates.count * copies, on: device)
    precondition(range == ranges.vertices, "the arenas differ")
    for copy in 0..<copies {
      let offset = (range.lowerBound + copy * coordinates.count) * self.coordinates.stride
      coordinates.withUnsafeBytes {
        device.write($0, to: self.coordinates.buffer, at: offset)
      }
    }
    ranges.indices = try self.indices.add(indices, on: device)
  }

  /// Gives the memory of a mesh back.
  mutating func free(_ ranges: MeshRanges, on device: RenderDevice) {
    vertices.free(ranges.vertices, on: device)
    coordinates.free(ranges.vertices, on: device)
    indices.free(ranges.indices, on: device)
  }

  /// Makes the layout read the buffers as they are now, each draw once for some views.
  ///
  /// Allocates nothing.
  mutating func bind(draws: Handle<GPUBuffer>, views: Int, on device: RenderDevice) {
    let now = Buffers(
      vertices: vertices.buffer, coordinates: coordinates.buffer, indices: indices.buffer,
      draws: draws)
    if bound != now { point(to: now, on: device) }
    if self.views != views {
      device.setDivisor(of: vertexArray, binding: Binding.draws, views)
      self.views = views
    }
    device.bind(vertexArray)
  }

  private mutating func point(to buffers: Buffers, on device: RenderDevice) {
    device.setVertices(
      of: vertexArray, binding: Binding.vertices, buffer: device.name(of: buffers.vertices),
      offset: 0, stride: vertices.stride)
    device.setVertices(
      of: vertexArray, binding: Binding.coordinates,
      buffer: device.name(of: buffers.coordinates), offset: 0, stride: coordinates.stride)
    device.setIndices(of: vertexArray, buffer: device.name(of: buffers.indices))
    device.setVertices(
      of: vertexArray, binding: Binding.draws, buffer: device.name(of: buffers.draws), offset: 0,
      stride: 4)
    bound = buffers
  }
}

/// Where a mesh lies in the shared buffers; indices count from the first vertex.
struct MeshRanges: Sendable, Equatable {
  var vertices = 0..<0
  var indices = 0..<0
}
