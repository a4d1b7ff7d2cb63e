import Foundation

/// What tells an answer's request from others: a whole number or a text, as the client likes.
enum RequestID: Codable, Hashable {
  case number(Int)
  case text(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}

/// The error of an answer, with the codes that JSON-RPC and the protocol give.
struct ResponseError: Error, Encodable, Equatable {
  var code: Int
  var message: String

  static func parseError(_ reason: String) -> Self { Self(code: -32700, message: reason) }
  static func invalidRequest(_ reason: String) -> Self { Self(code: -32600, message: reason) }
  static func methodNotFound(_ method: String) -> Self {
    Self(code: -32601, message: "no method is called '\(method)'")
  }
  static func invalidParams(_ reason: String) -> Self { Self(code: -32602, message: reason) }
  static let notInitialized = Self(code: -32002, message: "'initialize' must come first")
  static let cancelled = Self(code: -32800, message: "the client cancelled the request")
  /// The request was understood and cannot be met; the message is shown to the author.
  static func requestFailed(_ reason: String) -> Self { Self(code: -32803, message: reason) }
}

/// A message from the client, its parameters still unread.
struct IncomingMessage {
  enum Kind: Equatable {
    case request(RequestID, method: String)
    case notification(method: String)
    /// An answer to a request of ours.
    case response
  }

  var kind: Kind
  var body: Data

  /// Reads the outside of a message.
  ///
  /// - Throws: the error to answer with, and the id where one can be made out.
  init(_ body: Data) throws(MessageFault) {
    let envelope: Envelope
    do {
      envelope = try JSONDecoder().decode(Envelope.self, from: body)
    } catch {
      throw Self.isJSON(body)
        ? MessageFault(id: nil, error: .invalidRequest("a message is an object with a method"))
        : MessageFault(id: nil, error: .parseError("the message is no JSON"))
    }
    self.body = body
    guard envelope.isVersion2 else {
      throw MessageFault(id: envelope.id, error: .invalidRequest("'jsonrpc' must be \"2.0\""))
    }
    switch (envelope.method, envelope.id, envelope.isResponse) {
    case (let method?, let id?, _): kind = .request(id, method: method)
    case (let method?, nil, _) where !envelope.hasID: kind = .notification(method: method)
    case (nil, _, true): kind = .response
    default:
      throw MessageFault(
        id: envelope.id, error: .invalidRequest("a message has a method, and an id of its own"))
    }
  }

  private static func isJSON(_ body: Data) -> Bool {
    (try? JSONSerialization.jsonObject(with: body, options: .fragmentsAllowed)) != nil
  }

  /// The message's parameters.
  ///
  /// - Throws: `ResponseError` where they are missing or of another shape.
  func params<Params: Decodable>(_ type: Params.Type = Params.self) throws(ResponseError) -> Params
  {
    do {
      return try JSONDecoder().decode(ParamsHolder<Params>.self, from: body).params
    } catch let error as DecodingError {
      throw .invalidParams(Self.reason(error))
    } catch {
      throw .invalidParams("the parameters cannot be read")
    }
  }

  private static func reason(_ error: DecodingError) -> String {
    let path: [any CodingKey]
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context), .dataCorrupted(let context):
      path = context.codingPath
    @unknown default: path = []
    }
    var names = path.map(\.stringValue)
    if case .keyNotFound(let key, _) = error { names.append(key.stringValue) }
    return "'\(names.joined(separator: "."))' is missing or of another kind than expected"
  }
}

/// A message that is none, with the id of the request that it meant to be.
struct MessageFault: Error {
  var id: RequestID?
  var error: ResponseError
}

/// The part of a message that its method knows the shape of.
private struct ParamsHolder<Params: Decodable>: Decodable {
  var params: Params
}

/// The outside of a message.
private struct Envelope: Decodable {
  var method: String?
  var id: RequestID?
  /// Also where the id cannot be read.
  var hasID: Bool
  var isResponse: Bool
  var isVersion2: Bool

  private enum Keys: String, CodingKey {
    case jsonrpc, id, method, result, error
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    method = try? container.decode(String.self, forKey: .method)
    id = try? container.decode(RequestID.self, forKey: .id)
    hasID = container.contains(.id)
    isResponse = container.contains(.result) || container.contains(.error)
    isVersion2 = (try? container.decode(String.self, forKey: .jsonrpc)) == "2.0"
  }
}

/// A message to the client.
enum OutgoingMessage {
  case result(RequestID, any Encodable)
  /// Without an id where the request's could not be read.
  case error(RequestID?, ResponseError)
  case notification(String, any Encodable)
  case request(RequestID, String, any Encodable)

  /// The message as JSON.
  ///
  /// - Throws: what `JSONEncoder` throws, for a number that JSON has no notation for.
  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return try encoder.encode(Body(message: self))
  }

  private struct Body: Encodable {
    var message: OutgoingMessage

    private enum Keys: String, CodingKey {
      case jsonrpc, id, method, params, result, error
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Keys.self)
      try container.encode("2.0", forKey: .jsonrpc)
      switch message {
      case .result(let id, let result):
        try container.encode(id, forKey: .id)
        try result.encode(to: container.superEncoder(forKey: .result))
      case .error(let id, let error):
        try container.encode(id, forKey: .id)
        try container.encode(error, forKey: .error)
      case .notification(let method, let params):
        try container.encode(method, forKey: .method)
        try params.encode(to: container.superEncoder(forKey: .params))
      case .request(let id, let method, let params):
        try container.encode(id, forKey: .id)
        try container.encode(method, forKey: .method)
        try params.encode(to: container.superEncoder(forKey: .params))
      }
    }
  }
}

/// `null`, where the protocol wants it written.
struct JSONNull: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encodeNil()
  }
}
