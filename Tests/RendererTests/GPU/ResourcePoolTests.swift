import Testing

@testable import Renderer

/// A stand-in for an object of the driver that tells when it is given back.
private struct Fake: ~Copyable {
  final class Log {
    var freed: [Int] = []
  }
  let number: Int
  let log: Log

  deinit { log.freed.append(number) }
}

@Suite struct ResourcePoolTests {
  @Test func aStaleHandleIsRejected() {
    let log = Fake.Log()
    var pool = ResourcePool<Fake>(capacity: 1)
    let first = pool.insert(Fake(number: 1, log: log))
    let wasRemoved = pool.remove(first)
    #expect(wasRemoved)
    let second = pool.insert(Fake(number: 2, log: log))
    // The slot is used again, so only the generation tells them apart.
    #expect(first.slot == second.slot)
    let stale = pool.with(first) { $0.number }
    let fresh = pool.with(second) { $0.number }
    #expect(stale == nil)
    #expect(fresh == 2)
  }

  @Test func aDoubleFreeIsNoticedAndFreesOnce() {
    let log = Fake.Log()
    var pool = ResourcePool<Fake>()
    let handle = pool.insert(Fake(number: 1, log: log))
    let first = pool.remove(handle)
    let second = pool.remove(handle)
    #expect(first)
    #expect(!second)
    #expect(log.freed == [1])
    let count = pool.count
    #expect(count == 0)
  }

  @Test func growthKeepsResourcesAndTheEndFreesThemAll() {
    let log = Fake.Log()
    do {
      var pool = ResourcePool<Fake>(capacity: 1)
      let handles = (0..<40).map { pool.insert(Fake(number: $0, log: log)) }
      #expect(log.freed.isEmpty)
      let numbers = handles.compactMap { handle in pool.with(handle) { $0.number } }
      #expect(numbers == Array(0..<40))
    }
    #expect(log.freed.sorted() == Array(0..<40))
  }

  @Test func aHandleOfAnotherPoolFindsNothing() {
    let log = Fake.Log()
    var pool = ResourcePool<Fake>()
    var other = ResourcePool<Fake>()
    let handles = (0..<3).map { other.insert(Fake(number: $0, log: log)) }
    _ = pool.insert(Fake(number: 9, log: log))
    let found = pool.contains(handles[2])
    #expect(!found)
  }

  @Test func aChangedResourceStaysChanged() {
    var pool = ResourcePool<Counter>()
    let handle = pool.insert(Counter())
    _ = pool.mutate(handle) { $0.value += 5 }
    let value = pool.with(handle) { $0.value }
    #expect(value == 5)
    _ = pool.remove(handle)
    let gone: Void? = pool.mutate(handle) { $0.value += 1 }
    #expect(gone == nil)
  }
}

private struct Counter: ~Copyable {
  var value = 0
}
