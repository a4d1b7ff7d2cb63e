import ScenarioEngine

/// Remembers what the client was told is wrong, so that it is told of changes and of nothing else.
struct Publisher {
  /// What each root says of its files.
  private var reports: [ScenarioRoot: [String: [LSP.Diagnostic]]] = [:]
  /// What was told last, by path.
  private var told: [String: [LSP.Diagnostic]] = [:]
  /// The version of each open document that it was told for.
  private var versions: [String: Int] = [:]

  /// Takes in what is known of a root now.
  mutating func take(
    _ analysis: Analysis, _ settings: ClientSettings, findings: [Finding] = []
  ) {
    reports[analysis.root] = DiagnosticReport(analysis: analysis, settings: settings)
      .byFile(findings)
  }

  mutating func forget(_ root: ScenarioRoot) { reports[root] = nil }

  /// What the client does not know yet; an empty list where all is well again.
  mutating func publications(
    of documents: [String: Document]
  ) -> [LSP.PublishDiagnosticsParams] {
    var messages: [LSP.PublishDiagnosticsParams] = []
    let paths = Set(told.keys).union(reports.values.flatMap(\.keys)).union(documents.keys)
    for path in paths.sorted() {
      let diagnostics = merged(path)
      let document = documents[path]
      // An open document is told of at each version, so that the client knows it was read.
      if told[path] ?? [] == diagnostics, versions[path] == document?.version { continue }
      told[path] = diagnostics.isEmpty ? nil : diagnostics
      versions[path] = document?.version
      messages.append(
        LSP.PublishDiagnosticsParams(
          uri: document?.uri ?? DocumentURI.uri(of: path), version: document?.version,
          diagnostics: diagnostics))
    }
    return messages
  }

  /// What all roots say of a file, each thing once.
  private func merged(_ path: String) -> [LSP.Diagnostic] {
    let lists = reports.sorted { $0.key.mainFile < $1.key.mainFile }.compactMap { $0.value[path] }
    if lists.count < 2 { return lists.first ?? [] }
    var seen: Set<LSP.Diagnostic> = []
    return lists.joined().filter { seen.insert($0).inserted }
  }
}
