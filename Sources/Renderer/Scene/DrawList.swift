/// What is drawn of a place and its people, one array a property, in the order that changes the
/// least state.
///
/// It is built when something is loaded or leaves, not each frame. A frame moves the boxes of
/// people, tests all boxes against all views, and puts what is near before what is far, so that
/// what is hidden is not shaded.
struct DrawList: Sendable {
  /// What a draw belongs to, in drawing order.
  enum Stage: UInt8, Sendable, Comparable, CaseIterable {
    case opaque
    /// Texels are left out by alpha.
    case masked
    case blended

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  /// One draw before sorting.
  struct Item: Sendable, Equatable {
    var stage: Stage
    /// What must be bound; equal numbers stand for equal states.
    var state: Int
    /// The position among the materials on the device.
    var surface: Int
    var firstIndex: Int
    var indexCount: Int
    /// The position among the people; nil for a part of the place.
    var person: Int?
    /// The person's level of detail that it belongs to.
    var level = 0
    /// The vertex that index 0 means; for a person, before the copy of this frame is known.
    var baseVertex: Int
    var bounds: Bounds
    /// Whether a person's part keeps lamps off what is behind it.
    var throwsShadow = false
  }

  /// Neighbours of one stage and one state: what one call can draw.
  struct Batch: Sendable, Equatable {
    var stage: Stage
    var state: Int
    var items: Range<Int>
  }

  private(set) var items: [Item] = []
  private(set) var batches: [Batch] = []
  /// The items of each stage.
  private(set) var stages: [Range<Int>] = []
  /// The positions of items that belong to people.
  private(set) var moving: [Int] = []
  /// Where the vertices of each item begin in this frame.
  private(set) var baseVertices: [Int] = []
  private var boxes: BoxArray
  /// Items in drawing order; each stays among its neighbours of a batch or a stage.
  private(set) var order: [Int]
  /// How far the far side of each item is, about.
  private var depths: [Float]
  private var radii: [Float]
  private var centres: [SIMD3<Float>]

  var count: Int { items.count }

  /// Sorts by stage, then state, then material; what is blended keeps its order.
  init(_ unsorted: [Item]) {
    items = unsorted.enumerated().sorted { Self.key($0) < Self.key($1) }.map(\.element)
    boxes = BoxArray(count: items.count)
    order = Array(items.indices)
    depths = Array(repeating: 0, count: items.count)
    radii = items.map(\.bounds.halfSize.length)
    centres = items.map(\.bounds.centre)
    baseVertices = items.map(\.baseVertex)
    for (index, item) in items.enumerated() {
      boxes.set(index, centre: item.bounds.centre, halfSize: item.bounds.halfSize)
      if item.person != nil { moving.append(index) }
      if let last = batches.last, last.stage == item.stage, last.state == item.state {
        batches[batches.count - 1].items = last.items.lowerBound..<index + 1
      } else {
        batches.append(Batch(stage: item.stage, state: item.state, items: index..<index + 1))
      }
    }
    stages = Stage.allCases.map { stage in
      let first = items.firstIndex { $0.stage >= stage } ?? items.count
      return first..<(items.firstIndex { $0.stage > stage } ?? items.count)
    }
  }

  private static func key(_ entry: (offset: Int, element: Item)) -> (UInt8, Int, Int) {
    let item = entry.element
    let isBlended = item.stage == .blended
    return (item.stage.rawValue, isBlended ? 0 : item.state, entry.offset)
  }

  // MARK: - Each frame

  /// Moves an item that belongs to a person; without bounds nobody sees it.
  mutating func move(_ index: Int, to bounds: Bounds?, copy: Int) {
    baseVertices[index] = items[index].baseVertex + copy
    guard let bounds else { return boxes.hide(index) }
    boxes.set(index, centre: bounds.centre, halfSize: bounds.halfSize)
    centres[index] = bounds.centre
    radii[index] = bounds.halfSize.length
  }

  /// Finds out what each view sees and in which order it is drawn.
  ///
  /// Near things come first within a batch, or across states where that is wanted.
  /// - Complexity: O(items × views) while the eye moves little; allocates nothing.
  mutating func prepare(_ frusta: [Frustum], eye: SIMD3<Float>, acrossStates: Bool) {
    boxes.test(frusta)
    for index in depths.indices { depths[index] = (centres[index] - eye).length + radii[index] }
    if acrossStates {
      for stage in stages.dropLast() { sort(stage) }
    } else {
      for batch in batches where batch.stage != .blended { sort(batch.items) }
    }
  }

  /// Whether an item is one that nobody sees, wherever they look.
  func isHidden(_ index: Int) -> Bool { boxes.isHidden(index) }

  /// In which views an item may be seen: bit 0 for the first.
  func views(of index: Int) -> Int32 { boxes.views(of: index) }

  /// From frame to frame hardly anything changes places, which is what insertion is fast at.
  private mutating func sort(_ range: Range<Int>) {
    guard range.count > 1 else { return }
    for position in range.lowerBound + 1..<range.upperBound {
      let item = order[position]
      let depth = depths[item]
      var hole = position
      while hole > range.lowerBound, depths[order[hole - 1]] > depth {
        order[hole] = order[hole - 1]
        hole -= 1
      }
      order[hole] = item
    }
  }
}
