internal import CAllocations

/// Counts how often the running code asks for memory.
///
/// Linking this module puts counting stand-ins before the C library's allocation
/// functions, which Swift's runtime uses for every object and buffer. Only the
/// calling thread counts, and only while a measurement runs.
package enum AllocationCounter {
  /// Whether this system lets allocations be counted.
  package static var isAvailable: Bool { allocations_can_be_counted() }

  /// How often a piece of work allocates on this thread; `nil` where it cannot be counted.
  ///
  /// Where only its own count, calls out of libraries that are neither the program's nor Swift's,
  /// such as a graphics driver, are left out. Measurements do not nest.
  package static func count(
    onlyOwn: Bool = false, _ work: () throws -> Void
  ) rethrows -> Int? {
    guard isAvailable else {
      try work()
      return nil
    }
    allocations_begin(onlyOwn)
    defer { _ = allocations_end() }
    try work()
    return Int(allocations_end())
  }
}
