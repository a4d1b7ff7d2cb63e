import Foundation
package import ScenarioEngine

/// The language server: messages in, messages out.
///
/// `Server/` keeps the open documents in step with the editor and answers from
/// an `Analysis`; `Features/` compute the answers, `Transport/` moves the bytes.
/// It has no clock: `ServerLoop` says when there is time for what can wait.
package struct Server {
  private enum Stage {
    case new
    case running
    case shutDown
  }

  private var stage = Stage.new
  /// Set by `exit`, or by the end of the input.
  private(set) var exitCode: Int32?
  private(set) var outgoing: [OutgoingMessage] = []
  private let defaultLanguage: DiagnosticLanguage
  /// What the machine adds to the reading of a scenario in a folder: the day, the takes, the
  /// stage's files.
  let makeContext: (ScenarioPackage, String) -> LintContext

  var settings = ClientSettings()
  var workspace = Workspace()
  var publisher = Publisher()
  /// By folder; made anew when files may have changed, since typing changes none of it.
  var contexts: [String: LintContext] = [:]
  /// Scenarios whose states nobody has looked at since they changed.
  var unverified: [ScenarioRoot: VerificationRound] = [:]

  /// `language` is that of messages where the client asks for none.
  package init(
    language: DiagnosticLanguage,
    context: @escaping (ScenarioPackage, String) -> LintContext = { _, _ in LintContext() }
  ) {
    defaultLanguage = language
    makeContext = context
  }

  /// What is to be sent; each message once.
  mutating func takeOutgoing() -> [OutgoingMessage] {
    defer { outgoing.removeAll() }
    return outgoing
  }

  mutating func send(_ message: OutgoingMessage) { outgoing.append(message) }

  // MARK: - Messages

  /// Takes a message; whatever is wrong with it is answered.
  mutating func receive(_ body: Data, isCancelled: (RequestID) -> Bool = { _ in false }) {
    do throws(MessageFault) {
      let message = try IncomingMessage(body)
      switch message.kind {
      case .request(let id, let method):
        if isCancelled(id) {
          send(.error(id, .cancelled))
        } else {
          answer(id, method, message)
        }
      case .notification(let method): hear(method, message)
      case .response: break
      }
    } catch {
      send(.error(error.id, error.error))
    }
  }

  /// Answers what could not even be read as a message.
  mutating func refuse(_ reason: String) { send(.error(nil, .parseError(reason))) }

  /// The input is over; without a `shutdown` before, that is a fault.
  mutating func inputEnded() { exitCode = exitCode ?? (stage == .shutDown ? 0 : 1) }

  private mutating func answer(_ id: RequestID, _ method: String, _ message: IncomingMessage) {
    do throws(ResponseError) {
      send(.result(id, try result(of: method, message)))
    } catch {
      send(.error(id, error))
    }
  }

  private mutating func result(
    of method: String, _ message: IncomingMessage
  ) throws(ResponseError) -> any Encodable {
    switch (stage, method) {
    case (.new, "initialize"): return try initialize(message)
    case (.new, _): throw .notInitialized
    case (.shutDown, _): throw .invalidRequest("the server was shut down")
    case (.running, "initialize"): throw .invalidRequest("'initialize' comes once")
    case (.running, "shutdown"):
      stage = .shutDown
      return JSONNull()
    case (.running, _): return try feature(method, message)
    }
  }

  private mutating func hear(_ method: String, _ message: IncomingMessage) {
    if method == "exit" {
      exitCode = stage == .shutDown ? 0 : 1
      return
    }
    guard stage == .running else { return }
    do throws(ResponseError) {
      try note(method, message)
    } catch {
      // A notification has no answer; what was wrong with it is told beside.
      let text = "\(method): \(error.message)"
      send(.notification("window/logMessage", LSP.LogMessageParams(type: 1, message: text)))
    }
  }

  // MARK: - Beginning

  private mutating func initialize(
    _ message: IncomingMessage
  ) throws(ResponseError) -> any Encodable {
    settings = ClientSettings(try message.params(), language: defaultLanguage)
    stage = .running
    return LSP.InitializeResult(
      capabilities: LSP.ServerCapabilities(positionEncoding: settings.encoding.rawValue),
      serverInfo: LSP.ServerInfo(name: "modet"))
  }
}
