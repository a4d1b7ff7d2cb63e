/// A place that a person can find: both numbers count from 1.
package struct SourceLocation: Sendable, Hashable {
  package var line: Int
  /// In characters as a person sees them, not bytes.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The offsets at which the lines of a text begin.
package struct LineTable: Sendable {
  /// The UTF-8 offset of each line's first byte; never empty.
  private let lineStarts: [Int]

  /// Finds the lines, ended by `\n`, `\r\n` or a lone `\r`.
  package init(bytes: [UInt8]) {
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      if byte == 0x0A || byte == 0x0D { starts.append(index) }
    }
    lineStarts = starts
  }

  package var lineCount: Int { lineStarts.count }

  /// The index, from 0, of the line that holds an offset.
  ///
  /// - Complexity: O(log lines); allocates nothing.
  package func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The offset of a line's first byte.
  package func start(ofLine index: Int) -> Int { lineStarts[index] }

  /// The range of a line's bytes without its line ending.
  package func contents(ofLine index: Int, in bytes: [UInt8]) -> Range<Int> {
    guard lineStarts.indices.contains(index) else { return bytes.count..<bytes.count }
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The line and column, from 1, of a UTF-8 offset clamped to the text.
  package func location(of offset: Int, in bytes: [UInt8]) -> SourceLocation {
    let clamped = min(max(offset, 0), bytes.count)
    let line = lineIndex(of: clamped)
    let prefix = String(decoding: bytes[lineStarts[line]..<clamped], as: UTF8.self)
    return SourceLocation(line: line + 1, column: prefix.count + 1)
  }
}
