/// Builds the text and the attributes that a text's markup stands for.
struct MarkupReader {
  private let bytes: [UInt8]
  private let speakerColon: Int?
  private let language: String
  private(set) var text: [UInt8] = []
  private(set) var attributes: [MarkupAttribute] = []
  /// Where each attribute of the syntax begins in `text`; then its whole range.
  private var ranges: [Range<Int>] = []
  private var character: MarkupAttribute?
  /// Whether the next text loses a blank at its start.
  private var trimsNext = false

  init(_ bytes: [UInt8], _ speakerColon: Int?, _ language: String) {
    self.bytes = bytes
    self.speakerColon = speakerColon
    self.language = language
  }

  /// - Complexity: O(bytes).
  mutating func read(_ syntax: MarkupSyntax) throws(MarkupFault) {
    if let fault = contentFault(of: syntax) { throw fault }
    text.reserveCapacity(bytes.count)
    ranges = Array(repeating: 0..<0, count: syntax.attributes.count)
    for part in syntax.parts {
      switch part {
      case .text(let range): append(range)
      case .open(let place): ranges[place] = text.count..<text.count
      case .close(let place): try close(syntax.attributes[place], place)
      }
    }
    if let character { attributes.append(character) }
    for (attribute, range) in zip(syntax.attributes, ranges)
    where MarkupReplacement(rawValue: attribute.name) == nil {
      attributes.append(
        MarkupAttribute(name: attribute.name, range: range, properties: attribute.properties))
    }
  }

  private func contentFault(of syntax: MarkupSyntax) -> MarkupFault? {
    let fault = MarkupReplacement.fault(in: syntax)
    // Which text is missing only matters when it is the one to show.
    return fault?.kind == .missingChoice ? nil : fault
  }

  private mutating func close(
    _ attribute: MarkupSyntax.Attribute, _ place: Int
  ) throws(MarkupFault) {
    if let replacement = MarkupReplacement(rawValue: attribute.name) {
      guard let words = replacement.words(for: attribute.properties, language: language) else {
        throw MarkupFault(.missingChoice, at: attribute.offset, attribute.name)
      }
      text += words.utf8
    } else {
      ranges[place] = ranges[place].lowerBound..<text.count
      trimsNext = attribute.properties.first { $0.name == "trimwhitespace" }?.value == .bool(true)
    }
  }

  // MARK: - Text

  /// Appends words; those that hold the speaker's colon end the `character`.
  private mutating func append(_ range: Range<Int>) {
    guard let colon = speakerColon, range.contains(colon) else { return appendWords(range) }
    appendWords(range.lowerBound..<colon)
    let name = LineText.trimmed(String(decoding: text, as: UTF8.self)[...])
    var end = colon + 1
    while end < range.upperBound, Self.isBlank(bytes[end]) { end += 1 }
    appendWords(colon..<end)
    let property = MarkupProperty(name: "name", value: .string(String(name)))
    character = MarkupAttribute(name: "character", range: 0..<text.count, properties: [property])
    if end < range.upperBound { appendWords(end..<range.upperBound) }
  }

  private mutating func appendWords(_ range: Range<Int>) {
    var words = bytes[range]
    if trimsNext { words = words.dropFirst(Self.blankLength(at: words)) }
    trimsNext = false
    text += LineText.unescaped(words)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }

  /// The number of bytes of a blank at the start, also one outside ASCII.
  private static func blankLength(at words: ArraySlice<UInt8>) -> Int {
    guard let first = words.first else { return 0 }
    if first < 0x80 { return isBlank(first) ? 1 : 0 }
    guard let scalar = String(decoding: words.prefix(4), as: UTF8.self).unicodeScalars.first,
      scalar.properties.isWhitespace
    else { return 0 }
    return UTF8.width(scalar)
  }
}
