/// Markup that cannot be understood is shown to people as it is written.
enum MarkupRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for line in checker.survey.lines where line.syntax.isComplete {
      let mayBeMarked = line.syntax.text.contains { piece in
        guard case .literal(let text, _) = piece else { return false }
        return text.utf8.contains { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\"") }
      }
      if mayBeMarked { check(line.syntax, checker, into: &report) }
    }
  }

  private static func check(
    _ line: LineSyntax, _ checker: Checker, into report: inout [Diagnostic]
  ) {
    let bytes = Array(line.template.utf8)
    let places = { TemplatePlaces(line, in: checker.input.files[line.range.file]) }
    do throws(MarkupFault) {
      let markup = try MarkupParser.parse(bytes)
      if let fault = MarkupReplacement.fault(in: markup) { throw fault }
    } catch {
      let range = places().range(extent(of: error, in: bytes))
      return report.append(
        Diagnostic(.markupNotUnderstood, wording(of: error.kind), [error.name], at: range))
    }
    checkColon(bytes, places, into: &report)
  }

  /// The whole marker, where the fault is about one, else the whole character.
  private static func extent(of fault: MarkupFault, in bytes: [UInt8]) -> Range<Int> {
    guard fault.offset < bytes.count, bytes[fault.offset] == UInt8(ascii: "[") else {
      var end = fault.offset + 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      return fault.offset..<end
    }
    let end = bytes[fault.offset...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count - 1
    return fault.offset..<end + 1
  }

  // MARK: - Colons

  /// Other players of the language take the first colon for a speaker's, wherever it stands.
  private static func checkColon(
    _ bytes: [UInt8], _ places: () -> TemplatePlaces, into report: inout [Diagnostic]
  ) {
    let start = bytes.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard !start.starts(with: "[character".utf8), let colon = firstColon(in: bytes) else { return }
    var scan = SpeakerScan()
    if scan.colon(in: bytes.span) != colon {
      let range = places().range(colon..<colon + 1)
      let edit = FixIt.Edit(range: range.start, replacement: "\\")
      report.append(
        Diagnostic(
          .markupNotUnderstood, .markupColon, at: range,
          fixIts: [FixIt(.insertText, ["\\"], edits: [edit])]))
    } else if let quote = bytes[..<colon].firstIndex(of: UInt8(ascii: "\"")) {
      report.append(
        Diagnostic(
          .markupNotUnderstood, .markupQuotedSpeaker, at: places().range(quote..<quote + 1)))
    }
  }

  private static func firstColon(in bytes: [UInt8]) -> Int? {
    var isEscaped = false
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: ":"), !isEscaped { return index }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return nil
  }

  private static func wording(of kind: MarkupFault.Kind) -> Wording {
    switch kind {
    case .unclosedMarker: .markupUnclosedMarker
    case .nameExpected: .markupNameExpected
    case .propertyExpected: .markupPropertyExpected
    case .valueExpected: .markupValueExpected
    case .duplicateProperty: .markupDuplicateProperty
    case .unclosedAttribute: .markupUnclosedAttribute
    case .unopenedAttribute: .markupUnopenedAttribute
    case .tooMany: .markupTooMany
    case .replacementWithContent: .markupReplacementWithContent
    case .missingValue: .markupMissingValue
    case .valueIsNoNumber: .markupValueIsNoNumber
    case .missingChoice: .markupMissingChoice
    }
  }
}
