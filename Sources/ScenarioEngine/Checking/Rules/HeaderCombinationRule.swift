/// A node has one role, each of the profile's headers once, and the headers that go together.
enum HeaderCombinationRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for node in checker.survey.nodes {
      let keys = Set(node.headers.map(\.key.text))
      var seen: [String: HeaderSyntax] = [:]
      var role: HeaderSyntax?
      for header in node.headers {
        guard let declaration = checker.input.vocabulary.header(header.key.text) else { continue }
        checkCompany(of: header, declaration, keys, into: &report)
        if let first = seen[header.key.text], isSingle(declaration) {
          append(.headerTwice, [header.key.text], header, after: first, into: &report)
        } else if declaration.isRole, let role {
          let names = [header.key.text, role.key.text]
          append(.headersExclude, names, header, after: role, into: &report)
        }
        seen[header.key.text] = seen[header.key.text] ?? header
        if declaration.isRole { role = role ?? header }
      }
    }
  }

  /// Whether only the profile reads it; the language and the editors have their own rules.
  private static func isSingle(_ declaration: HeaderDeclaration) -> Bool {
    declaration.isRole || !declaration.beside.isEmpty
  }

  private static func checkCompany(
    of header: HeaderSyntax, _ declaration: HeaderDeclaration, _ keys: Set<String>,
    into report: inout [Diagnostic]
  ) {
    for needed in declaration.needs where !keys.contains(needed) {
      report.append(
        Diagnostic(
          .headerCombination, .headerNeeds, [declaration.name, needed], at: header.key.range))
    }
    guard !declaration.beside.isEmpty, keys.isDisjoint(with: declaration.beside) else { return }
    let list = declaration.beside.map { "'\($0):'" }.joined(separator: ", ")
    report.append(
      Diagnostic(
        .headerCombination, .headerBeside, [declaration.name, list], at: header.key.range))
  }

  private static func append(
    _ wording: Wording, _ arguments: [String], _ header: HeaderSyntax, after other: HeaderSyntax,
    into report: inout [Diagnostic]
  ) {
    report.append(
      Diagnostic(
        .headerCombination, wording, arguments, at: header.key.range,
        notes: [Note(.theOtherIsHere, at: other.key.range)]))
  }
}
