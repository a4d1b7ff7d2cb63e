/// Reads a line up to the cursor and tells what the cursor is in.
struct SiteScan {
  private let bytes: [UInt8]
  private let lower: Int
  private let cursor: Int

  init(bytes: [UInt8], lower: Int, cursor: Int) {
    self.bytes = bytes
    self.lower = lower
    self.cursor = cursor
  }

  // MARK: - Headers

  func headerSite() -> CompletionSite {
    let start = skipBlanks(lower)
    guard let colon = bytes[start..<cursor].firstIndex(of: UInt8(ascii: ":")) else {
      return site(.headerKey, word(isPart: Self.isNamePart))
    }
    let key = text(start, colon).trimmed
    if key == "when" { return expressionSite(from: colon + 1) }
    return site(.headerValue(key: key), skipBlanks(colon + 1)..<lineEnd)
  }

  // MARK: - Bodies

  func bodySite() -> CompletionSite {
    var index = skipBlanks(lower)
    let isOption = isAt("->", index)
    if isOption || isAt("=>", index) { index = skipBlanks(index + 2) }
    let textStart = index
    while index < cursor {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "/") where isAt("//", index): return nothing
      case UInt8(ascii: "<") where isAt("<<", index):
        guard let end = commandEnd(from: index + 2) else { return commandSite(from: index + 2) }
        index = end
      case UInt8(ascii: "{"):
        guard let end = closing(UInt8(ascii: "}"), from: index + 1) else {
          return expressionSite(from: index + 1)
        }
        index = end
      case UInt8(ascii: "#"):
        guard let end = bytes[index..<cursor].firstIndex(where: Self.isBlank) else {
          return hashtagSite(from: index, isOption: isOption)
        }
        index = end
      default: index += 1
      }
    }
    let isWord = bytes[min(textStart, cursor)..<cursor].allSatisfy(Self.isNamePart)
    return isWord ? site(.lineStart, word(isPart: Self.isNamePart)) : nothing
  }

  private func hashtagSite(from sign: Int, isOption: Bool) -> CompletionSite {
    guard let colon = bytes[sign..<cursor].firstIndex(of: UInt8(ascii: ":")) else {
      let end = end(from: cursor) {
        !Self.isBlank($0) && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: ":")
      }
      return site(.hashtag(isOption: isOption), sign + 1..<end)
    }
    let name = text(sign + 1, colon)
    let comma = bytes[colon..<cursor].lastIndex(of: UInt8(ascii: ","))
    let lower = (comma ?? colon) + 1
    let upper = self.end(from: cursor) {
      !Self.isBlank($0) && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: ",")
    }
    return site(.hashtagValue(name: name, isOption: isOption), lower..<max(lower, upper))
  }

  // MARK: - Commands

  private func commandSite(from start: Int) -> CompletionSite {
    let nameStart = skipBlanks(start)
    guard let nameEnd = bytes[nameStart..<cursor].firstIndex(where: Self.isBlank) else {
      return site(.commandName, nameStart..<end(from: cursor, isPart: Self.isNamePart))
    }
    switch text(nameStart, nameEnd) {
    case "jump", "detour":
      let target = skipBlanks(nameEnd)
      if target < cursor, bytes[target] == UInt8(ascii: "{") {
        return expressionSite(from: target + 1)
      }
      return site(.jumpTarget, target..<max(target, end(from: cursor, isPart: Self.isNamePart)))
    case "if", "elseif", "set", "call": return expressionSite(from: nameEnd)
    case "declare": return declarationSite(from: nameEnd)
    case "once":
      let word = skipBlanks(nameEnd)
      if isAt("if ", word) { return expressionSite(from: word + 3) }
      return site(.word, self.word(isPart: Self.isNamePart))
    case "else", "endif", "endonce", "return", "enum", "case", "endenum", "local": return nothing
    case let command: return argumentSite(of: command, from: nameEnd)
    }
  }

  private func declarationSite(from start: Int) -> CompletionSite {
    let word = word(isPart: Self.isNamePart)
    let before = text(start, min(word.lowerBound, cursor)).trimmed
    return before.hasSuffix(" as") ? site(.typeName, word) : expressionSite(from: start)
  }

  private func argumentSite(of command: String, from start: Int) -> CompletionSite {
    var index = start
    var count = 0
    var wordStart = start
    var isQuoted = false
    var isWord = false
    while index < cursor {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{") {
        guard let end = closing(UInt8(ascii: "}"), from: index + 1) else {
          return expressionSite(from: index + 1)
        }
        index = end
        isWord = true
        continue
      }
      if Self.isBlank(byte), !isQuoted {
        if isWord { count += 1 }
        isWord = false
      } else if !isWord {
        isWord = true
        wordStart = byte == UInt8(ascii: "\"") ? index + 1 : index
      }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      index += 1
    }
    let lower = isWord ? min(wordStart, cursor) : cursor
    let upper = end(from: cursor) { byte in
      (isQuoted || !Self.isBlank(byte)) && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"")
    }
    return site(.argument(command: command, index: count), lower..<upper)
  }

  // MARK: - Expressions

  private func expressionSite(from start: Int) -> CompletionSite {
    if let quote = openQuote(from: start) { return stringSite(from: start, quote: quote) }
    let word = word(isPart: Self.isNamePart, from: start)
    let before = word.lowerBound - 1
    guard before >= start else { return site(.word, word) }
    switch bytes[before] {
    case UInt8(ascii: "$"): return site(.variable, before..<word.upperBound)
    case UInt8(ascii: "."):
      let name = self.start(from: before, notBefore: start, isPart: Self.isNamePart)
      let enumeration = name < before ? text(name, before) : nil
      // `1.` begins a number, not a name.
      if let first = enumeration?.utf8.first, (0x30...0x39).contains(first) { return nothing }
      return site(.member(enumeration: enumeration), word)
    default: return site(.word, word)
    }
  }

  /// Within quotes only the title of a node can be helped with.
  private func stringSite(from start: Int, quote: Int) -> CompletionSite {
    var index = quote - 1
    while index >= start, Self.isBlank(bytes[index]) { index -= 1 }
    guard index >= start, bytes[index] == UInt8(ascii: "(") else { return nothing }
    while index > start, Self.isBlank(bytes[index - 1]) { index -= 1 }
    let name = self.start(from: index, notBefore: start, isPart: Self.isNamePart)
    let upper = end(from: cursor) { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ")") }
    return site(.nodeString(function: text(name, index)), quote + 1..<max(quote + 1, upper))
  }

  /// The quote that is open at the cursor.
  private func openQuote(from start: Int) -> Int? {
    var open: Int?
    var index = start
    while index < cursor {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if bytes[index] == UInt8(ascii: "\"") { open = open == nil ? index : nil }
      index += 1
    }
    return open
  }

  // MARK: - Places

  private var nothing: CompletionSite { site(.nothing, cursor..<cursor) }

  private func site(_ kind: CompletionSite.Kind, _ range: Range<Int>) -> CompletionSite {
    CompletionSite(kind: kind, range: range)
  }

  private var lineEnd: Int { end(from: cursor) { _ in true } }

  private func text(_ from: Int, _ to: Int) -> String {
    String(decoding: bytes[from..<max(from, to)], as: UTF8.self)
  }

  private func isAt(_ text: StaticString, _ index: Int) -> Bool {
    guard index >= 0, index + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
  }

  /// Past the `>>` of a command, if it stands before the cursor.
  private func commandEnd(from start: Int) -> Int? {
    var index = start
    while index + 1 < cursor {
      if isAt(">>", index) { return index + 2 }
      index += 1
    }
    return nil
  }

  private func closing(_ byte: UInt8, from start: Int) -> Int? {
    bytes[min(start, cursor)..<cursor].firstIndex(of: byte).map { $0 + 1 }
  }

  private func skipBlanks(_ from: Int) -> Int {
    var index = min(from, cursor)
    while index < cursor, Self.isBlank(bytes[index]) { index += 1 }
    return index
  }

  private func word(isPart: (UInt8) -> Bool, from limit: Int? = nil) -> Range<Int> {
    start(
      from: cursor, notBefore: limit ?? lower, isPart: isPart)..<end(from: cursor, isPart: isPart)
  }

  private func start(from: Int, notBefore limit: Int, isPart: (UInt8) -> Bool) -> Int {
    var index = from
    while index > limit, isPart(bytes[index - 1]) { index -= 1 }
    return index
  }

  /// Where the bytes of a kind end, on the cursor's line.
  private func end(from: Int, isPart: (UInt8) -> Bool) -> Int {
    var index = from
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D, isPart(bytes[index]) {
      index += 1
    }
    return index
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Letters, digits, `_`, and every character beyond ASCII.
  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }
}

extension String {
  /// Without blanks at both ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " || text.first == "\t" { text = text.dropFirst() }
    while text.last == " " || text.last == "\t" { text = text.dropLast() }
    return String(text)
  }
}
