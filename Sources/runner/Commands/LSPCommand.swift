import ArgumentParser
import Foundation
import LanguageServer

/// `modet lsp`: the language server on standard input and output.
struct LSPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp", abstract: "Help an editor with scenarios: a language server.",
    discussion: """
      Speaks the Language Server Protocol 3.17 on standard input and output until the editor \
      says exit. An editor starts it by itself; Documentation/Editors says how.
      """)

  @Flag(help: "Accepted because many editors give it; there is no other way to talk to it.")
  var stdio = false

  @Option(help: "da or en; otherwise what the editor says.")
  var language: Language?

  func run() throws {
    let language = language ?? .ofLocale
    let surroundings = LintSurroundings(resources: try? Resources.find())
    let server = Server(language: language.diagnosticLanguage) { package, folder in
      surroundings.context(of: package, in: URL(filePath: folder))
    }
    var loop = ServerLoop(server)
    let code = loop.run()
    if code != 0 { throw ExitCode(code) }
  }
}
