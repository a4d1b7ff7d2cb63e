/// Text that looks like a command that lost its chevrons, or its line.
extension Parser {
  /// Looks at the text that was read just now, with its expressions.
  mutating func checkMarks(from start: Token) {
    let raw = WhiteSpace.trimmedEnd(
      Int(start.lower)..<Int(previous.upper), in: source.bytes)
    let text = SourceRange(file: file, lower: raw.lowerBound, upper: raw.upperBound)
    if let command = commandBefore(start) {
      checkTextAfterCommand(text, command)
    } else if isChevron(source.bytes[text.lower]) || isChevron(source.bytes[text.upper - 1]) {
      checkChevrons(around: text)
    } else {
      checkKeyword(at: text)
    }
  }

  // MARK: - After a command

  /// The command of the host that ends on this line before a place.
  private func commandBefore(_ start: Token) -> SourceRange? {
    var index = position
    while index > 0, tokens[index].lower >= start.lower { index -= 1 }
    var end: Token?
    while index > 0 {
      let token = tokens[index]
      switch token.kind {
      case .newline, .bodyStart: return nil
      case .commandEnd: end = token
      case .commandStart:
        let next = tokens[index + 1].kind
        if let end, next == .commandText || next == .expressionStart {
          return range(of: token).through(range(of: end))
        }
      default: break
      }
      index -= 1
    }
    return nil
  }

  private mutating func checkTextAfterCommand(_ text: SourceRange, _ command: SourceRange) {
    if source.bytes[text.lower..<text.upper].allSatisfy({ $0 == UInt8(ascii: ">") }) {
      reportExtraChevrons(at: text)
    } else {
      remark(
        .lineContentAfterCommand, .textAfterCommand, at: text,
        notes: [Note(.commandHere, at: command)])
    }
  }

  /// `<<<wait 1>>`: the name of the command begins with a chevron.
  mutating func checkChevrons(ofCommand start: Token) {
    var upper = Int(start.upper)
    while upper < source.bytes.count, source.bytes[upper] == UInt8(ascii: "<") { upper += 1 }
    guard upper > Int(start.upper) else { return }
    reportExtraChevrons(at: SourceRange(file: file, lower: Int(start.upper), upper: upper))
  }

  private mutating func reportExtraChevrons(at range: SourceRange) {
    remark(
      .rogueChevron, .extraChevrons, [text(in: range)], at: range,
      fixIts: [edit(range, "", .removeText, [text(in: range)])])
  }

  // MARK: - Chevrons around text

  private mutating func checkChevrons(around range: SourceRange) {
    let bytes = source.bytes[range.lower..<range.upper]
    let opening = bytes.prefix { $0 == UInt8(ascii: "<") }.count
    // The text's first two characters are no end of it, however short it is.
    let closing = bytes.dropFirst(2).reversed().prefix { $0 == UInt8(ascii: ">") }.count
    if opening == 1, closing == 1 {
      remark(
        .singularCommandWrap, .singleChevrons, [text(in: range)], at: range,
        fixIts: [enclosing(range, "<", ">")])
    } else if opening < 2, closing == 2 {
      let stray = SourceRange(file: file, lower: range.upper - 2, upper: range.upper)
      remark(
        .strayCommandEnd, .strayCommandEnd, at: stray,
        fixIts: [enclosing(range, opening == 0 ? "<<" : "<", "")])
    }
  }

  private func isChevron(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
  }

  private func enclosing(_ range: SourceRange, _ opening: String, _ closing: String) -> FixIt {
    FixIt(
      .encloseCommand,
      edits: [
        FixIt.Edit(range: range.start, replacement: opening),
        FixIt.Edit(range: range.end, replacement: closing),
      ].filter { !$0.replacement.isEmpty })
  }

  // MARK: - Commands without chevrons

  /// Text that would be a command of the language's own, were it only enclosed.
  private mutating func checkKeyword(at range: SourceRange) {
    let bytes = source.bytes[range.lower..<range.upper]
    let word = bytes.prefix { (0x61...0x7A).contains($0) }
    guard word.count < bytes.count, let packed = Keywords.pack(word),
      let kind = Keywords.commands[packed]
    else { return }
    switch kind {
    case .keywordSet, .keywordDeclare, .keywordJump, .keywordDetour: break
    default: return
    }
    guard Self.isCommand(String(decoding: bytes, as: UTF8.self)) else { return }
    let keyword = SourceRange(file: file, lower: range.lower, upper: range.lower + word.count)
    remark(
      .unenclosedCommand, .unenclosedCommand, [text(in: keyword)], at: keyword,
      fixIts: [enclosing(range, "<<", ">>")])
  }

  /// Whether a text is understood once it stands in chevrons.
  private static func isCommand(_ text: String) -> Bool {
    let node = SourceFile(path: "", text: "title: A\n---\n<<\(text)>>\n===\n")
    let (tree, problems) = parse(node, file: 0)
    guard problems.isEmpty, let statement = tree.nodes.first?.body.first else { return false }
    switch statement {
    case .set, .declare, .jump: return true
    default: return false
    }
  }
}
