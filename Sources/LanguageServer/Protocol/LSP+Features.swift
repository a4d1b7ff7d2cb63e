extension LSP {
  // MARK: - Completion and hover

  struct CompletionItem: Encodable, Hashable {
    enum Kind: Int, Encodable {
      case method = 2
      case function = 3
      case field = 5
      case variable = 6
      case `class` = 7
      case property = 10
      case value = 12
      case enumeration = 13
      case keyword = 14
      case snippet = 15
      case file = 17
      case reference = 18
      case enumMember = 20
      case constant = 21
      case event = 23
    }

    static let plainText = 1
    static let snippet = 2

    var label: String
    var kind: Kind
    var detail: String?
    var documentation: MarkupContent?
    var sortText: String?
    var filterText: String?
    var insertTextFormat = plainText
    var textEdit: TextEdit
  }

  struct CompletionList: Encodable {
    var isIncomplete = false
    var items: [CompletionItem]
  }

  struct Hover: Encodable, Hashable {
    var contents: MarkupContent
    var range: Range
  }

  // MARK: - Places

  struct ReferenceParams: Decodable {
    var textDocument: TextDocumentIdentifier
    var position: Position
    var context: Context

    struct Context: Decodable { var includeDeclaration: Bool }
  }

  struct DocumentHighlight: Encodable, Hashable {
    static let read = 2
    static let write = 3

    var range: Range
    var kind: Int
  }

  struct DocumentSymbol: Encodable, Hashable {
    enum Kind: Int, Encodable {
      case `class` = 5
      case enumeration = 10
      case variable = 13
      case string = 15
      case enumMember = 22
      case event = 24
    }

    var name: String
    var detail: String?
    var kind: Kind
    var range: Range
    var selectionRange: Range
    var children: [DocumentSymbol]?
  }

  struct WorkspaceSymbolParams: Decodable {
    var query: String
  }

  struct SymbolInformation: Encodable, Hashable {
    var name: String
    var kind: DocumentSymbol.Kind
    var location: Location
    var containerName: String?
  }

  struct FoldingRange: Encodable, Hashable {
    var startLine: Int
    var endLine: Int
    /// `comment`, or nothing.
    var kind: String?
  }

  struct DocumentLink: Encodable, Hashable {
    var range: Range
    var target: String
    var tooltip: String?
  }

  struct SemanticTokensResult: Encodable, Hashable {
    var data: [Int]
  }

  // MARK: - Changes

  struct RenameParams: Decodable {
    var textDocument: TextDocumentIdentifier
    var position: Position
    var newName: String
  }

  struct PrepareRenameResult: Encodable, Hashable {
    var range: Range
    var placeholder: String
  }

  struct CodeActionParams: Decodable {
    var textDocument: TextDocumentIdentifier
    var range: Range
    var context: Context

    struct Context: Decodable { var only: [String]? }
  }

  struct CodeAction: Encodable {
    var title: String
    var kind: String
    var diagnostics: [Diagnostic]?
    var isPreferred: Bool?
    var edit: WorkspaceEdit
  }

  struct WorkspaceEdit: Encodable {
    /// For clients that know no versions.
    var changes: [String: [TextEdit]]?
    var documentChanges: [TextDocumentEdit]?
  }

  struct TextDocumentEdit: Encodable {
    struct Identifier: Encodable {
      var uri: String
      /// `null` for a file that is not open, so it is always written.
      var version: Int?

      private enum Keys: String, CodingKey { case uri, version }

      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(uri, forKey: .uri)
        try container.encode(version, forKey: .version)
      }
    }

    var textDocument: Identifier
    var edits: [TextEdit]
  }
}
