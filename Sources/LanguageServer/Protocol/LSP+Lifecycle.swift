extension LSP {
  struct InitializeParams: Decodable {
    var locale: String?
    var capabilities: ClientCapabilities
    var initializationOptions: InitializationOptions?
  }

  /// What an editor's settings may say to this server alone.
  struct InitializationOptions: Decodable {
    /// `da` or `en`.
    var language: String?

    private enum Keys: String, CodingKey { case language }

    /// Any other shape is an editor's own and no mistake.
    init(from decoder: any Decoder) throws {
      let container = try? decoder.container(keyedBy: Keys.self)
      language = try? container?.decode(String.self, forKey: .language)
    }
  }

  struct ClientCapabilities: Decodable {
    var general: General?
    var textDocument: TextDocument?
    var workspace: Workspace?

    struct General: Decodable {
      var positionEncodings: [String]?
    }

    struct Workspace: Decodable {
      var workspaceEdit: WorkspaceEdit?
      var didChangeWatchedFiles: DidChangeWatchedFiles?

      struct WorkspaceEdit: Decodable { var documentChanges: Bool? }
      struct DidChangeWatchedFiles: Decodable { var dynamicRegistration: Bool? }
    }

    struct TextDocument: Decodable {
      var completion: Completion?
      var hover: Hover?

      struct Completion: Decodable {
        var completionItem: Item?
        struct Item: Decodable { var snippetSupport: Bool? }
      }

      struct Hover: Decodable { var contentFormat: [String]? }
    }
  }

  struct InitializeResult: Encodable {
    var capabilities: ServerCapabilities
    var serverInfo: ServerInfo
  }

  struct ServerInfo: Encodable {
    var name: String
  }

  struct ServerCapabilities: Encodable {
    var positionEncoding: String
    var textDocumentSync = TextDocumentSync()
    var completionProvider = CompletionOptions()
    var hoverProvider = true
    var definitionProvider = true
    var referencesProvider = true
    var documentHighlightProvider = true
    var documentSymbolProvider = true
    var workspaceSymbolProvider = true
    var codeActionProvider = CodeActionOptions()
    var documentFormattingProvider = true
    var foldingRangeProvider = true
    var documentLinkProvider = DocumentLinkOptions()
    var renameProvider = RenameOptions()
    var semanticTokensProvider = SemanticTokensOptions()
    var workspace = Workspace()
  }

  struct TextDocumentSync: Encodable {
    var openClose = true
    /// 2: only what changed is sent.
    var change = 2
    var save = true
  }

  struct CompletionOptions: Encodable {
    var triggerCharacters = ["<", "$", "#", ":", " ", "\"", "."]
    var resolveProvider = false
  }

  struct CodeActionOptions: Encodable {
    var codeActionKinds = ["quickfix", "source.fixAll"]
  }

  struct DocumentLinkOptions: Encodable {
    var resolveProvider = false
  }

  struct RenameOptions: Encodable {
    var prepareProvider = true
  }

  struct SemanticTokensOptions: Encodable {
    var legend = Legend()
    var full = true

    struct Legend: Encodable {
      var tokenTypes = SemanticTokens.types
      var tokenModifiers = SemanticTokens.modifiers
    }
  }

  struct Workspace: Encodable {
    var workspaceFolders = Folders()

    struct Folders: Encodable {
      var supported = true
      var changeNotifications = true
    }
  }

  struct RegistrationParams: Encodable {
    var registrations: [Registration]

    struct Registration: Encodable {
      var id: String
      var method: String
      var registerOptions: WatchOptions
    }

    struct WatchOptions: Encodable {
      var watchers: [Watcher]
    }

    struct Watcher: Encodable {
      var globPattern: String
    }
  }
}
