import ScenarioEngine

/// Turns edits of the engine's files into those of the client's documents.
struct Edits {
  let analysis: Analysis
  let settings: ClientSettings
  /// The addresses and versions of what is open, by path.
  let documents: [String: Document]

  /// One change of the workspace, in the client's own notation.
  func workspaceEdit(_ edits: [FixIt.Edit]) -> LSP.WorkspaceEdit {
    let byFile = Dictionary(grouping: edits) { $0.range.file }
      .filter { analysis.files.indices.contains($0.key) }
    guard settings.hasDocumentChanges else {
      let pairs = byFile.map { (uri(of: $0.key), textEdits($0.value, $0.key)) }
      return LSP.WorkspaceEdit(changes: Dictionary(pairs, uniquingKeysWith: +))
    }
    return LSP.WorkspaceEdit(
      documentChanges: byFile.keys.sorted().map { file in
        LSP.TextDocumentEdit(
          textDocument: .init(
            uri: uri(of: file), version: documents[analysis.files[file].path]?.version),
          edits: textEdits(byFile[file] ?? [], file))
      })
  }

  func uri(of file: Int) -> String {
    let path = analysis.files[file].path
    return documents[path]?.uri ?? DocumentURI.uri(of: path)
  }

  private func textEdits(_ edits: [FixIt.Edit], _ file: Int) -> [LSP.TextEdit] {
    edits.sorted { $0.range.lower < $1.range.lower }.map { edit in
      LSP.TextEdit(
        range: settings.encoding.range(edit.range, in: analysis.files[file]),
        newText: edit.replacement)
    }
  }
}
