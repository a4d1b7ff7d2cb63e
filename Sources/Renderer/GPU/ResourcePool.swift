/// Owns resources that must be given back to C, and lends them out by handle.
///
/// Resources cannot be copied, so they live in memory that the pool manages itself. A slot that
/// was emptied is filled again under a new generation; a handle of an older one finds nothing.
struct ResourcePool<Resource: ~Copyable>: ~Copyable {
  private struct Slot: ~Copyable {
    var generation: UInt32 = 0
    var resource: Resource?
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var capacity: Int
  private var used = 0
  private var free: [UInt32] = []

  /// The number of resources in the pool.
  private(set) var count = 0
  /// How many there have been since the pool was made.
  private(set) var made = 0

  init(capacity: Int = 16) {
    self.capacity = max(capacity, 1)
    slots = .allocate(capacity: self.capacity)
  }

  deinit {
    slots.deinitialize(count: used)
    slots.deallocate()
  }

  /// Takes a resource over and says what it is called from now on.
  mutating func insert(_ resource: consuming Resource) -> Handle<Resource> {
    let slot = free.popLast() ?? makeSlot()
    slots[Int(slot)].resource = consume resource
    count += 1
    made += 1
    return Handle(slot: slot, generation: slots[Int(slot)].generation)
  }

  /// Destroys a resource; false if the handle names none any more.
  mutating func remove(_ handle: Handle<Resource>) -> Bool {
    guard contains(handle) else { return false }
    slots[Int(handle.slot)].resource = nil
    slots[Int(handle.slot)].generation &+= 1
    free.append(handle.slot)
    count -= 1
    return true
  }

  /// Whether the handle still names a resource.
  func contains(_ handle: Handle<Resource>) -> Bool {
    let slot = Int(handle.slot)
    guard slot < used, slots[slot].generation == handle.generation else { return false }
    switch slots[slot].resource {
    case .some: return true
    case .none: return false
    }
  }

  /// Lends a resource to a closure; nil if the handle names none any more.
  func with<Result>(
    _ handle: Handle<Resource>, _ body: (borrowing Resource) -> Result
  ) -> Result? {
    let slot = Int(handle.slot)
    guard slot < used, slots[slot].generation == handle.generation else { return nil }
    switch slots[slot].resource {
    case .some(let resource): return body(resource)
    case .none: return nil
    }
  }

  /// Lends a resource to a closure that changes it; nil if the handle names none any more.
  mutating func mutate<Result>(
    _ handle: Handle<Resource>, _ body: (inout Resource) -> Result
  ) -> Result? {
    let slot = Int(handle.slot)
    guard contains(handle), var resource = slots[slot].resource.take() else { return nil }
    let result = body(&resource)
    slots[slot].resource = consume resource
    return result
  }

  private mutating func makeSlot() -> UInt32 {
    if used == capacity {
      let larger = UnsafeMutablePointer<Slot>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: slots, count: used)
      slots.deallocate()
      slots = larger
      capacity *= 2
    }
    (slots + used).initialize(to: Slot(resource: nil))
    used += 1
    return UInt32(used - 1)
  }
}
