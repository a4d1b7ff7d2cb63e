import Foundation
import ScenarioEngine
import Testing

@testable import LanguageServer

/// A look at a scenario's states gives way to newer text.
@Suite struct VerificationRoundTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Tests/Meeting/politi-id-tjek")

  private func message(_ rest: String) -> Data { Data(#"{"jsonrpc":"2.0",\#(rest)}"#.utf8) }

  /// A server that has read the shipped scenario and looked at none of its states.
  private func reading() throws -> Server {
    var server = Server(language: .english)
    server.receive(message(#""id":0,"method":"initialize","params":{"capabilities":{}}"#))
    let file = Self.folder.appending(path: "moedet.yarn")
    let text = try String(contentsOf: file, encoding: .utf8)
    let quoted = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    server.receive(
      message(
        #""method":"textDocument/didOpen","params":{"textDocument":"#
          + #"{"uri":"\#(file.absoluteString)","languageId":"yarn","version":1,"text":\#(quoted)}}"#
      ))
    server.work()
    _ = server.takeOutgoing()
    return server
  }

  @Test func aLookEndsWhereTheClientHasSentSomethingAndComesAgain() throws {
    var server = try reading()
    #expect(server.patience == VerificationRound.quick.pause)
    var asked = 0
    server.work {
      asked += 1
      return asked == 3
    }
    #expect(asked == 3)
    #expect(server.takeOutgoing().isEmpty)
    #expect(server.patience == VerificationRound.quick.pause)
    asked = 0
    server.work {
      asked += 1
      return false
    }
    // Before the first state, and then every 4,096 of 20,000.
    #expect(asked == 5)
    #expect(server.patience == VerificationRound.thorough.pause)
  }
}
