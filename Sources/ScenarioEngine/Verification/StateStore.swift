/// Every distinct state that was found, each as a run of words, with its number.
///
/// One arena holds the words; a table of numbers finds them again. Numbers are
/// given in the order of finding and stay.
struct StateStore {
  private var arena: [UInt32] = []
  /// Where each state's words begin; one more entry than states.
  private var starts: [Int] = [0]
  private var hashes: [UInt32] = []
  /// A state's number + 1 at the place of its hash or behind it; 0 where nothing is.
  private var table: [UInt32] = Array(repeating: 0, count: 1 << 12)

  var count: Int { hashes.count }

  /// The words of a state.
  subscript(state: Int) -> ArraySlice<UInt32> { arena[starts[state]..<starts[state + 1]] }

  /// Copies a state's words into storage that the caller keeps.
  func copy(_ state: Int, into words: inout [UInt32]) {
    words.removeAll(keepingCapacity: true)
    for place in starts[state]..<starts[state + 1] { words.append(arena[place]) }
  }

  /// The number of a state, if it was found.
  func find(_ words: [UInt32]) -> Int? {
    let hash = Self.hash(words)
    var place = Int(hash) & (table.count - 1)
    while table[place] != 0 {
      let state = Int(table[place]) - 1
      if hashes[state] == hash, isEqual(state, words) { return state }
      place = (place + 1) & (table.count - 1)
    }
    return nil
  }

  /// The number of a state; a state that was not known gets the next one.
  mutating func insert(_ words: [UInt32]) -> Int {
    if hashes.count * 2 >= table.count { grow() }
    let hash = Self.hash(words)
    var place = Int(hash) & (table.count - 1)
    while table[place] != 0 {
      let state = Int(table[place]) - 1
      if hashes[state] == hash, isEqual(state, words) { return state }
      place = (place + 1) & (table.count - 1)
    }
    let state = hashes.count
    table[place] = UInt32(truncatingIfNeeded: state + 1)
    hashes.append(hash)
    for word in words { arena.append(word) }
    starts.append(arena.count)
    return state
  }

  private func isEqual(_ state: Int, _ words: [UInt32]) -> Bool {
    let start = starts[state]
    guard starts[state + 1] - start == words.count else { return false }
    for place in words.indices where arena[start + place] != words[place] { return false }
    return true
  }

  private mutating func grow() {
    let count = table.count * 2
    table = Array(repeating: 0, count: count)
    for state in hashes.indices {
      var place = Int(hashes[state]) & (count - 1)
      while table[place] != 0 { place = (place + 1) & (count - 1) }
      table[place] = UInt32(truncatingIfNeeded: state + 1)
    }
  }

  /// Multiplies and folds each word in; the constant is the golden ratio's.
  private static func hash(_ words: [UInt32]) -> UInt32 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for word in words {
      hash = (hash ^ UInt64(word)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 29))
  }
}
