// What stands between the tokens of one line.

extension ScriptFormatter {
  /// A part of a line that has a space on both sides.
  private struct Part {
    enum Kind {
      case text
      case tag
      case other
    }

    var kind: Kind
    var text: String
  }

  /// The text of a line with these tokens and the comment behind them; it begins, after its
  /// indentation, at `start`.
  func text(of range: Range<Int>, upTo end: Int, from start: Int) -> String {
    var parts = parts(range)
    moveLineID(in: &parts)
    let written = range.last.map { Int(tokens[$0].upper) } ?? start
    var comment = written..<end
    while let last = comment.last, WhiteSpace.isBlank(source.bytes[last]) { comment.removeLast() }
    while let first = comment.first, WhiteSpace.isBlank(source.bytes[first]) {
      comment.removeFirst()
    }
    if !comment.isEmpty { parts.append(Part(kind: .other, text: text(of: comment))) }
    return parts.map(\.text).joined(separator: " ")
  }

  private func parts(_ range: Range<Int>) -> [Part] {
    var parts: [Part] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      index += 1
      switch tokens[start].kind {
      case .headerKey, .colon:
        index = range.upperBound
        parts.append(Part(kind: .other, text: header(start..<index)))
      case .hashtag: parts.append(Part(kind: .tag, text: tag(tokens[start])))
      case .commandStart:
        while index < range.upperBound, tokens[index - 1].kind != .commandEnd { index += 1 }
        parts.append(Part(kind: .other, text: command(start..<index)))
      case .text, .expressionStart:
        while index < range.upperBound, isText(tokens[index].kind, after: start..<index) {
          index += 1
        }
        parts.append(Part(kind: .text, text: formattedText(start..<index)))
      default: parts.append(Part(kind: .other, text: text(of: tokens[start])))
      }
    }
    return parts
  }

  /// Whether a token goes on with a text that has begun: text, or what stands in braces.
  private func isText(_ kind: TokenKind, after range: Range<Int>) -> Bool {
    if kind == .text || kind == .expressionStart { return true }
    let opening = tokens[range].last { $0.kind == .expressionStart || $0.kind == .expressionEnd }
    return opening?.kind == .expressionStart
  }

  /// Puts the id of a line before its other tags; those of a command stay as they are.
  private func moveLineID(in parts: inout [Part]) {
    guard let text = parts.firstIndex(where: { $0.kind == .text }),
      let first = parts[text...].firstIndex(where: { $0.kind == .tag })
    else { return }
    let tags = parts[first...].prefix { $0.kind == .tag }
    let ids = tags.filter { $0.text.hasPrefix("#line:") }
    let others = tags.filter { !$0.text.hasPrefix("#line:") }
    parts.replaceSubrange(tags.startIndex..<tags.endIndex, with: ids + others)
  }

  // MARK: - Parts

  /// `key: value`; a value is the author's own, a condition too.
  private func header(_ range: Range<Int>) -> String {
    var result = ""
    var place = range.lowerBound
    if tokens[place].kind == .headerKey {
      result = text(of: tokens[place])
      place += 1
    }
    if place < range.upperBound, tokens[place].kind == .colon {
      result += ":"
      place += 1
    }
    guard place < range.upperBound else { return result }
    let value = Int(tokens[place].lower)..<Int(tokens[range.upperBound - 1].upper)
    return result + " " + text(of: value)
  }

  private func tag(_ token: Token) -> String {
    let word = WhiteSpace.trimmedStart(Int(token.lower) + 1..<Int(token.upper), in: source.bytes)
    return "#" + text(of: word)
  }

  private func formattedText(_ range: Range<Int>) -> String {
    var result = ""
    var place = range.lowerBound
    while place < range.upperBound {
      let start = place
      place += 1
      if tokens[start].kind == .expressionStart {
        while place < range.upperBound, tokens[place - 1].kind != .expressionEnd { place += 1 }
        result += spaced(tokens[start..<place])
      } else {
        result += text(of: tokens[start])
      }
    }
    while let last = result.utf8.last, WhiteSpace.isBlank(last) {
      result.unicodeScalars.removeLast()
    }
    return result
  }

  private func command(_ range: Range<Int>) -> String {
    let inner = range.dropFirst().prefix { tokens[$0].kind != .commandEnd }
    let end = inner.count + 1 < range.count ? ">>" : ""
    guard let first = inner.first else { return "<<" + end }
    switch tokens[first].kind {
    case .commandText, .expressionStart, .unknown: return "<<" + words(inner) + end
    default: return "<<" + spaced(tokens[first..<inner.endIndex]) + end
    }
  }

  /// The words of a command of the host, one space between them.
  private func words(_ range: Range<Int>) -> String {
    var words = SpacedWords()
    var place = range.lowerBound
    while place < range.upperBound {
      let start = place
      place += 1
      if tokens[start].kind == .expressionStart {
        while place < range.upperBound, tokens[place - 1].kind != .expressionEnd { place += 1 }
        words.add(Array(spaced(tokens[start..<place]).utf8)[...], isVerbatim: true)
      } else {
        words.add(source.bytes[Int(tokens[start].lower)..<Int(tokens[start].upper)])
      }
    }
    return String(decoding: words.bytes, as: UTF8.self)
  }

  // MARK: - Expressions

  private func spaced(_ tokens: ArraySlice<Token>) -> String {
    var result = ""
    var last: TokenKind?
    var isSign = false
    for token in tokens {
      if let last, !isSign, isSpace(between: last, and: token.kind) { result += " " }
      let word = text(of: token)
      result += word
      // `not` is a word and keeps its space.
      isSign =
        (token.kind == .minus || token.kind == .not && word == "!") && !endsValue(last)
      last = token.kind
    }
    return result
  }

  private func isSpace(between left: TokenKind, and right: TokenKind) -> Bool {
    switch (left, right) {
    case (.leftParenthesis, _), (.dot, _), (.expressionStart, _): false
    case (_, .rightParenthesis), (_, .comma), (_, .expressionEnd): false
    case (.identifier, .dot), (.identifier, .leftParenthesis): false
    default: true
    }
  }

  /// Whether a value can end so, after which `-` takes away rather than turns round.
  private func endsValue(_ kind: TokenKind?) -> Bool {
    switch kind {
    case .identifier, .variable, .number, .string, .keywordTrue, .keywordFalse, .keywordNull,
      .rightParenthesis:
      true
    default: false
    }
  }

  private func text(of token: Token) -> String {
    text(of: Int(token.lower)..<Int(token.upper))
  }

  private func text(of range: Range<Int>) -> String {
    source.text(range.lowerBound, range.upperBound)
  }
}

/// The words of a command with one space between them; quotes and values are left alone.
private struct SpacedWords {
  private(set) var bytes: [UInt8] = []
  private var isQuoted = false
  private var isParted = false

  mutating func add(_ text: ArraySlice<UInt8>, isVerbatim: Bool = false) {
    var isEscaped = false
    for byte in text {
      if !isVerbatim, !isQuoted, WhiteSpace.isBlank(byte) {
        isParted = true
        continue
      }
      if isParted, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      isParted = false
      bytes.append(byte)
      if isVerbatim { continue }
      if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
      isEscaped = isQuoted && !isEscaped && byte == UInt8(ascii: "\\")
    }
  }
}
