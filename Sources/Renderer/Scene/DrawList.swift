/// What is drawn, in the order that changes the least state, one array a property.
///
/// It is built when a place or a person is loaded, not each frame: views only pass over what
/// they cannot see.
struct DrawList: Sendable {
  /// What a draw belongs to, in drawing order.
  enum Stage: UInt8, Sendable, Comparable {
    case opaque
    /// Texels are left out by alpha.
    case masked
    case blended

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  /// One draw before sorting.
  struct Item: Sendable, Equatable {
    var stage: Stage
    /// The shader variant's raw value.
    var variant: UInt16
    /// The position among the materials on the device.
    var material: Int
    /// The position among the models on the device.
    var model: Int
    var firstIndex: Int
    var indexCount: Int
    var bounds: Bounds
  }

  private(set) var stages: [Stage] = []
  private(set) var variants: [UInt16] = []
  private(set) var materials: [Int] = []
  private(set) var models: [Int] = []
  private(set) var firstIndices: [Int] = []
  private(set) var indexCounts: [Int] = []
  private(set) var centres: [SIMD3<Float>] = []
  private(set) var halfSizes: [SIMD3<Float>] = []

  var count: Int { stages.count }

  /// Sorts by stage, then shader, then material; what is blended keeps its order.
  init(_ items: [Item]) {
    let order = items.indices.sorted { Self.key(items[$0], $0) < Self.key(items[$1], $1) }
    for item in order.map({ items[$0] }) {
      stages.append(item.stage)
      variants.append(item.variant)
      materials.append(item.material)
      models.append(item.model)
      firstIndices.append(item.firstIndex)
      indexCounts.append(item.indexCount)
      centres.append(item.bounds.centre)
      halfSizes.append(item.bounds.halfSize)
    }
  }

  private static func key(_ item: Item, _ position: Int) -> UInt64 {
    let stage = UInt64(item.stage.rawValue) << 60
    guard item.stage != .blended else { return stage | UInt64(position) }
    let model = UInt64(item.model & 0xFF) << 52
    let variant = UInt64(item.variant) << 36
    return stage | model | variant | UInt64(item.material & 0xFFFF) << 20
      | UInt64(position & 0xF_FFFF)
  }
}

/// The five planes that bound what a view sees; far away nothing is left out.
struct Frustum: Sendable {
  private let planes: InlineArray<5, SIMD4<Float>>

  /// - Source: Gribb and Hartmann, “Fast Extraction of Viewing Frustum Planes”, 2001.
  init(clipFromWorld: Float4x4) {
    let rows = clipFromWorld.transposed
    planes = [
      rows.c3 + rows.c0, rows.c3 - rows.c0, rows.c3 + rows.c1, rows.c3 - rows.c1,
      rows.c3 + rows.c2,
    ]
  }

  /// Whether any of a box may be seen; sometimes true for a box near a corner that is not.
  func mayShow(centre: SIMD3<Float>, halfSize: SIMD3<Float>) -> Bool {
    for index in 0..<5 {
      let plane = planes[index]
      let normal = plane.xyz
      let reach = pointwiseMax(normal, -normal).dot(halfSize)
      if normal.dot(centre) + plane.w < -reach { return false }
    }
    return true
  }
}
