/// What can be told about a node without knowing any other.
extension Parser {
  /// A node has one title, which is a name; a subtitle is one too.
  mutating func checkHeaders(of node: NodeSyntax, number: Int) {
    let titles = node.headers.filter { $0.key.text == "title" }
    guard let title = titles.first, !title.value.text.isEmpty else {
      return reportMissingTitle(of: node, titles.first, number)
    }
    for extra in titles.dropFirst() {
      remark(
        .severalTitles, .severalTitles, at: extra.key.range,
        notes: [Note(.firstDeclaredHere, at: title.key.range)])
    }
    checkName(title.value, .malformedTitle)
    if let subtitle = node.header("subtitle")?.value, !subtitle.text.isEmpty {
      checkSubtitle(subtitle)
    }
  }

  private mutating func reportMissingTitle(
    of node: NodeSyntax, _ title: HeaderSyntax?, _ number: Int
  ) {
    let range = title?.key.range ?? node.range.start
    let fixIt: FixIt
    if let title {
      fixIt = edit(title.value.range, " Node\(number)", .insertText, ["Node\(number)"])
    } else if let key = node.headers.first(where: { $0.key.text.lowercased() == "title" })?.key {
      fixIt = edit(key.range, "title", .replaceText, [key.text, "title"])
    } else {
      let text = "title: Node\(number)"
      fixIt = edit(range, text + "\n", .insertText, [text])
    }
    remark(.nodeMissingTitle, .missingTitle, at: range, fixIts: [fixIt])
  }

  private mutating func checkName(_ name: NameSyntax, _ wording: Wording) {
    guard let wrong = IdentifierCharacters.firstUnexpected(in: name.text) else { return }
    reportName(name, wording, wrong.offset, wrong.scalar)
  }

  /// Freer than a title: only what means something elsewhere is kept out.
  private mutating func checkSubtitle(_ name: NameSyntax) {
    var offset = 0
    for scalar in name.text.unicodeScalars {
      let isLeadingDigit = offset == 0 && ("0"..."9").contains(scalar)
      if isLeadingDigit || scalar.properties.isWhitespace
        || ".[<>]{}|:#$".unicodeScalars.contains(scalar)
      {
        return reportName(name, .malformedSubtitle, offset, scalar)
      }
      offset += UTF8.width(scalar)
    }
  }

  private mutating func reportName(
    _ name: NameSyntax, _ wording: Wording, _ offset: Int, _ scalar: Unicode.Scalar
  ) {
    let lower = name.range.lower + offset
    let place = SourceRange(file: file, lower: lower, upper: lower + UTF8.width(scalar))
    remark(.malformedNodeName, wording, [String(scalar)], at: place)
  }

  /// A single slash ends a header's value for every other reader of the language.
  mutating func checkSlashes(in value: NameSyntax) {
    guard let slash = value.text.utf8.firstIndex(of: UInt8(ascii: "/")), value.text != "/" else {
      return
    }
    let lower = value.range.lower + value.text.utf8.distance(from: value.text.startIndex, to: slash)
    remark(
      .syntaxError, .slashInHeader, at: SourceRange(file: file, lower: lower, upper: lower + 1))
  }

  mutating func checkBody(of node: NodeSyntax) {
    guard node.body.isEmpty, !hasReported(in: node.range) else { return }
    let title = node.title
    remark(
      .emptyNode, .emptyNode, [title.text], at: title.text.isEmpty ? node.range.start : title.range)
  }

  /// Whether anything is known to be wrong from a place on, which may have cost statements.
  private func hasReported(in range: SourceRange) -> Bool {
    diagnostics.last.map { $0.range.lower >= range.lower } ?? false
  }
}
