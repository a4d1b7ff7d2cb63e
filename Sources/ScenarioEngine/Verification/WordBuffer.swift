/// Words that are written again and again into the same storage.
///
/// Emptying an array costs a call into the standard library; here it is one
/// number, and a search does it for every step.
struct WordBuffer {
  private var storage: [UInt32]
  private(set) var count = 0

  /// Room for a state of so many shared words, with every list of places as long as it can be.
  init(sharedWords: Int = 0) {
    storage = Array(repeating: 0, count: sharedWords + SceneState.mostWords)
  }

  /// The words as a list.
  var words: [UInt32] { Array(storage[0..<count]) }

  subscript(place: Int) -> UInt32 {
    get { storage[place] }
    set { storage[place] = newValue }
  }

  mutating func removeAll() { count = 0 }

  /// Becomes the first words of another buffer.
  mutating func copy(_ other: WordBuffer, count: Int) {
    self.count = count
    for place in 0..<count { storage[place] = other.storage[place] }
  }

  /// Whether it is the first words of another buffer.
  func begins(like other: WordBuffer, count: Int) -> Bool {
    guard self.count == count else { return false }
    for place in 0..<count where storage[place] != other.storage[place] { return false }
    return true
  }

  mutating func append(_ word: UInt32) {
    storage[count] = word
    count += 1
  }
}
