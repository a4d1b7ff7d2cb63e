import Foundation
import ScenarioEngine

/// Runs a server over standard input and output until it is told to leave.
///
/// One thread: input is read whenever there is some, so that a request that
/// was cancelled while it waited is never begun, and many changes of a text
/// are followed by one reading of it.
package struct ServerLoop {
  private var server: Server
  private var framer = MessageFramer()
  private var inbox = Inbox()
  private var hasEnded = false
  private let streams = StandardStreams()

  package init(_ server: Server) { self.server = server }

  /// Gives the exit code.
  package mutating func run() -> Int32 {
    while true {
      let wait = inbox.isEmpty ? server.patience : 0
      let hasCome = receive(waiting: wait)
      if let item = inbox.next() {
        handle(item)
      } else if hasEnded {
        server.inputEnded()
      } else if !hasCome {
        server.work { [streams] in streams.hasInput }
      }
      guard flush() else { return 1 }
      if let code = server.exitCode { return code }
    }
  }

  private mutating func handle(_ frame: Inbox.Item) {
    switch frame {
    case .message(let body, let isCancelled): server.receive(body) { _ in isCancelled }
    case .fault(let reason): server.refuse(reason)
    }
  }

  /// Takes in all input that is there, waiting for the first of it; whether any came.
  private mutating func receive(waiting milliseconds: Int?) -> Bool {
    var wait = milliseconds
    var hasCome = false
    while !hasEnded, !inbox.isFull {
      switch streams.read(waiting: wait) {
      case .bytes(let bytes):
        hasCome = true
        framer.append(bytes)
        while let frame = framer.next() { inbox.add(frame) }
        wait = 0
      case .nothing: return hasCome
      case .end: hasEnded = true
      }
    }
    return hasCome
  }

  /// Sends what there is; whether the client still listens.
  private mutating func flush() -> Bool {
    for message in server.takeOutgoing() {
      guard let body = try? message.encoded() else { continue }
      if !streams.write(MessageFramer.framed(body)) { return false }
    }
    return true
  }
}
