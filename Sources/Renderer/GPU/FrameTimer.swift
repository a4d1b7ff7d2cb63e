internal import COpenGL

/// Measures how long the device works on frames, without waiting for it.
///
/// Each frame takes two marks on the device's own clock; they are read some frames later, when
/// they are there. With more frames in flight than there are pairs of marks, a frame goes unmeasured.
struct FrameTimer: ~Copyable {
  static let capacity = 4

  private var queries: InlineArray<8, GLuint>
  private var tags = InlineArray<4, Int>(repeating: 0)
  private var first = 0
  private var pending = 0
  private var isOpen = false

  private init(adopting queries: InlineArray<8, GLuint>) { self.queries = queries }

  deinit {
    var queries = self.queries
    for index in 0..<Self.capacity * 2 { glDeleteQueries(1, &queries[index]) }
  }

  static func make() throws(GPUError) -> FrameTimer {
    var queries = InlineArray<8, GLuint>(repeating: 0)
    for index in 0..<capacity * 2 { glCreateQueries(GL.timestamp, 1, &queries[index]) }
    guard queries[capacity * 2 - 1] != 0 else {
      throw GPUError(.objectCreationFailed, call: "glCreateQueries")
    }
    return FrameTimer(adopting: queries)
  }

  /// Marks the beginning of a frame; the tag comes back with its time.
  mutating func begin(tag: Int) {
    guard pending < Self.capacity else { return }
    let slot = (first + pending) % Self.capacity
    tags[slot] = tag
    glQueryCounter(queries[slot * 2], GL.timestamp)
    isOpen = true
  }

  /// Marks the end of the frame that was begun.
  mutating func end() {
    guard isOpen else { return }
    let slot = (first + pending) % Self.capacity
    glQueryCounter(queries[slot * 2 + 1], GL.timestamp)
    pending += 1
    isOpen = false
  }

  /// Takes the oldest frame's time in seconds; nil while the device is not that far.
  mutating func next() -> (seconds: Double, tag: Int)? {
    guard pending > 0 else { return nil }
    var available: GLint = 0
    glGetQueryObjectiv(queries[first * 2 + 1], GL.queryResultAvailable, &available)
    guard available != 0 else { return nil }
    var begin: GLuint64 = 0
    var end: GLuint64 = 0
    glGetQueryObjectui64v(queries[first * 2], GL.queryResult, &begin)
    glGetQueryObjectui64v(queries[first * 2 + 1], GL.queryResult, &end)
    let tag = tags[first]
    first = (first + 1) % Self.capacity
    pending -= 1
    return (end > begin ? Double(end - begin) * 1e-9 : 0, tag)
  }
}
