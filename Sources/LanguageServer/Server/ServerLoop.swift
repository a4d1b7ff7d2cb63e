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
      receive(waiting: inbox.isEmpty && !server.hasWork)
      if let body = inbox.next() {
        handle(body)
      } else if server.hasWork {
        server.work()
      } else if hasEnded {
        server.inputEnded()
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

  /// Takes in all input that is there; waits for some where there is nothing else to do.
  private mutating func receive(waiting: Bool) {
    var wait: Int? = waiting ? nil : 0
    while !hasEnded, !inbox.isFull {
      switch streams.read(waiting: wait) {
      case .bytes(let bytes):
        framer.append(bytes)
        while let frame = framer.next() { inbox.add(frame) }
        wait = 0
      case .nothing: return
      case .end: hasEnded = true
      }
      if wait == nil { return }
    }
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
