import Testing

@testable import Renderer

@Suite struct RangeAllocatorTests {
  /// `#expect` cannot change what it looks at.
  private func allocate(_ count: Int, _ ranges: inout RangeAllocator) -> Range<Int>? {
    ranges.allocate(count)
  }

  private func free(_ range: Range<Int>, _ ranges: inout RangeAllocator) -> Bool {
    ranges.free(range)
  }

  @Test func rangesComeBackAndNeighboursJoin() {
    var ranges = RangeAllocator(capacity: 100)
    let parts = (0..<4).compactMap { _ in ranges.allocate(25) }
    #expect(parts == [0..<25, 25..<50, 50..<75, 75..<100])
    #expect(allocate(1, &ranges) == nil)
    for part in [1, 3, 2] { #expect(free(parts[part], &ranges)) }
    #expect(ranges.gaps == [25..<100])
    #expect(ranges.used == 25)
    #expect(allocate(60, &ranges) == 25..<85)
    #expect(free(0..<25, &ranges))
    #expect(ranges.gaps == [0..<25, 85..<100])
    #expect(ranges.end == 85)
  }

  @Test func whatIsFreeAlreadyIsNotTakenBack() {
    var ranges = RangeAllocator(capacity: 10)
    #expect(!free(0..<1, &ranges))
    #expect(allocate(4, &ranges) == 0..<4)
    #expect(!free(3..<5, &ranges))
    #expect(!free(8..<12, &ranges))
    #expect(free(0..<4, &ranges))
    #expect(!free(0..<4, &ranges))
    #expect(ranges == RangeAllocator(capacity: 10))
    #expect(ranges.end == 0)
  }

  @Test func growthAddsToTheLastGap() {
    var ranges = RangeAllocator(capacity: 4)
    #expect(allocate(3, &ranges) == 0..<3)
    ranges.grow(to: 8)
    #expect(ranges.gaps == [3..<8])
    #expect(allocate(5, &ranges) == 3..<8)
    #expect(ranges.end == 8)
    ranges.grow(to: 9)
    #expect(ranges.gaps == [8..<9])
    #expect(allocate(0, &ranges) == 0..<0)
  }

  /// Many comings and goings never give the same number to two at a time.
  @Test func nobodyGetsWhatAnotherHas() {
    var generator = SeededGenerator(state: 7)
    var ranges = RangeAllocator(capacity: 200)
    var held: [Range<Int>] = []
    for _ in 0..<2_000 {
      if Bool.random(using: &generator),
        let range = ranges.allocate(.random(in: 1...30, using: &generator))
      {
        #expect(!held.contains { $0.overlaps(range) })
        held.append(range)
      } else if let index = held.indices.randomElement(using: &generator) {
        let taken = held.remove(at: index)
        #expect(free(taken, &ranges))
      }
    }
    for range in held { #expect(free(range, &ranges)) }
    #expect(ranges.gaps == [0..<200])
  }
}
