import Testing

@testable import Renderer

@Suite struct GLBContainerTests {
  /// One way to break the shell of a good file.
  struct Fault: Sendable, CustomTestStringConvertible {
    var code: GLTFCode
    var breakIt: @Sendable (inout [UInt8]) -> Void
    var testDescription: String { code.rawValue }

    init(_ code: GLTFCode, _ breakIt: @escaping @Sendable (inout [UInt8]) -> Void) {
      self.code = code
      self.breakIt = breakIt
    }
  }

  private static func put(_ word: UInt32, at offset: Int, _ bytes: inout [UInt8]) {
    for byte in 0..<4 { bytes[offset + byte] = UInt8(truncatingIfNeeded: word >> (byte * 8)) }
  }

  static let faults = [
    Fault(.glbInvalidMagic) { $0[0] = 0x21 },
    Fault(.glbInvalidVersion) { put(1, at: 4, &$0) },
    Fault(.glbLengthTooSmall) { put(12, at: 8, &$0) },
    Fault(.glbLengthMismatch) { put(UInt32($0.count + 4), at: 8, &$0) },
    Fault(.glbUnexpectedEndOfHeader) { $0 = Array($0.prefix(11)) },
    Fault(.glbUnexpectedEndOfChunkHeader) {
      put(UInt32($0.count + 4), at: 8, &$0)
      $0 += [0, 0, 0, 0]
    },
    Fault(.glbUnexpectedEndOfChunkData) { put(1 << 30, at: 12, &$0) },
    Fault(.glbChunkLengthUnaligned) { put(17, at: 12, &$0) },
    Fault(.glbUnexpectedFirstChunk) { put(0x004E_4942, at: 16, &$0) },
    Fault(.glbDuplicateChunk) { append(0x004E_4942, &$0) },
    Fault(.glbUnknownChunkType) { append(0x1234_5678, &$0) },
    Fault(.invalidJSON) { $0[20] = 0x21 },
  ]

  private static func append(_ kind: UInt32, _ bytes: inout [UInt8]) {
    bytes += Array(repeating: 0, count: 12)
    put(UInt32(bytes.count), at: 8, &bytes)
    put(4, at: bytes.count - 12, &bytes)
    put(kind, at: bytes.count - 8, &bytes)
  }

  @Test(arguments: faults)
  func aBrokenShellIsNamed(fault: Fault) throws {
    var bytes = try GLBBuilder.person().encode()
    fault.breakIt(&bytes)
    let outcome = GLTFImporter.inspect(bytes: bytes)
    let found = try #require(outcome.report.issues.first { $0.code == fault.code })
    #expect(found.pointer == "")
    #expect((outcome.scene == nil) == (found.severity == .error))
  }
}
