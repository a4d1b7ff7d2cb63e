/// Gathers the names that stand in a scenario's other files: settings, law, texts, test plans.
enum SettingsNames {
  /// The names in a file, told by what the file is called.
  static func occurrences(in file: SourceFile, index: Int) -> [NameOccurrence] {
    let name = file.path.split(separator: "/").last ?? ""
    if name == "scenario.yaml" { return settings(file, index) }
    if name == "law.yaml" { return law(file, index) }
    if name.hasSuffix(".csv") { return texts(file, index) }
    if name.hasSuffix(".testplan") { return plan(file, index) }
    return []
  }

  // MARK: - scenario.yaml and law.yaml

  private static func root(_ file: SourceFile, _ index: Int) -> ConfigNode? {
    var parser = ConfigParser(file: file, fileIndex: index)
    return parser.parse()
  }

  private static func settings(_ file: SourceFile, _ index: Int) -> [NameOccurrence] {
    guard let root = root(file, index) else { return [] }
    var found: [NameOccurrence] = []
    for key in ["start", "baseline", "reflection"] {
      if let node = root[key] { found += value(node, .node, .use, file) }
    }
    if case .sequence(let sounds)? = root["sounds"]?.content {
      found += sounds.flatMap { value($0, .sound, .definition, file) }
    }
    for member in entries(root["cast"]) {
      found.append(key(member, .castMember, .definition))
      if let mark = member.value["mark"] { found += value(mark, .mark, .use, file) }
    }
    found += entries(root["marks"]).map { key($0, .mark, .definition) }
    found += entries(root["ends"]).map { key($0, .end, .definition) }
    for variable in entries(root["variables"]) {
      let isHostSet = variable.value["host"].map { text(of: $0) == "true" } ?? false
      found.append(key(variable, .variable, isHostSet ? .definition : .use))
    }
    return found
  }

  private static func law(_ file: SourceFile, _ index: Int) -> [NameOccurrence] {
    guard case .sequence(let claims)? = root(file, index)?.content else { return [] }
    return claims.compactMap { $0["id"] }
      .flatMap { value($0, .legalClaim, .definition, file) }
  }

  private static func entries(_ node: ConfigNode?) -> [ConfigEntry] {
    guard case .mapping(let entries)? = node?.content else { return [] }
    return entries
  }

  private static func text(of node: ConfigNode) -> String? {
    guard case .scalar(let text, _) = node.content else { return nil }
    return text
  }

  private static func key(
    _ entry: ConfigEntry, _ kind: AuthorName.Kind, _ role: NameOccurrence.Role
  ) -> NameOccurrence {
    NameOccurrence(name: AuthorName(kind, entry.key), range: entry.keyRange, role: role)
  }

  /// The name of a value, without the quotes that it may stand in.
  private static func value(
    _ node: ConfigNode, _ kind: AuthorName.Kind, _ role: NameOccurrence.Role, _ file: SourceFile
  ) -> [NameOccurrence] {
    guard let name = text(of: node), !name.isEmpty else { return [] }
    var range = node.range
    if let first = file.text(range.lower, range.upper).utf8.first,
      first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    {
      range.lower += 1
    }
    range.upper = range.lower + name.utf8.count
    guard file.text(range.lower, range.upper) == name else { return [] }
    return [NameOccurrence(name: AuthorName(kind, name), range: range, role: role)]
  }

  // MARK: - Tables of texts

  /// The line ids of a table; each is looked for in its own row.
  private static func texts(_ file: SourceFile, _ index: Int) -> [NameOccurrence] {
    var reader = CSVReader(bytes: file.bytes)
    let records = reader.records()
    guard let column = records.first?.fields.firstIndex(of: "id") else { return [] }
    return records.dropFirst().compactMap { record in
      guard record.fields.indices.contains(column) else { return nil }
      let id = record.fields[column]
      let row = file.bytes[record.lower..<record.upper]
      guard !id.isEmpty, let lower = row.firstRange(of: id.utf8)?.lowerBound else { return nil }
      let range = SourceRange(file: index, lower: lower, upper: lower + id.utf8.count)
      return NameOccurrence(name: AuthorName(.line, id), range: range, role: .use)
    }
  }

  // MARK: - Test plans

  /// The nodes and variables that a plan's steps name.
  private static func plan(_ file: SourceFile, _ index: Int) -> [NameOccurrence] {
    (0..<file.lineTable.lineCount).compactMap { line in
      let contents = file.lineTable.contents(ofLine: line, in: file.bytes)
      let text = file.text(contents.lowerBound, contents.upperBound)
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let value = LineText.trimmed(parts[1])
      switch LineText.trimmed(parts[0]) {
      case "node": return step(.node, value.prefix { $0 != "#" && !$0.isWhitespace })
      case "set" where value.hasPrefix("$"):
        return step(.variable, value.dropFirst().prefix { $0 != "=" && !$0.isWhitespace })
      default: return nil
      }

      func step(_ kind: AuthorName.Kind, _ name: Substring) -> NameOccurrence? {
        if name.isEmpty { return nil }
        let before = text.utf8.distance(from: text.startIndex, to: name.startIndex)
        let lower = contents.lowerBound + before
        let range = SourceRange(file: index, lower: lower, upper: lower + name.utf8.count)
        let role: NameOccurrence.Role = kind == .variable ? .write : .use
        return NameOccurrence(name: AuthorName(kind, String(name)), range: range, role: role)
      }
    }
  }
}
