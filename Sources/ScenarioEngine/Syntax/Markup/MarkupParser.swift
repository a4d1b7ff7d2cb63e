/// Reads `[attributes]` out of a text, left to right and each byte once.
///
/// What upstream's parser takes is taken here and means the same. Its doubtful
/// corners are faults: a value in which a sign is no letter, as `a=b_c`, ends
/// there for upstream and loses its bracket to the text.
package struct MarkupParser {
  /// As many attributes as may be open at once, and as many properties as one may have.
  package static let limit = 128

  private let bytes: [UInt8]
  private var index = 0
  private var result = MarkupSyntax()
  /// Places in `result.attributes`, the innermost last.
  private var open: [Int] = []

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// - Complexity: O(bytes).
  package static func parse(_ bytes: [UInt8]) throws(MarkupFault) -> MarkupSyntax {
    if !bytes.contains(UInt8(ascii: "[")) {
      return MarkupSyntax(parts: bytes.isEmpty ? [] : [.text(0..<bytes.count)])
    }
    var parser = MarkupParser(bytes)
    try parser.parseAll()
    return parser.result
  }

  private mutating func parseAll() throws(MarkupFault) {
    while index < bytes.count {
      parseText()
      if index < bytes.count { try parseMarker() }
    }
    if let last = open.last {
      let attribute = result.attributes[last]
      throw MarkupFault(.unclosedAttribute, at: attribute.offset, attribute.name)
    }
  }

  /// Up to the next bracket that no backslash stands before.
  private mutating func parseText() {
    let start = index
    while index < bytes.count {
      let isEscaped = index > start && bytes[index - 1] == UInt8(ascii: "\\")
      if bytes[index] == UInt8(ascii: "["), !isEscaped { break }
      index += 1
    }
    if index > start { result.parts.append(.text(start..<index)) }
  }

  // MARK: - Markers

  private mutating func parseMarker() throws(MarkupFault) {
    let start = index
    index += 1
    skipBlanks()
    if consume("/") { return try parseClosing(start) }
    guard let name = identifier() else { throw MarkupFault(fault(.nameExpected), at: index) }
    skipBlanks()
    if name == "nomarkup", consume("]") { return try parseUnmarked(start) }
    var attribute = MarkupSyntax.Attribute(name: name, properties: [], offset: start)
    if consume("=") { try parseValue(of: name, into: &attribute) }
    while true {
      skipBlanks()
      if consume("]") { return try open(attribute) }
      if consume("/") { break }
      guard let name = identifier() else { throw MarkupFault(fault(.propertyExpected), at: index) }
      skipBlanks()
      guard consume("=") else { throw MarkupFault(fault(.propertyExpected), at: index, name) }
      try parseValue(of: name, into: &attribute)
    }
    skipBlanks()
    guard consume("]") else { throw MarkupFault(fault(.propertyExpected), at: index) }
    openAndClose(attribute)
  }

  /// `[/name]` closes the nearest of that name, wherever it stands; `[/]` closes all.
  private mutating func parseClosing(_ start: Int) throws(MarkupFault) {
    skipBlanks()
    if consume("]") {
      while let last = open.popLast() { result.parts.append(.close(last)) }
      return
    }
    guard let name = identifier() else { throw MarkupFault(fault(.nameExpected), at: index) }
    skipBlanks()
    guard consume("]") else { throw MarkupFault(fault(.propertyExpected), at: index) }
    guard let place = open.lastIndex(where: { result.attributes[$0].name == name }) else {
      throw MarkupFault(.unopenedAttribute, at: start, name)
    }
    result.parts.append(.close(open.remove(at: place)))
  }

  /// Everything up to `[/nomarkup]` is words.
  private mutating func parseUnmarked(_ start: Int) throws(MarkupFault) {
    let attribute = MarkupSyntax.Attribute(name: "nomarkup", properties: [], offset: start)
    let lower = index
    var place = index
    while place < bytes.count {
      let isEscaped = place > lower && bytes[place - 1] == UInt8(ascii: "\\")
      if bytes[place] == UInt8(ascii: "["), !isEscaped {
        index = place + 1
        skipBlanks()
        if consume("/") {
          skipBlanks()
          if identifier() == "nomarkup" {
            skipBlanks()
            if consume("]") {
              add(attribute, content: lower..<place)
              return
            }
          }
        }
      }
      place += 1
    }
    throw MarkupFault(.unclosedAttribute, at: start, attribute.name)
  }

  private mutating func add(_ attribute: MarkupSyntax.Attribute, content: Range<Int>) {
    let place = result.attributes.count
    result.attributes.append(attribute)
    result.parts.append(.open(place))
    if !content.isEmpty { result.parts.append(.text(content)) }
    result.parts.append(.close(place))
  }

  private mutating func open(_ attribute: MarkupSyntax.Attribute) throws(MarkupFault) {
    guard open.count < Self.limit else {
      throw MarkupFault(.tooMany, at: attribute.offset, attribute.name)
    }
    open.append(result.attributes.count)
    result.parts.append(.open(result.attributes.count))
    result.attributes.append(attribute)
  }

  /// A self-closing attribute swallows one blank after it unless it says otherwise.
  private mutating func openAndClose(_ attribute: MarkupSyntax.Attribute) {
    var attribute = attribute
    let trims = "trimwhitespace"
    if !attribute.properties.contains(where: { $0.name == trims }) {
      attribute.properties.append(MarkupProperty(name: trims, value: .bool(true)))
    }
    add(attribute, content: index..<index)
  }

  // MARK: - Values

  private mutating func parseValue(
    of name: String, into attribute: inout MarkupSyntax.Attribute
  ) throws(MarkupFault) {
    skipBlanks()
    let start = index
    guard let value = try value(of: name) else {
      throw MarkupFault(.valueExpected, at: start, name)
    }
    if attribute.properties.contains(where: { $0.name == name }) {
      throw MarkupFault(.duplicateProperty, at: start, name)
    }
    guard attribute.properties.count < Self.limit else {
      throw MarkupFault(.tooMany, at: start, name)
    }
    attribute.properties.append(
      MarkupProperty(
        name: name, value: value, isComputed: bytes[start] == UInt8(ascii: "{")))
  }

  private mutating func value(of name: String) throws(MarkupFault) -> MarkupValue? {
    guard index < bytes.count else { throw MarkupFault(.unclosedMarker, at: index, name) }
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "\""): return quoted()
    case UInt8(ascii: "{"): return computed()
    default: return bareWord()
    }
  }

  /// Digits with a point, and an exponent as large numbers are shown, `1.5E+07`.
  private mutating func number() -> MarkupValue? {
    let start = index
    index += 1
    skipDigits()
    if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "E"),
      bytes[index + 1] == UInt8(ascii: "+") || bytes[index + 1] == UInt8(ascii: "-")
    {
      index += 2
      skipDigits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if let whole = Int32(text) { return .integer(Int(whole)) }
    guard let value = Float(text), value.isFinite else { return nil }
    return .number(value)
  }

  /// Ends at the first quote without a backslash, or else at the first of all.
  private mutating func quoted() -> MarkupValue? {
    let start = index + 1
    var end: Int?
    var place = start
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\"") {
        let isEscaped = place > start && bytes[place - 1] == UInt8(ascii: "\\")
        if end == nil || !isEscaped { end = place }
        if !isEscaped { break }
      }
      place += 1
    }
    guard let end else { return nil }
    index = end + 1
    let text = bytes[start..<end].filter { $0 != UInt8(ascii: "\\") }
    return .string(String(decoding: text, as: UTF8.self))
  }

  /// An expression that has no value yet; its own text stands for it.
  private mutating func computed() -> MarkupValue? {
    let start = index + 1
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    index = end + 1
    return .string(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  /// Any first sign, then letters and digits.
  private mutating func bareWord() -> MarkupValue {
    let start = index
    index += length(at: index)
    while let next = scalar(), Self.isWordPart(next) { index += length(at: index) }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    switch text {
    case "true", "True": return .bool(true)
    case "false", "False": return .bool(false)
    default: return .string(text)
    }
  }

  // MARK: - Signs

  /// Letters and digits, and after the first of them `_` and `|`.
  private mutating func identifier() -> String? {
    guard let first = scalar(), Self.isWordPart(first) else { return nil }
    let start = index
    while let next = scalar(), Self.isWordPart(next) || next == "_" || next == "|" {
      index += length(at: index)
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while let next = scalar(), next.properties.isWhitespace { index += length(at: index) }
  }

  private mutating func consume(_ sign: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }

  /// What is missing, or that the text ends here.
  private func fault(_ kind: MarkupFault.Kind) -> MarkupFault.Kind {
    index < bytes.count ? kind : .unclosedMarker
  }

  private func scalar() -> Unicode.Scalar? {
    guard index < bytes.count else { return nil }
    if bytes[index] < 0x80 { return Unicode.Scalar(bytes[index]) }
    let end = index + length(at: index)
    return String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first
  }

  /// The number of bytes of the scalar at an offset, within the text.
  private func length(at index: Int) -> Int {
    let leading = (~bytes[index]).leadingZeroBitCount
    return min(max(leading, 1), bytes.count - index)
  }

  private mutating func skipDigits() {
    while index < bytes.count,
      (0x30...0x39).contains(bytes[index]) || bytes[index] == UInt8(ascii: ".")
    {
      index += 1
    }
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar)
    }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber
  }
}
