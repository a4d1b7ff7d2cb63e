/// One file of text that the language front end reads.
///
/// `Source/` owns positions: every offset is a UTF-8 offset into `bytes`, and
/// only `LineTable` turns an offset into the line and column a person reads.
package struct SourceFile: Sendable {
  /// The path as it is shown in messages.
  package let path: String
  /// The whole text as UTF-8.
  package let bytes: [UInt8]
  package let lineTable: LineTable

  package init(path: String, text: String) {
    self.path = path
    self.bytes = Array(text.utf8)
    self.lineTable = LineTable(bytes: bytes)
  }

  /// The text of a range of UTF-8 offsets, clamped to the file.
  package func text(_ lower: Int, _ upper: Int) -> String {
    let first = min(max(lower, 0), bytes.count)
    let last = min(max(upper, first), bytes.count)
    return String(decoding: bytes[first..<last], as: UTF8.self)
  }

  /// The line and column of a UTF-8 offset.
  package func location(of offset: Int) -> SourceLocation {
    lineTable.location(of: offset, in: bytes)
  }

  /// Where the line that holds an offset begins.
  package func lineStart(before offset: Int) -> Int {
    lineTable.start(ofLine: lineTable.lineIndex(of: offset))
  }
}
