/// Gives out ranges of a line of numbers and takes them back; neighbours that are free join.
///
/// The first gap that is large enough is taken. Places and people come and go a few times an
/// hour, so gaps stay few and a list of them is enough.
struct RangeAllocator: Sendable, Equatable {
  /// The numbers from 0 to this are there to be given out.
  private(set) var capacity: Int
  /// Rising, with something in use between any two.
  private(set) var gaps: [Range<Int>]

  init(capacity: Int) {
    self.capacity = capacity
    gaps = capacity > 0 ? [0..<capacity] : []
  }

  /// How many numbers are given out.
  var used: Int { capacity - gaps.reduce(0) { $0 + $1.count } }

  /// No number from here on is given out.
  var end: Int {
    guard let last = gaps.last, last.upperBound == capacity else { return capacity }
    return last.lowerBound
  }

  /// A range of numbers that nobody has; nil if no gap is large enough.
  mutating func allocate(_ count: Int) -> Range<Int>? {
    guard count > 0 else { return 0..<0 }
    guard let index = gaps.firstIndex(where: { $0.count >= count }) else { return nil }
    let start = gaps[index].lowerBound
    gaps[index] = start + count..<gaps[index].upperBound
    if gaps[index].isEmpty { gaps.remove(at: index) }
    return start..<start + count
  }

  /// Takes a range back; false, and nothing happens, if any of it is free already.
  mutating func free(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return true }
    guard range.lowerBound >= 0, range.upperBound <= capacity,
      !gaps.contains(where: { $0.overlaps(range) })
    else { return false }
    let index = gaps.firstIndex { $0.lowerBound > range.lowerBound } ?? gaps.count
    gaps.insert(range, at: index)
    if index + 1 < gaps.count, gaps[index].upperBound == gaps[index + 1].lowerBound {
      gaps[index] = gaps[index].lowerBound..<gaps[index + 1].upperBound
      gaps.remove(at: index + 1)
    }
    if index > 0, gaps[index - 1].upperBound == gaps[index].lowerBound {
      gaps[index - 1] = gaps[index - 1].lowerBound..<gaps[index].upperBound
      gaps.remove(at: index)
    }
    return true
  }

  /// Adds numbers at the end.
  mutating func grow(to newCapacity: Int) {
    guard newCapacity > capacity else { return }
    if let last = gaps.last, last.upperBound == capacity {
      gaps[gaps.count - 1] = last.lowerBound..<newCapacity
    } else {
      gaps.append(capacity..<newCapacity)
    }
    capacity = newCapacity
  }
}
