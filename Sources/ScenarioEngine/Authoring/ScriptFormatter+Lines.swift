// Which lines there are, how deep each stands, and where empty ones go.

extension ScriptFormatter {
  /// A line of the text as it will be set, without indentation.
  struct Line {
    enum Kind {
      /// Nothing, or what is taken out since it would be nothing.
      case empty
      /// Blanks that hold an option's block open.
      case holding
      case comment
      case content
      case bodyStart
      case bodyEnd
    }

    var kind: Kind
    var text: String
    var isInBody: Bool
    /// How many blanks it begins with; a tab counts as eight.
    var column: Int
    /// Tokens with something written on it.
    var tokens: Range<Int>
  }

  /// What each line of the text becomes, with its line feed; empty where it goes.
  func pieces() -> [String] {
    let lines = lines()
    let depths = depths(of: lines)
    var pieces = [String](repeating: "", count: lines.count)
    var last: Int?
    var gap: Int?
    for (index, line) in lines.enumerated() where line.kind != .holding {
      guard line.kind != .empty else {
        gap = gap ?? index
        continue
      }
      let indentation = String(repeating: " ", count: 4 * depths[index])
      pieces[index] = indentation + line.text + "\n"
      if let last, isParted(lines[last], line, gap != nil) {
        if let gap { pieces[gap] = "\n" } else { pieces[index] = "\n" + pieces[index] }
      }
      last = index
      gap = nil
    }
    return pieces
  }

  /// Whether an empty line stands between two lines.
  private func isParted(_ line: Line, _ next: Line, _ wasParted: Bool) -> Bool {
    if line.kind == .bodyEnd { return true }
    if line.kind == .bodyStart || next.kind == .bodyEnd { return false }
    if next.kind == .bodyStart, line.kind == .content { return false }
    return wasParted
  }

  // MARK: - Reading lines

  private func lines() -> [Line] {
    let openBlocks = openBlocks()
    var lines: [Line] = []
    lines.reserveCapacity(source.lineTable.lineCount)
    var index = 0
    var isInBody = false
    for number in 0..<source.lineTable.lineCount {
      let bytes = contents(number)
      let first = index
      while index < tokens.count, tokens[index].lower < bytes.upperBound { index += 1 }
      // The next node begins although nothing ended this one.
      if index > first, tokens[first].kind == .headerKey { isInBody = false }
      lines.append(
        line(bytes, first..<index, isInBody: isInBody, isHeldOpen: openBlocks[number] > 0))
      for token in tokens[first..<index] {
        if token.kind == .bodyStart { isInBody = true }
        if token.kind == .bodyEnd { isInBody = false }
      }
    }
    return lines
  }

  /// How many blocks of options are open at the start of each line.
  private func openBlocks() -> [Int] {
    var changes = [Int](repeating: 0, count: source.lineTable.lineCount)
    for token in layout {
      let line = source.lineTable.lineIndex(of: Int(token.lower))
      changes[line] += token.kind == .indent ? 1 : -1
    }
    var open = 0
    return changes.map { change in
      open += change
      return open
    }
  }

  private func line(
    _ bytes: Range<Int>, _ range: Range<Int>, isInBody: Bool, isHeldOpen: Bool
  ) -> Line {
    var lower = bytes.lowerBound
    var column = 0
    while lower < bytes.upperBound, WhiteSpace.isBlank(source.bytes[lower]) {
      column += source.bytes[lower] == UInt8(ascii: "\t") ? 8 : 1
      lower += 1
    }
    var kind = Line.Kind.content
    if range.isEmpty {
      kind = .comment
      if lower == bytes.upperBound { kind = isHeldOpen && column > 0 ? .holding : .empty }
    } else if tokens[range.lowerBound].kind == .bodyStart {
      kind = .bodyStart
    } else if tokens[range.lowerBound].kind == .bodyEnd {
      kind = .bodyEnd
    }
    return Line(
      kind: kind, text: text(of: range, upTo: bytes.upperBound, from: lower), isInBody: isInBody,
      column: column, tokens: range)
  }

  /// A line without what ends it, and the first one without a byte order mark.
  private func contents(_ line: Int) -> Range<Int> {
    let range = source.lineTable.contents(ofLine: line, in: source.bytes)
    let hasMark = line == 0 && source.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return hasMark ? range.lowerBound + 3..<range.upperBound : range
  }

  // MARK: - Depths

  /// How many blocks each line stands in; what the tree knows nothing of goes with its neighbours.
  private func depths(of lines: [Line]) -> [Int] {
    var depths = ScriptLayout.depths(tree, source, lines.map(\.column))
    var below: Int?
    for index in lines.indices.reversed() where lines[index].kind != .comment {
      let line = lines[index]
      guard !line.tokens.isEmpty else { continue }
      if !line.isInBody || line.kind == .bodyEnd || line.kind == .bodyStart {
        depths[index] = 0
      }
      depths[index] = depths[index] ?? below ?? 0
      below = depths[index]
    }
    return placingComments(depths, lines)
  }

  /// Comments, which stand as deep as the line below, or deeper where the author had them so.
  private func placingComments(_ known: [Int?], _ lines: [Line]) -> [Int] {
    var depths = known.map { $0 ?? 0 }
    /// The columns of the blocks that are open, from the outermost.
    var columns: [Int] = [0]
    var inner = 0
    var next: [Int] = Array(repeating: 0, count: lines.count)
    var below = 0
    for index in lines.indices.reversed() {
      next[index] = below
      if let depth = known[index] { below = depth }
    }
    for (index, line) in lines.enumerated() {
      if line.kind == .comment {
        guard line.isInBody else { continue }
        var depth = next[index]
        while depth < inner, line.column >= column(ofDepth: depth + 1, columns) { depth += 1 }
        depths[index] = depth
      } else if let depth = known[index] {
        columns =
          Array(columns.prefix(depth))
          + Array(
            repeating: line.column, count: max(1, depth + 1 - columns.count))
        inner = opensBlock(line) ? depth + 1 : depth
      }
    }
    return depths
  }

  /// Where a block begins, or the first place at which it could.
  private func column(ofDepth depth: Int, _ columns: [Int]) -> Int {
    depth < columns.count ? columns[depth] : (columns.last ?? 0) + 1
  }

  /// Whether what follows a line may stand deeper.
  private func opensBlock(_ line: Line) -> Bool {
    guard line.isInBody, let first = line.tokens.first else { return false }
    switch tokens[first].kind {
    case .optionArrow, .lineGroupArrow: return true
    case .commandStart where line.tokens.count > 1:
      switch tokens[first + 1].kind {
      case .keywordIf, .keywordElseIf, .keywordElse, .keywordOnce, .keywordEnum: return true
      default: return false
      }
    default: return false
    }
  }
}
