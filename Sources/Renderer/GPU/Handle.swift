/// Names a resource in a pool: a copyable number that is never reused for another one.
package struct Handle<Resource: ~Copyable>: Hashable, Sendable {
  let slot: UInt32
  /// Counts how often the slot was filled, so that a handle to what was there before is known.
  let generation: UInt32
}
