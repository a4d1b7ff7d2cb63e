import Foundation
import Testing

@testable import LanguageServer

@Suite struct MessageFramerTests {
  private func frames(_ text: String, chunk: Int = .max) -> [MessageFramer.Frame] {
    var framer = MessageFramer()
    var frames: [MessageFramer.Frame] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: min(chunk, max(1, bytes.count))) {
      framer.append(bytes[start..<min(bytes.count, start + min(chunk, bytes.count))])
      while let frame = framer.next() { frames.append(frame) }
    }
    return frames
  }

  private func message(_ text: String) -> MessageFramer.Frame { .message(Data(text.utf8)) }

  @Test(arguments: [1, 2, 3, 7, 1000])
  func messagesComeWholeHoweverTheyAreCut(chunk: Int) {
    let text = "Content-Length: 2\r\n\r\n{}Content-Length: 5\r\nContent-Type: x\r\n\r\n\"æ\"\n"
    #expect(frames(text, chunk: chunk) == [message("{}"), message("\"æ\"\n")])
  }

  @Test(arguments: [
    "content-length:2\r\n\r\n{}", "CONTENT-LENGTH:   2  \r\n\r\n{}", "Content-Length: 2\n\n{}",
    "X: 1\r\nContent-Length: 2\r\n\r\n{}",
  ])
  func aHeaderMayBeWrittenInManyWays(text: String) {
    #expect(frames(text) == [message("{}")])
  }

  @Test(arguments: [
    "Content-Length: -2\r\n\r\n", "Content-Length: two\r\n\r\n", "Content-Length:\r\n\r\n",
    "Content-Length: 2\r\nContent-Length: 3\r\n\r\n", "Hello\r\n\r\n", "\r\n\r\n",
    "Content-Length: 99999999999999999999999999\r\n\r\n", "Content-Length: 0x2\r\n\r\n",
  ])
  func aHeaderWithoutAUsableLengthIsAFaultAndTheNextMessageIsRead(header: String) {
    let found = frames(header + "Content-Length: 2\r\n\r\n{}", chunk: 3)
    #expect(found.count == 2)
    #expect(found.last == message("{}"))
  }

  @Test func aBodyThatIsTooLargeIsPassedOverWithoutBeingKept() {
    var framer = MessageFramer()
    let size = MessageFramer.largestBody + 10
    framer.append(Array("Content-Length: \(size)\r\n\r\n".utf8))
    #expect(framer.next() == .fault("a message of \(size) bytes is too large"))
    let piece = [UInt8](repeating: 0x20, count: 1 << 20)
    var left = size
    while left > 0 {
      framer.append(piece.prefix(left))
      left -= min(left, piece.count)
      #expect(framer.next() == nil)
    }
    framer.append(Array("Content-Length: 2\r\n\r\n[]".utf8))
    #expect(framer.next() == message("[]"))
  }

  @Test func endlessNoiseIsOneFault() {
    let noise = String(repeating: "no message at all ", count: 20_000)
    #expect(frames(noise, chunk: 4096) == [.fault("no header where one was expected")])
    let lines = String(repeating: "\r\n", count: 100_000)
    #expect(frames(lines, chunk: 65536).count == 1)
  }

  @Test func nothingIsReadBeforeItIsWhole() {
    #expect(frames("Content-Length: 10\r\n\r\n{}").isEmpty)
    #expect(frames("Content-Length: 10\r\n").isEmpty)
  }

  @Test func whatIsFramedIsReadBack() {
    var framer = MessageFramer()
    framer.append(MessageFramer.framed(Data("{\"a\":\"😀\"}".utf8)))
    #expect(framer.next() == message("{\"a\":\"😀\"}"))
  }
}
