import Foundation

/// Messages that have come and not been looked at yet.
struct Inbox {
  enum Item {
    case message(Data, isCancelled: Bool)
    case fault(String)
  }

  /// More than this waits in the pipe, so that memory stays bounded.
  private static let limit = 1_000

  private var items: [MessageFramer.Frame] = []
  private var start = 0
  private var cancelled: Set<RequestID> = []

  var isEmpty: Bool { start == items.count }
  var isFull: Bool { items.count - start >= Self.limit }

  /// Takes in a frame; a cancellation counts at once for the request that still waits here.
  mutating func add(_ frame: MessageFramer.Frame) {
    if case .message(let body) = frame, let id = Self.cancellation(body) {
      cancelled.insert(id)
    } else {
      items.append(frame)
    }
  }

  mutating func next() -> Item? {
    guard !isEmpty else { return nil }
    let frame = items[start]
    start += 1
    if isEmpty {
      items.removeAll(keepingCapacity: true)
      start = 0
    }
    // What is cancelled after it was answered is no request any more.
    defer { if isEmpty { cancelled.removeAll() } }
    switch frame {
    case .fault(let reason): return .fault(reason)
    case .message(let body):
      guard !cancelled.isEmpty, let message = try? IncomingMessage(body),
        case .request(let id, _) = message.kind
      else { return .message(body, isCancelled: false) }
      return .message(body, isCancelled: cancelled.remove(id) != nil)
    }
  }

  /// The request that a message takes back, if it does.
  private static func cancellation(_ body: Data) -> RequestID? {
    struct Params: Decodable { var id: RequestID }
    // Nearly every message is none, and that shows without reading it as JSON.
    guard body.count < 512, let message = try? IncomingMessage(body),
      message.kind == .notification(method: "$/cancelRequest"),
      let params = try? message.params(Params.self)
    else { return nil }
    return params.id
  }
}
