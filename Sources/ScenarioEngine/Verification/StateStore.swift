/// Every distinct state that was found, each as a run of words, with its number.
///
/// One arena holds the records; a table finds them again. Numbers are given in
/// the order of finding and stay. A search spends much of its time waiting for
/// memory here, so a state that is known is found in two places: its entry in
/// the table and its record, in which its number stands.
struct StateStore {
  /// One record after another: a state's number, how many words it has, the words.
  private var arena: [UInt32] = []
  /// Where each state's words begin.
  private var starts: [Int] = []
  /// By hash, or behind that place: the hash and a record's place + 1; 0 for nothing.
  ///
  /// Memory ends long before 32 bits of places do.
  private var table: [UInt64] = Array(repeating: 0, count: 1 << 10)

  var count: Int { starts.count }

  /// The words of a state.
  subscript(state: Int) -> ArraySlice<UInt32> {
    arena[starts[state]..<starts[state] + wordCount(of: state)]
  }

  private func wordCount(of state: Int) -> Int { Int(arena[starts[state] - 1]) }

  /// One word of a state.
  func word(_ place: Int, of state: Int) -> UInt32 { arena[starts[state] + place] }

  /// Copies a state's words into storage that the caller keeps.
  func copy(_ state: Int, into words: inout WordBuffer) {
    words.removeAll()
    let start = starts[state]
    for place in start..<start + wordCount(of: state) { words.append(arena[place]) }
  }

  /// The number of a state, if it was found.
  func find(_ words: WordBuffer) -> Int? {
    let entry = table[place(of: words, Self.hash(words))]
    return entry == 0 ? nil : number(entry)
  }

  /// The number of a state; a state that was not known gets the next one.
  mutating func insert(_ words: WordBuffer) -> Int {
    let hash = Self.hash(words)
    let place = place(of: words, hash)
    if table[place] != 0 { return number(table[place]) }
    let state = count
    table[place] = UInt64(hash) << 32 | UInt64(arena.count + 1)
    arena.append(UInt32(truncatingIfNeeded: state))
    arena.append(UInt32(words.count))
    starts.append(arena.count)
    for index in 0..<words.count { arena.append(words[index]) }
    if count * 2 > table.count { grow() }
    return state
  }

  private static func record(_ entry: UInt64) -> Int { Int(entry & 0xFFFF_FFFF) - 1 }

  private func number(_ entry: UInt64) -> Int { Int(arena[Self.record(entry)]) }

  /// Where a state stands in the table, or where it would.
  private func place(of words: WordBuffer, _ hash: UInt32) -> Int {
    let mask = table.count - 1
    var place = Int(hash) & mask
    while table[place] != 0 {
      let entry = table[place]
      if UInt32(truncatingIfNeeded: entry >> 32) == hash, isEqual(Self.record(entry), words) {
        return place
      }
      place = (place + 1) & mask
    }
    return place
  }

  private func isEqual(_ record: Int, _ words: WordBuffer) -> Bool {
    guard Int(arena[record + 1]) == words.count else { return false }
    for place in 0..<words.count where arena[record + 2 + place] != words[place] { return false }
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
