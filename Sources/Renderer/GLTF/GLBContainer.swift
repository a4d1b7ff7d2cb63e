internal import Foundation

/// The outer shell of a .glb file: a header, a chunk of JSON and at most one of binary data.
///
/// - Source: glTF 2.0, 4 “GLB File Format Specification”.
struct GLBContainer: Sendable {
  let json: Range<Int>
  /// The first binary chunk; empty where the file has none.
  let binary: Range<Int>
  /// What is odd but does no harm.
  private(set) var issues: [GLTFIssue] = []

  static let magic: UInt32 = 0x4654_6C67

  private static let headerSize = 12
  private static let chunkHeaderSize = 8
  private static let jsonChunk: UInt32 = 0x4E4F_534A
  private static let binaryChunk: UInt32 = 0x004E_4942

  /// Reads the header and the chunks' places; the data are not copied.
  init(_ bytes: Foundation.Data) throws(GLTFIssue) {
    let end = try Self.checkHeader(bytes)
    let first = try Self.chunk(in: bytes, at: Self.headerSize, end: end)
    guard first.kind == Self.jsonChunk else {
      throw GLTFIssue(.glbUnexpectedFirstChunk, "the first chunk must hold JSON")
    }
    json = first.data
    var binary = end..<end
    var offset = first.data.upperBound
    while offset < end {
      let next = try Self.chunk(in: bytes, at: offset, end: end)
      offset = next.data.upperBound
      if next.kind != Self.binaryChunk {
        issues.append(GLTFIssue(.glbUnknownChunkType, "a chunk of kind \(next.kind) is left out"))
      } else if binary.isEmpty {
        binary = next.data
      } else {
        issues.append(GLTFIssue(.glbDuplicateChunk, "a second binary chunk is left out"))
      }
    }
    self.binary = binary
  }

  /// The end of the data that the header promises.
  private static func checkHeader(_ bytes: Foundation.Data) throws(GLTFIssue) -> Int {
    guard bytes.count >= headerSize else {
      throw GLTFIssue(.glbUnexpectedEndOfHeader, "the file ends inside its header")
    }
    guard word(bytes, 0) == magic else {
      throw GLTFIssue(.glbInvalidMagic, "the file does not begin with 'glTF'")
    }
    guard word(bytes, 4) == 2 else {
      throw GLTFIssue(.glbInvalidVersion, "version \(word(bytes, 4)) is not 2")
    }
    let length = Int(word(bytes, 8))
    guard length >= headerSize + chunkHeaderSize else {
      throw GLTFIssue(.glbLengthTooSmall, "the header promises only \(length) bytes")
    }
    guard length <= bytes.count else {
      throw GLTFIssue(
        .glbLengthMismatch, "the header promises \(length) bytes, the file has \(bytes.count)")
    }
    return length
  }

  private static func chunk(
    in bytes: Foundation.Data, at offset: Int, end: Int
  ) throws(GLTFIssue) -> (kind: UInt32, data: Range<Int>) {
    guard end - offset >= chunkHeaderSize else {
      throw GLTFIssue(.glbUnexpectedEndOfChunkHeader, "the file ends inside a chunk's header")
    }
    let length = Int(word(bytes, offset))
    let start = offset + chunkHeaderSize
    guard length <= end - start else {
      throw GLTFIssue(
        .glbUnexpectedEndOfChunkData, "a chunk of \(length) bytes runs past the end of the file")
    }
    guard length % 4 == 0 else {
      throw GLTFIssue(.glbChunkLengthUnaligned, "a chunk of \(length) bytes is no multiple of 4")
    }
    return (word(bytes, offset + 4), start..<start + length)
  }

  private static func word(_ bytes: Foundation.Data, _ offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[bytes.startIndex + offset + $1]) << UInt32($1 * 8) }
  }
}
