/// The protocol's own types, as its specification 3.17 names them.
///
/// Only what this server reads or sends has a property here.
enum LSP {
  struct Position: Codable, Hashable, Comparable {
    /// From 0.
    var line: Int
    /// From 0, in units of the encoding that was agreed on.
    var character: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.line, left.character) < (right.line, right.character)
    }
  }

  struct Range: Codable, Hashable {
    var start: Position
    var end: Position
  }

  struct Location: Codable, Hashable {
    var uri: String
    var range: Range
  }

  struct TextEdit: Codable, Hashable {
    var range: Range
    var newText: String
  }

  struct Command: Encodable, Hashable {
    var title: String
    var command: String
  }

  struct MarkupContent: Encodable, Hashable {
    /// `markdown` or `plaintext`.
    var kind: String
    var value: String
  }

  // MARK: - Documents

  struct TextDocumentIdentifier: Codable, Hashable {
    var uri: String
  }

  struct VersionedTextDocumentIdentifier: Decodable {
    var uri: String
    var version: Int
  }

  struct TextDocumentItem: Decodable {
    var uri: String
    var languageId: String
    var version: Int
    var text: String
  }

  struct DidOpenParams: Decodable {
    var textDocument: TextDocumentItem
  }

  struct ContentChange: Decodable {
    /// `nil` replaces the whole text.
    var range: Range?
    var text: String
  }

  struct DidChangeParams: Decodable {
    var textDocument: VersionedTextDocumentIdentifier
    var contentChanges: [ContentChange]
  }

  struct DocumentParams: Decodable {
    var textDocument: TextDocumentIdentifier
  }

  struct PositionParams: Decodable {
    var textDocument: TextDocumentIdentifier
    var position: Position
  }

  struct FileEvent: Decodable {
    var uri: String
    var type: Int
  }

  struct DidChangeWatchedFilesParams: Decodable {
    var changes: [FileEvent]
  }

  // MARK: - Diagnostics

  struct RelatedInformation: Encodable, Hashable {
    var location: Location
    var message: String
  }

  struct Diagnostic: Encodable, Hashable {
    static let error = 1
    static let warning = 2
    static let information = 3
    /// Shown faded: nothing needs it.
    static let unnecessary = 1
    /// Shown struck through: it is of yesterday.
    static let deprecated = 2

    var range: Range
    var severity: Int
    var code: String
    var source = "modet"
    var message: String
    var tags: [Int]?
    var relatedInformation: [RelatedInformation]?
  }

  struct PublishDiagnosticsParams: Encodable {
    var uri: String
    var version: Int?
    var diagnostics: [Diagnostic]
  }

  struct LogMessageParams: Encodable {
    /// 1 error, 2 warning, 3 information, 4 log.
    var type: Int
    var message: String
  }
}
