import Glibc
import Testing

@testable import AllocationCounter

/// That the counter sees every way in which Swift asks for memory.
@Suite struct AllocationCounterTests {
  private final class Box {
    var number = 0
  }

  @Test func objectsAndBuffersAreCounted() throws {
    try #require(AllocationCounter.isAvailable)
    var boxes: [Box] = []
    boxes.reserveCapacity(200)
    let objects = AllocationCounter.count {
      for _ in 0..<100 { boxes.append(Box()) }
    }
    #expect(objects == 100)
    var texts = ""
    let growth = AllocationCounter.count {
      for index in 0..<1_000 { texts += "\(index)" }
    }
    #expect(try #require(growth) >= 5)
    #expect(boxes.count == 100 && texts.utf8.count == 2_890)
  }

  @Test func alignedBlocksAreCountedAndUsable() {
    let count = AllocationCounter.count {
      let block = UnsafeMutableRawPointer.allocate(byteCount: 4_096, alignment: 1_024)
      #expect(Int(bitPattern: block).isMultiple(of: 1_024))
      block.initializeMemory(as: UInt8.self, repeating: 7, count: 4_096)
      block.deallocate()
    }
    #expect(count ?? 0 >= 1)
  }

  /// A library of the system asks for memory of its own, which is not the program's doing.
  @Test func whatALibraryAllocatesIsLeftOutWhereOnlyOwnCount() throws {
    try #require(AllocationCounter.isAvailable)
    var directory: OpaquePointer?
    let all = AllocationCounter.count { directory = opendir("/") }
    closedir(try #require(directory))
    #expect(try #require(all) >= 1)
    let own = AllocationCounter.count(onlyOwn: true) { directory = opendir("/") }
    closedir(try #require(directory))
    #expect(own == 0)
    var boxes: [Box] = []
    boxes.reserveCapacity(10)
    let mine = AllocationCounter.count(onlyOwn: true) {
      for _ in 0..<10 { boxes.append(Box()) }
    }
    #expect(mine == 10)
    #expect(boxes.count == 10)
  }

  @Test func nothingIsCountedBetweenMeasurements() {
    _ = AllocationCounter.count { _ = Box() }
    let between = (0..<50).map { _ in Box() }
    var sum = 0
    let count = AllocationCounter.count {
      for index in 0..<1_000 { sum &+= index }
    }
    #expect(count == 0)
    #expect(between.count == 50 && sum == 499_500)
  }
}
