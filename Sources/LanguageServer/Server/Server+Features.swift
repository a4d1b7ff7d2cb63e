import Foundation
import ScenarioEngine

extension Server {
  /// Answers a request; a document that is not known has nothing to say.
  mutating func feature(
    _ method: String, _ message: IncomingMessage
  ) throws(ResponseError) -> any Encodable {
    switch method {
    case "textDocument/completion": return try at(message) { Completion.list(at: $0) }
    case "textDocument/hover": return try at(message) { HoverText.hover(at: $0) }
    case "textDocument/definition": return try at(message) { Navigation.definition(at: $0) }
    case "textDocument/references":
      let params: LSP.ReferenceParams = try message.params()
      return try at(message) {
        Navigation.references(at: $0, includingDefinition: params.context.includeDeclaration)
      }
    case "textDocument/documentHighlight":
      return try at(message) { Navigation.highlights(at: $0) }
    case "textDocument/documentSymbol":
      return try inFile(message) { Symbols.outline(ofFile: $1, $0, $2) }
    case "textDocument/foldingRange":
      return try inFile(message) { analysis, file, _ in
        Folding.ranges(ofFile: file, analysis)
      }
    case "textDocument/semanticTokens/full":
      return try inFile(message) { analysis, file, settings in
        SemanticTokens.tokens(ofFile: file, analysis, settings.encoding)
      }
    case "textDocument/documentLink":
      return try inFile(message) { Navigation.links(inFile: $1, $0, $2) }
    case "workspace/symbol": return try symbols(message)
    case "textDocument/prepareRename":
      guard let place = try place(of: message) else { return JSONNull() }
      return try Rename.prepare(at: place)
    case "textDocument/rename": return try rename(message)
    case "textDocument/formatting": return try format(message)
    case "textDocument/codeAction": return try codeActions(message)
    default: throw .methodNotFound(method)
    }
  }

  // MARK: - Places

  /// The document of an address as it is known after all changes.
  private mutating func known(_ uri: String) -> (analysis: Analysis, file: Int)? {
    refresh()
    return workspace.analysis(of: path(of: uri))
  }

  private mutating func place(of message: IncomingMessage) throws(ResponseError) -> Place? {
    let params: LSP.PositionParams = try message.params()
    guard let (analysis, file) = known(params.textDocument.uri) else { return nil }
    let offset = settings.encoding.offset(of: params.position, in: analysis.files[file])
    return Place(analysis: analysis, file: file, offset: offset, settings: settings)
  }

  private mutating func at<Result: Encodable>(
    _ message: IncomingMessage, _ body: (Place) -> Result?
  ) throws(ResponseError) -> any Encodable {
    let place = try place(of: message)
    return place.flatMap(body)
  }

  private mutating func inFile<Result: Encodable>(
    _ message: IncomingMessage, _ body: (Analysis, Int, ClientSettings) -> Result
  ) throws(ResponseError) -> any Encodable {
    let params: LSP.DocumentParams = try message.params()
    return known(params.textDocument.uri).map { body($0.analysis, $0.file, settings) }
  }

  // MARK: - The whole workspace

  private mutating func symbols(_ message: IncomingMessage) throws(ResponseError) -> any Encodable {
    let params: LSP.WorkspaceSymbolParams = try message.params()
    refresh()
    return workspace.analyses.values.sorted { $0.root.mainFile < $1.root.mainFile }
      .flatMap { Symbols.matching(params.query, $0, settings) }
  }

  private mutating func rename(_ message: IncomingMessage) throws(ResponseError) -> any Encodable {
    let params: LSP.RenameParams = try message.params()
    guard let place = try place(of: message) else { return JSONNull() }
    let edits = try Rename.edits(at: place, to: params.newName)
    return self.edits(of: place.analysis).workspaceEdit(edits)
  }

  private mutating func codeActions(
    _ message: IncomingMessage
  ) throws(ResponseError) -> any Encodable {
    let params: LSP.CodeActionParams = try message.params()
    guard let (analysis, file) = known(params.textDocument.uri) else { return JSONNull() }
    let offsets = settings.encoding.offsets(of: params.range, in: analysis.files[file])
    let fixes = QuickFixes(
      analysis: analysis, settings: settings, edits: edits(of: analysis))
    return fixes.actions(
      inFile: file, offsets, only: params.context.only, analysis.diagnostics)
  }

  /// Sets a script as it should stand; one that cannot be is left alone, and the reason told beside.
  private mutating func format(_ message: IncomingMessage) throws(ResponseError) -> any Encodable {
    let params: LSP.DocumentParams = try message.params()
    guard let (analysis, file) = known(params.textDocument.uri), analysis.isScript(file) else {
      return [LSP.TextEdit]()
    }
    let formatted = ScriptFormatter.format(analysis.files[file], file: file)
    if let hindrance = formatted.hindrance {
      let text = hindrance.wording.sentence(in: settings.language, [])
      send(.notification("window/logMessage", LSP.LogMessageParams(type: 2, message: text)))
    }
    return formatted.edits.map { edit in
      LSP.TextEdit(
        range: settings.encoding.range(edit.range, in: analysis.files[file]),
        newText: edit.replacement)
    }
  }

  private func edits(of analysis: Analysis) -> Edits {
    Edits(analysis: analysis, settings: settings, documents: workspace.documents)
  }
}
