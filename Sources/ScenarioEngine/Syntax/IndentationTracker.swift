/// Turns the white space at the start of lines into `indent`, `dedent` and `blankLine` tokens.
///
/// Indentation means something only below an option: the first line after one
/// opens a block when it is deeper. Any line that is less deep closes it, an
/// empty one included, which counts as not indented at all; that is the
/// language's rule, and other editors and runtimes hold to it.
struct IndentationTracker {
  private var openIndents: [Int] = []
  private var lastIndent = 0
  /// The line just lexed holds an arrow.
  var sawArrow = false
  /// The number of the line after the last option or block, while a group can still end there.
  private var contentLine: Int?

  /// What the end of a line means for the lines below it.
  ///
  /// - Parameters:
  ///   - isBlank: the line held nothing, not even a comment.
  ///   - nextLine: the number of the line that begins.
  ///   - indent: how deep that line begins.
  /// - Returns: The tokens that stand between the two lines.
  mutating func lineEnded(isBlank: Bool, nextLine: Int, indent: Int) -> [TokenKind] {
    var kinds: [TokenKind] = []
    if isBlank, let line = contentLine {
      if nextLine - line == 1 { kinds.append(.blankLine) }
      contentLine = nil
    }
    if sawArrow {
      if indent > lastIndent {
        openIndents.append(indent)
        kinds.append(.indent)
      }
      sawArrow = false
      contentLine = nextLine
    }
    while let top = openIndents.last, indent < top {
      openIndents.removeLast()
      kinds.append(.dedent)
      if openIndents.isEmpty { contentLine = nextLine }
    }
    lastIndent = indent
    return kinds
  }

  /// Forgets everything at the end of a node; gives how many blocks were still open.
  mutating func reset() -> Int {
    let count = openIndents.count
    self = IndentationTracker()
    return count
  }
}
