import Foundation
import ScenarioEngine

extension Server {
  /// Takes in a notification.
  mutating func note(_ method: String, _ message: IncomingMessage) throws(ResponseError) {
    switch method {
    case "initialized": watchFiles()
    case "textDocument/didOpen": open(try message.params())
    case "textDocument/didChange": try change(try message.params())
    case "textDocument/didClose": close(try message.params())
    case "textDocument/didSave":
      let params: LSP.DocumentParams = try message.params()
      contexts.removeAll()
      workspace.touch(path(of: params.textDocument.uri))
      refresh()
      for root in unverified.keys { unverified[root] = .saved }
    case "workspace/didChangeWatchedFiles":
      let params: LSP.DidChangeWatchedFilesParams = try message.params()
      if params.changes.isEmpty { break }
      contexts.removeAll()
      workspace.touchAll()
    case "workspace/didChangeWorkspaceFolders": workspace.touchAll()
    // What else a client may tell changes nothing here.
    default: break
    }
  }

  /// The path of a document; one that is no file is known by its address alone.
  func path(of uri: String) -> String { DocumentURI.path(of: uri) ?? uri }

  private mutating func open(_ params: LSP.DidOpenParams) {
    let item = params.textDocument
    workspace.open(
      Document(uri: item.uri, path: path(of: item.uri), version: item.version, text: item.text))
  }

  private mutating func change(_ params: LSP.DidChangeParams) throws(ResponseError) {
    let encoding = settings.encoding
    let isOpen = workspace.change(path(of: params.textDocument.uri)) { document in
      document.apply(params.contentChanges, version: params.textDocument.version, encoding)
    }
    if !isOpen { throw .invalidParams("'\(params.textDocument.uri)' is not open") }
  }

  private mutating func close(_ params: LSP.DocumentParams) {
    for root in workspace.close(path(of: params.textDocument.uri)) { publisher.forget(root) }
    publish()
  }

  /// Asks to be told of files that change on the disk.
  private mutating func watchFiles() {
    guard settings.watchesFiles else { return }
    let endings = ["yarn", "yarnproject", "yaml", "csv", "json", "testplan", "opus", "wav"]
    let patterns = endings.map { "**/*.\($0)" }
    let options = LSP.RegistrationParams.WatchOptions(
      watchers: patterns.map { LSP.RegistrationParams.Watcher(globPattern: $0) })
    let registration = LSP.RegistrationParams.Registration(
      id: "files", method: "workspace/didChangeWatchedFiles", registerOptions: options)
    send(
      .request(
        .text("modet-files"), "client/registerCapability",
        LSP.RegistrationParams(registrations: [registration])))
  }

  // MARK: - What can wait

  /// How many milliseconds without a message to wait before `work`; `nil` where nothing waits.
  var patience: Int? {
    if workspace.hasStale { return 0 }
    return unverified.values.map(\.pause).min()
  }

  /// Does the piece of what waits that is due first.
  ///
  /// A look at the states ends as soon as `hasInput` says that the client has sent something, which
  /// may well be newer text; what was found by then is forgotten, and the look waits for its turn
  /// again. A look after saving is seen through: a client that never pauses would put it off for
  /// ever.
  mutating func work(hasInput: () -> Bool = { false }) {
    if workspace.hasStale { return refresh() }
    guard let (root, round) = unverified.min(by: { $0.value.pause < $1.value.pause }) else {
      return
    }
    guard let analysis = workspace.analyses[root] else {
      unverified[root] = nil
      return
    }
    let isSeenThrough = round == .saved
    guard
      let (findings, isComplete) = analysis.verified(
        budget: round.budget, shouldStop: { !isSeenThrough && hasInput() })
    else { return }
    unverified[root] = !isComplete && round == .quick ? .thorough : nil
    publisher.take(analysis, settings, findings: analysis.lints + findings)
    publish()
  }

  /// Reads again what has changed and tells what is wrong with it.
  ///
  /// What was found in the states of the scenario before the change is not shown any more.
  mutating func refresh() {
    guard workspace.hasStale else { return }
    var known = contexts
    let refreshed = workspace.refresh { [makeContext] package, folder in
      if let context = known[folder] { return context }
      let context = makeContext(package, folder)
      known[folder] = context
      return context
    }
    contexts = known
    for root in refreshed {
      guard let analysis = workspace.analyses[root] else { continue }
      publisher.take(analysis, settings, findings: analysis.lints)
      unverified[root] = analysis.reading?.scenario == nil ? nil : .quick
    }
    publish()
  }

  private mutating func publish() {
    for message in publisher.publications(of: workspace.documents) {
      send(.notification("textDocument/publishDiagnostics", message))
    }
  }
}
