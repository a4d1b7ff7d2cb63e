/// The five planes that bound what a view sees; far away nothing is left out.
struct Frustum: Sendable {
  let planes: InlineArray<5, SIMD4<Float>>

  init(planes: InlineArray<5, SIMD4<Float>>) { self.planes = planes }

  /// - Source: Gribb and Hartmann, “Fast Extraction of Viewing Frustum Planes”, 2001.
  init(clipFromWorld: Float4x4) {
    let rows = clipFromWorld.transposed
    planes = [
      rows.c3 + rows.c0, rows.c3 - rows.c0, rows.c3 + rows.c1, rows.c3 - rows.c1,
      rows.c3 + rows.c2,
    ]
  }
}

/// Boxes along the axes, eight side by side, tested against several frusta in one go.
struct BoxArray: Sendable {
  /// Centre and half the size of eight boxes, one vector a coordinate.
  private struct Eight: Sendable {
    var x = SIMD8<Float>.zero
    var y = SIMD8<Float>.zero
    var z = SIMD8<Float>.zero
    var halfX = SIMD8<Float>(repeating: -.infinity)
    var halfY = SIMD8<Float>(repeating: -.infinity)
    var halfZ = SIMD8<Float>(repeating: -.infinity)
  }

  /// The most frusta that are tested at a time.
  static let mostViews = 8

  let count: Int
  private var boxes: [Eight]
  private var seen: [SIMD8<Int32>]

  /// Makes boxes that nobody sees.
  init(count: Int) {
    self.count = count
    boxes = Array(repeating: Eight(), count: (count + 7) / 8)
    seen = Array(repeating: .zero, count: boxes.count)
  }

  /// Moves a box.
  mutating func set(_ index: Int, centre: SIMD3<Float>, halfSize: SIMD3<Float>) {
    let (row, lane) = (index >> 3, index & 7)
    boxes[row].x[lane] = centre.x
    boxes[row].y[lane] = centre.y
    boxes[row].z[lane] = centre.z
    boxes[row].halfX[lane] = halfSize.x
    boxes[row].halfY[lane] = halfSize.y
    boxes[row].halfZ[lane] = halfSize.z
  }

  /// Makes a box one that nobody sees until it is set anew.
  mutating func hide(_ index: Int) {
    set(index, centre: .zero, halfSize: SIMD3(repeating: -.infinity))
  }

  /// Whether a box is one that nobody sees.
  func isHidden(_ index: Int) -> Bool { boxes[index >> 3].halfX[index & 7] == -.infinity }

  /// In which of the tested views a box may be seen: bit 0 for the first.
  func views(of index: Int) -> Int32 { seen[index >> 3][index & 7] }

  /// Tests all boxes against all frusta; at most eight of them count.
  ///
  /// A box near a corner of a view may pass although it is just outside.
  /// - Complexity: O(boxes × frusta); allocates nothing.
  mutating func test(_ frusta: [Frustum]) {
    let count = min(frusta.count, Self.mostViews)
    for row in boxes.indices {
      let box = boxes[row]
      var bits = SIMD8<Int32>.zero
      for view in 0..<count {
        let shown = Self.areInside(box, frusta[view])
        let bit = SIMD8<Int32>(repeating: 1 << Int32(view))
        bits = bits.replacing(with: bits | bit, where: shown)
      }
      seen[row] = bits
    }
  }

  private static func areInside(
    _ box: Eight, _ frustum: Frustum
  ) -> SIMDMask<SIMD8<Int32>> {
    var inside = SIMDMask<SIMD8<Int32>>(repeating: true)
    for index in 0..<5 {
      let plane = frustum.planes[index]
      let centre = box.x * plane.x + box.y * plane.y + box.z * plane.z + plane.w
      let reach = box.halfX * abs(plane.x) + box.halfY * abs(plane.y) + box.halfZ * abs(plane.z)
      inside .&= centre .>= -reach
    }
    return inside
  }
}
