import ScenarioEngine

/// A file's outline, and the names of the whole scenario.
struct Symbols {
  private let file: SourceFile
  private let settings: ClientSettings

  /// The nodes of a script with what they offer and declare.
  static func outline(
    ofFile file: Int, _ analysis: Analysis, _ settings: ClientSettings
  ) -> [LSP.DocumentSymbol] {
    guard analysis.outline.trees.indices.contains(file) else { return [] }
    let symbols = Symbols(file: analysis.files[file], settings: settings)
    return analysis.outline.trees[file].nodes.map { symbols.symbol($0) }
  }

  /// Nodes, variables and line ids whose name holds a text.
  static func matching(
    _ query: String, _ analysis: Analysis, _ settings: ClientSettings
  ) -> [LSP.SymbolInformation] {
    let wanted = query.lowercased()
    return analysis.outline.names.occurrences.compactMap { occurrence in
      guard occurrence.role == .definition, let kind = kind(of: occurrence.name),
        wanted.isEmpty || occurrence.name.text.lowercased().contains(wanted),
        let location = Navigation.location(occurrence.range, analysis, settings)
      else { return nil }
      return LSP.SymbolInformation(name: occurrence.name.text, kind: kind, location: location)
    }
  }

  private static func kind(of name: AuthorName) -> LSP.DocumentSymbol.Kind? {
    switch name.kind {
    case .node: .class
    case .variable: .variable
    case .enumeration: .enumeration
    case .line: .string
    case .end: .event
    default: nil
    }
  }

  // MARK: - Parts

  private func symbol(_ node: NodeSyntax) -> LSP.DocumentSymbol {
    let title = node.title
    let children = children(of: node.body)
    return symbol(
      title.text, .class, node.range, title.range,
      detail: NodeDescription(node, settings.language).role, children: children)
  }

  private func children(of statements: [Statement]) -> [LSP.DocumentSymbol] {
    statements.flatMap { statement -> [LSP.DocumentSymbol] in
      switch statement {
      case .options(let group): group.options.map { symbol($0) }
      case .declare(let declaration):
        [
          symbol(
            "$" + declaration.variable.text, .variable, declaration.range,
            declaration.variable.range)
        ]
      case .enumeration(let enumeration): [symbol(enumeration)]
      case .conditional(let conditional): conditional.clauses.flatMap { children(of: $0.body) }
      case .once(let once): children(of: once.body) + children(of: once.otherwise ?? [])
      case .lineGroup(let group): group.items.flatMap { children(of: $0.body) }
      case .line, .set, .jump, .returning, .call, .command: []
      }
    }
  }

  private func symbol(_ option: OptionSyntax) -> LSP.DocumentSymbol {
    let line = option.line
    let text = line.template.split(separator: "\n").first.map(String.init) ?? ""
    let whole = option.body.last.map { line.range.through($0.range) } ?? line.range
    return symbol(
      "-> " + (text.isEmpty ? "…" : text), .event, whole, line.range,
      detail: line.firstTag(beginning: "style:")?.text, children: children(of: option.body))
  }

  private func symbol(_ enumeration: EnumSyntax) -> LSP.DocumentSymbol {
    symbol(
      enumeration.name.text, .enumeration, enumeration.range, enumeration.name.range,
      children: enumeration.cases.map { symbol($0.name.text, .enumMember, $0.range, $0.name.range) }
    )
  }

  /// A name must not be empty, and what is selected must lie within the whole.
  private func symbol(
    _ name: String, _ kind: LSP.DocumentSymbol.Kind, _ range: SourceRange,
    _ selection: SourceRange, detail: String? = nil, children: [LSP.DocumentSymbol] = []
  ) -> LSP.DocumentSymbol {
    let whole = range.through(selection)
    return LSP.DocumentSymbol(
      name: name.isEmpty ? "…" : name, detail: detail, kind: kind,
      range: settings.encoding.range(whole, in: file),
      selectionRange: settings.encoding.range(selection, in: file),
      children: children.isEmpty ? nil : children)
  }
}
