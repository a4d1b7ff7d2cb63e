import ScenarioEngine

/// What may be written at a place, told from the text before it alone.
///
/// While somebody types, the script is rarely whole; so this looks at nothing
/// but the line up to the cursor, and whether that line is in a node's body.
struct CompletionSite: Equatable {
  enum Kind: Equatable {
    case nothing
    case headerKey
    case headerValue(key: String)
    /// Nothing but perhaps a word stands on the line, or after an arrow.
    case lineStart
    case commandName
    case jumpTarget
    /// An argument of a host's command, counted from 0.
    case argument(command: String, index: Int)
    case variable
    /// The name of a function, or a word of the language.
    case word
    /// A case, with the enumeration before the point, if one is written.
    case member(enumeration: String?)
    case typeName
    /// A string that is the first argument of a function.
    case nodeString(function: String)
    case hashtag(isOption: Bool)
    case hashtagValue(name: String, isOption: Bool)
  }

  var kind: Kind
  /// What is replaced, as offsets in the file: the word around the cursor.
  var range: Range<Int>

  /// The site of an offset in a script.
  static func at(_ offset: Int, in file: SourceFile) -> CompletionSite {
    let line = file.lineTable.lineIndex(of: offset)
    let contents = file.lineTable.contents(ofLine: line, in: file.bytes)
    let end = min(max(offset, contents.lowerBound), contents.upperBound)
    let scan = SiteScan(bytes: file.bytes, lower: contents.lowerBound, cursor: end)
    return isInBody(line: line, of: file) ? scan.bodySite() : scan.headerSite()
  }

  /// Whether a line stands between a `---` and its `===`.
  private static func isInBody(line: Int, of file: SourceFile) -> Bool {
    var isInBody = false
    for index in 0..<line {
      let contents = file.lineTable.contents(ofLine: index, in: file.bytes)
      let text = file.bytes[contents].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if text.starts(with: isInBody ? "===".utf8 : "---".utf8) { isInBody.toggle() }
    }
    return isInBody
  }
}
