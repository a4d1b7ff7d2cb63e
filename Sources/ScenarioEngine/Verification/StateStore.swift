/// Every distinct state that was found, each as a run of words, with its number.
///
/// One arena holds the words; a table of numbers finds them again. Numbers are
/// given in the order of finding and stay.
struct StateStore {
  private var arena: [UInt32] = []
  /// Where each state's words begin; one more entry than states.
  private var starts: [Int] = [0]
  /// A state's number + 1 beside its hash, at the place of the hash or behind it; 0 for nothing.
  private var table: [UInt64] = Array(repeating: 0, count: 1 << 10)

  var count: Int { starts.count - 1 }

  /// The words of a state.
  subscript(state: Int) -> ArraySlice<UInt32> { arena[starts[state]..<starts[state + 1]] }

  /// One word of a state.
  func word(_ place: Int, of state: Int) -> UInt32 { arena[starts[state] + place] }

  /// Copies a state's words into storage that the caller keeps.
  func copy(_ state: Int, into words: inout WordBuffer) {
    words.removeAll()
    for place in starts[state]..<starts[state + 1] { words.append(arena[place]) }
  }

  /// The number of a state, if it was found.
  func find(_ words: WordBuffer) -> Int? {
    let entry = table[place(of: words, Self.hash(words))]
    return entry == 0 ? nil : Self.number(entry)
  }

  /// The number of a state; a state that was not known gets the next one.
  mutating func insert(_ words: WordBuffer) -> Int {
    let hash = Self.hash(words)
    let place = place(of: words, hash)
    if table[place] != 0 { return Self.number(table[place]) }
    let state = count
    table[place] = UInt64(hash) << 32 | UInt64(state + 1)
    for index in 0..<words.count { arena.append(words[index]) }
    starts.append(arena.count)
    if count * 2 > table.count { grow() }
    return state
  }

  private static func number(_ entry: UInt64) -> Int { Int(entry & 0xFFFF_FFFF) - 1 }

  /// Where a state stands in the table, or where it would.
  private func place(of words: WordBuffer, _ hash: UInt32) -> Int {
    let mask = table.count - 1
    var place = Int(hash) & mask
    while table[place] != 0 {
      let entry = table[place]
      if UInt32(truncatingIfNeeded: entry >> 32) == hash, isEqual(Self.number(entry), words) {
        return place
      }
      place = (place + 1) & mask
    }
    return place
  }

  private func isEqual(_ state: Int, _ words: WordBuffer) -> Bool {
    let start = starts[state]
    guard starts[state + 1] - start == words.count else { return false }
    for place in 0..<words.count where arena[start + place] != words[place] { return false }
    return true
  }

  private mutating func grow() {
    let old = table
    let mask = old.count * 2 - 1
    table = Array(repeating: 0, count: mask + 1)
    for entry in old where entry != 0 {
      var place = Int(entry >> 32) & mask
      while table[place] != 0 { place = (place + 1) & mask }
      table[place] = entry
    }
  }

  /// Multiplies each word in and folds the two halves of the product; the constant is the golden
  /// ratio's.
  private static func hash(_ words: WordBuffer) -> UInt32 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for place in 0..<words.count {
      let product = (hash ^ UInt64(words[place])).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = product.high ^ product.low
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
