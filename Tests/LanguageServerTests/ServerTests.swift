import Foundation
import ScenarioEngine
import Testing

@testable import LanguageServer

@Suite struct ServerTests {
  /// A server that has begun, with what it sent so far taken out.
  private func running() -> Server {
    var server = Server(language: .english)
    server.receive(Self.message(#""id":0,"method":"initialize","params":{"capabilities":{}}"#))
    _ = server.takeOutgoing()
    return server
  }

  private static func message(_ rest: String) -> Data { Data(#"{"jsonrpc":"2.0",\#(rest)}"#.utf8) }

  private func json(_ message: OutgoingMessage) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: message.encoded()) as? [String: Any])
  }

  private func open(_ uri: String, _ text: String, in server: inout Server) throws {
    let text = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    server.receive(
      Self.message(
        #""method":"textDocument/didOpen","params":{"textDocument":"#
          + #"{"uri":"\#(uri)","languageId":"yarn","version":1,"text":\#(text)}}"#))
  }

  @Test func nothingIsReadAgainWhileMessagesWait() throws {
    var server = running()
    try open("file:///nowhere-at-all/a.yarn", "title: A\n---\nHej\n===\n", in: &server)
    #expect(server.takeOutgoing().isEmpty)
    #expect(server.patience == 0)
    server.work()
    let sent = try server.takeOutgoing().map { try json($0) }
    #expect(sent.map { $0["method"] as? String } == ["textDocument/publishDiagnostics"])
    #expect(server.patience == nil)
  }

  @Test func aRequestSeesEveryChangeBeforeIt() throws {
    var server = running()
    let uri = "file:///nowhere-at-all/a.yarn"
    try open(uri, "title: A\n---\nHej\n===\n", in: &server)
    server.receive(
      Self.message(
        #""method":"textDocument/didChange","params":{"textDocument":{"uri":"\#(uri)","version":2},"#
          + #""contentChanges":[{"range":{"start":{"line":0,"character":7},"#
          + #""end":{"line":0,"character":8}},"text":"Bænk"}]}"#))
    server.receive(
      Self.message(
        #""id":1,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"\#(uri)"}}"#
      ))
    let answer = try #require(try server.takeOutgoing().map { try json($0) }.last)
    let symbols = try #require(answer["result"] as? [[String: Any]])
    #expect(symbols.map { $0["name"] as? String } == ["Bænk"])
  }

  @Test func aDocumentThatIsNoFileIsHelpedToo() throws {
    var server = running()
    try open("untitled:Untitled-1.yarn", "title: A\n---\n<<jump B>>\n===\n", in: &server)
    server.work()
    let sent = try #require(try server.takeOutgoing().map { try json($0) }.first)
    let params = try #require(sent["params"] as? [String: Any])
    #expect(params["uri"] as? String == "untitled:Untitled-1.yarn")
    #expect(
      (params["diagnostics"] as? [[String: Any]])?.map { $0["code"] as? String } == [
        "YS0009", "YS0012",
      ])
  }

  @Test func aNotificationThatCannotBeReadIsLogged() throws {
    var server = running()
    server.receive(Self.message(#""method":"textDocument/didOpen","params":{"textDocument":7}"#))
    let sent = try #require(try server.takeOutgoing().map { try json($0) }.first)
    #expect(sent["method"] as? String == "window/logMessage")
  }

  @Test(arguments: [
    (#""locale":"da-DK","#, DiagnosticLanguage.danish), (#""locale":"en","#, .english),
    (#""locale":"fr","#, .danish), ("", .danish),
    (#""locale":"da","initializationOptions":{"language":"en"},"#, .english),
    (#""initializationOptions":[1],"#, .danish),
  ])
  func messagesAreInTheClientsLanguage(options: String, language: DiagnosticLanguage) {
    var server = Server(language: .danish)
    server.receive(
      Self.message(#""id":0,"method":"initialize","params":{\#(options)"capabilities":{}}"#))
    #expect(server.settings.language == language)
  }

  @Test func aCancelledRequestIsNotBegun() throws {
    var server = running()
    server.receive(Self.message(#""id":3,"method":"shutdown""#)) { _ in true }
    let answer = try json(try #require(server.takeOutgoing().first))
    #expect((answer["error"] as? [String: Any])?["code"] as? Int == -32800)
    #expect(server.exitCode == nil)
  }

  @Test func anInboxForgetsCancellationsOfWhatWasAnswered() {
    var inbox = Inbox()
    let request = { (id: Int) in
      MessageFramer.Frame.message(Self.message(#""id":\#(id),"method":"a""#))
    }
    let cancel = MessageFramer.Frame.message(
      Self.message(#""method":"$/cancelRequest","params":{"id":1}"#))
    inbox.add(request(1))
    inbox.add(cancel)
    inbox.add(request(2))
    #expect(isCancelled(&inbox) == true)
    #expect(isCancelled(&inbox) == false)
    inbox.add(cancel)
    inbox.add(request(2))
    #expect(isCancelled(&inbox) == false)
    inbox.add(request(1))
    #expect(isCancelled(&inbox) == false)
  }

  private func isCancelled(_ inbox: inout Inbox) -> Bool? {
    guard case .message(_, let isCancelled)? = inbox.next() else { return nil }
    return isCancelled
  }
}
