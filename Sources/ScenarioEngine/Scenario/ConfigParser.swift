import Yams

/// Reads a settings file into located values.
///
/// JSON is read by the same parser, since it is YAML for every file that an
/// editor writes; so both kinds of file report faults by line and column.
struct ConfigParser {
  /// More values than this is no settings file.
  static let nodeLimit = 100_000

  let file: SourceFile
  let fileIndex: Int
  private(set) var diagnostics: [Diagnostic] = []
  private var nodeCount = 0

  init(file: SourceFile, fileIndex: Int) {
    self.file = file
    self.fileIndex = fileIndex
  }

  /// The file's one document, or `nil` with the reason in `diagnostics`.
  mutating func parse() -> ConfigNode? {
    if let anchor = firstAnchorWithAlias() {
      report(.settingsSyntax, .anchorsNotUsed, [], at: anchor)
      return nil
    }
    do {
      let isJSON = file.path.hasSuffix(".yarnproject")
      let bytes = isJSON ? JSONComments.blanked(file.bytes) : file.bytes
      let text = String(decoding: bytes, as: UTF8.self)
      guard let root = try Yams.compose(yaml: text) else {
        report(.settingsSyntax, .emptySettings, [], at: point(0))
        return nil
      }
      return converted(root)
    } catch {
      report(error)
      return nil
    }
  }

  // MARK: - Values

  /// `nil` once there are more values than the limit.
  private mutating func converted(_ node: Node) -> ConfigNode? {
    nodeCount += 1
    let start = offset(of: node.mark)
    guard nodeCount <= Self.nodeLimit else {
      if nodeCount == Self.nodeLimit + 1 {
        report(.settingsSyntax, .tooManyValues, [String(Self.nodeLimit)], at: point(start))
      }
      return nil
    }
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style != .plain && scalar.style != .any
      let length = scalar.string.utf8.count + (isQuoted ? 2 : 0)
      let range = SourceRange(file: fileIndex, lower: start, upper: lineEnd(start, length))
      return ConfigNode(content: .scalar(scalar.string, isQuoted: isQuoted), range: range)
    case .sequence(let sequence):
      var items: [ConfigNode] = []
      for item in sequence {
        guard let item = converted(item) else { return nil }
        items.append(item)
      }
      return ConfigNode(content: .sequence(items), range: point(start))
    case .mapping(let mapping):
      var entries: [ConfigEntry] = []
      for (key, value) in mapping {
        guard let entry = entry(key, value) else { return nil }
        entries.append(entry)
      }
      return ConfigNode(content: .mapping(entries), range: point(start))
    case .alias:
      report(.settingsSyntax, .anchorsNotUsed, [], at: point(start))
      return nil
    }
  }

  private mutating func entry(_ key: Node, _ value: Node) -> ConfigEntry? {
    guard let name = key.scalar?.string else {
      report(.settingsSyntax, .keyIsNoWord, [], at: point(offset(of: key.mark)))
      return nil
    }
    guard let keyNode = converted(key), let value = converted(value) else { return nil }
    return ConfigEntry(key: name, keyRange: keyNode.range, value: value)
  }

  // MARK: - Places

  /// The UTF-8 offset of a mark, whose column counts Unicode scalars from 1.
  private func offset(of mark: Mark?) -> Int {
    guard let mark else { return 0 }
    let contents = file.lineTable.contents(ofLine: mark.line - 1, in: file.bytes)
    let line = String(decoding: file.bytes[contents], as: UTF8.self)
    let before = line.unicodeScalars.prefix(max(0, mark.column - 1))
    return contents.lowerBound + String(String.UnicodeScalarView(before)).utf8.count
  }

  private func lineEnd(_ start: Int, _ length: Int) -> Int {
    let line = file.lineTable.lineIndex(of: start)
    return min(start + length, file.lineTable.contents(ofLine: line, in: file.bytes).upperBound)
  }

  private func point(_ offset: Int) -> SourceRange {
    SourceRange(file: fileIndex, lower: offset, upper: offset)
  }

  /// A place that names an anchor, if the file also refers to one.
  ///
  /// Nested references can stand for more values than memory holds, and these
  /// files have no need of them, so such a file is refused before it is read.
  private func firstAnchorWithAlias() -> SourceRange? {
    var anchor: Int?
    var hasAlias = false
    var previous = UInt8(ascii: "\n")
    for (index, byte) in file.bytes.enumerated() {
      let opens = " \t\n\r[{,:".utf8.contains(previous)
      let names = index + 1 < file.bytes.count && file.bytes[index + 1] > 0x20
      if opens, names, byte == UInt8(ascii: "&") { anchor = anchor ?? index }
      if opens, names, byte == UInt8(ascii: "*") { hasAlias = true }
      previous = byte
    }
    return hasAlias ? anchor.map(point) : nil
  }

  // MARK: - Faults

  private mutating func report(
    _ code: DiagnosticCode, _ wording: Wording, _ arguments: [String], at range: SourceRange
  ) {
    diagnostics.append(Diagnostic(code, wording, arguments, at: range))
  }

  private mutating func report(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let place = offset(of: mark)
      report(.settingsSyntax, wording(of: problem, at: place), [problem], at: point(place))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.sorted().joined(separator: ", ")
      report(.duplicateName, .duplicateKey, [names], at: point(offset(of: context.mark)))
    case .reader(let problem, let offset, _, _):
      let place = min(max(offset ?? 0, 0), file.bytes.count)
      report(.settingsSyntax, .brokenSettings, [problem], at: point(place))
    default:
      report(.settingsSyntax, .brokenSettings, ["\(error)"], at: point(0))
    }
  }

  /// In an author's words what the reader of YAML says in its own; its own where nothing is known.
  private func wording(of problem: String, at offset: Int) -> Wording {
    let line = file.lineTable.contents(
      ofLine: file.lineTable.lineIndex(of: offset), in: file.bytes)
    let indentation = file.bytes[line].prefix { $0 == UInt8(ascii: " ") || $0 == Self.tab }
    if indentation.contains(Self.tab) { return .tabInSettings }
    switch problem {
    case "mapping values are not allowed in this context": return .colonInText
    case "did not find expected key", "did not find expected '-' indicator":
      return .unevenIndentation
    case "found unexpected end of stream", "did not find expected ',' or ']'",
      "did not find expected ',' or '}'":
      return .unclosedSettings
    default: return .brokenSettings
    }
  }

  private static let tab = UInt8(ascii: "\t")
}
