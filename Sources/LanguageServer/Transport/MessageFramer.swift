import Foundation

/// Cuts a stream of bytes into messages, each after a `Content-Length` header.
///
/// The stream comes from a program that may be anything. Whatever it sends, no
/// more than one body is kept in memory, and after a fault the reader goes on
/// with the next header that it can make out.
struct MessageFramer {
  enum Frame: Equatable {
    case message(Data)
    /// What stood there was no message; why, for the error that is sent back.
    case fault(String)
  }

  /// Larger than any file that the engine reads, escaped as JSON.
  static let largestBody = 64 << 20
  /// Two short lines are what is expected.
  static let largestHeader = 8 << 10

  private var buffer: [UInt8] = []
  private var start = 0
  /// What is left of a body that is too large to be kept.
  private var toSkip = 0
  private var isLost = false

  /// Takes in what was read.
  mutating func append(_ bytes: some Collection<UInt8>) {
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next frame, or `nil` until more bytes come.
  mutating func next() -> Frame? {
    while let frame = step() {
      switch frame {
      case .message:
        isLost = false
        return frame
      case .fault where isLost: continue
      case .fault:
        // What follows from a fault is passed over, so that one is told of once.
        isLost = true
        return frame
      }
    }
    return nil
  }

  private mutating func step() -> Frame? {
    skipRefusedBody()
    if toSkip > 0 { return nil }
    guard let end = headerEnd() else { return faultWithoutHeader() }
    let header = String(decoding: buffer[start..<end.lower], as: UTF8.self)
    guard let length = Self.length(in: header) else {
      start = end.upper
      return .fault("no usable Content-Length in the header")
    }
    guard length <= Self.largestBody else {
      start = end.upper
      toSkip = length
      skipRefusedBody()
      return .fault("a message of \(length) bytes is too large")
    }
    guard buffer.count - end.upper >= length else { return nil }
    let body = Data(buffer[end.upper..<end.upper + length])
    start = end.upper + length
    return .message(body)
  }

  /// The end of the header's text and the start of the body.
  private func headerEnd() -> (lower: Int, upper: Int)? {
    var index = start
    let last = min(buffer.count, start + Self.largestHeader)
    while index < last {
      if buffer[index] == 0x0A {
        let isLine = { (from: Int) in
          from < buffer.count && buffer[from] == 0x0A ? from + 1 : nil
        }
        if let upper = isLine(index + 1) { return (index, upper) }
        if index + 1 < buffer.count, buffer[index + 1] == 0x0D, let upper = isLine(index + 2) {
          return (index, upper)
        }
      }
      index += 1
    }
    return nil
  }

  /// The number after `Content-Length:`, in whatever case; `nil` unless it is one, once.
  private static func length(in header: String) -> Int? {
    var lengths: [Int?] = []
    for line in header.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      let digits = parts[1].trimmingCharacters(in: .whitespaces)
      let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
      lengths.append(isNumber ? Int(digits) : nil)
    }
    guard lengths.count == 1 else { return nil }
    return lengths[0]
  }

  private mutating func skipRefusedBody() {
    let count = min(toSkip, buffer.count - start)
    start += count
    toSkip -= count
  }

  /// Bytes without an end of a header: dropped once they are too many to be one.
  private mutating func faultWithoutHeader() -> Frame? {
    guard buffer.count - start >= Self.largestHeader else { return nil }
    start += Self.largestHeader
    return .fault("no header where one was expected")
  }

  /// A message as it is sent.
  static func framed(_ body: Data) -> Data {
    Data("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }
}
