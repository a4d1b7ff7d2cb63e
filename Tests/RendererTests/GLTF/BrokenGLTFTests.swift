import Foundation
import Testing

@testable import Renderer

/// Damaged and hostile files give an issue with a known code, and never a crash.
@Suite struct BrokenGLTFTests {
  /// One way to break a good file, and what must be said about it.
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var code: GLTFCode
    var pointer: String
    var breakIt: @Sendable (inout GLBBuilder) throws -> Void
    var testDescription: String { name }

    init(
      _ name: String, _ code: GLTFCode, at pointer: String,
      _ breakIt: @escaping @Sendable (inout GLBBuilder) throws -> Void
    ) {
      self.name = name
      self.code = code
      self.pointer = pointer
      self.breakIt = breakIt
    }
  }

  static let attributes = "/meshes/0/primitives/0/attributes"
  static let target = "/meshes/0/primitives/0/targets/0/POSITION"
  static let material = "/meshes/0/primitives/0/material"
  static let lamps = "/extensions/KHR_lights_punctual/lights"
  static let identity: [Float] = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]

  static let faults =
    fileFaults + numbersFaults + packedFaults + meshesFaults + nodesFaults + surfacesFaults
    + movementFaults

  @Test(arguments: faults)
  func aFaultIsNamedWithItsPlace(fault: Fault) throws {
    var glb = try GLBBuilder.person()
    try fault.breakIt(&glb)
    let outcome = GLTFImporter.inspect(bytes: try glb.encode())
    let issues = outcome.report.issues
    let found = issues.first { $0.code == fault.code && $0.pointer == fault.pointer }
    #expect(found != nil, "\(issues.map(\.description).joined(separator: "\n"))")
    // What is no error is mended or left out, and the rest is shown.
    #expect((outcome.scene == nil) == !outcome.report.errors.isEmpty)
    if let found, found.severity != .error { #expect(outcome.report.errors.isEmpty) }
  }

  @Test func aGoodFileHasNothingWorseThanMissingBoundsAndCoordinates() throws {
    let report = GLTFImporter.inspect(bytes: try GLBBuilder.person().encode()).report
    #expect(
      Set(report.issues.map(\.code)) == [
        .primitivePositionWithoutBounds, .primitiveTooFewTexcoords,
      ])
  }

  @Test func everythingThatIsWrongIsToldAtOnce() throws {
    var glb = try GLBBuilder.person()
    glb.set("count", of: 2, to: 700)
    try glb.edit("nodes", 0) { $0["children"] = [9] }
    try glb.edit("materials", 0, "extras", "lightmap") { $0["texture"] = 3 }
    try glb.edit("skins", 0) { $0["inverseBindMatrices"] = 90 }
    let view = glb.addView([UInt8](repeating: 7, count: 64))
    try glb.edit("images", 0) { $0["bufferView"] = view }
    let report = GLTFImporter.inspect(bytes: try glb.encode()).report
    #expect(
      Set(report.errors.map(\.pointer)) == [
        "/accessors/2", "/nodes/0/children/0", "/materials/0/extras/lightmap/texture",
        "/skins/0/inverseBindMatrices", "/images/0",
      ])
    #expect(report.firstError == report.errors.first)
  }

  @Test func aLongListOfIssuesIsCutAndCounted() throws {
    var glb = GLBBuilder()
    glb.document["nodes"] = Array(repeating: ["children": [-1]], count: 2_000)
    let report = GLTFImporter.inspect(bytes: try glb.encode()).report
    #expect(report.issues.count == ImportReport.mostIssues)
    #expect(report.issues.count + report.omitted >= 2_000)
  }

  @Test(arguments: GLTFCode.allCases)
  func everyCodeIsToldInBothLanguagesWithARemedy(code: GLTFCode) {
    var issue = GLTFIssue(code, at: "/nodes/1", "1 of 2")
    issue.file = "street.glb"
    for text in [issue.danish, issue.english] {
      #expect(text.hasPrefix("street.glb /nodes/1: "))
      #expect(text.hasSuffix("[\(code.rawValue)]"))
      #expect(text.contains("(1 of 2). "))
    }
    #expect(issue.danish != issue.english)
  }

  @Test func everyCodeIsTried() {
    let elsewhere: Set<GLTFCode> = [
      .ioError, .glbInvalidMagic, .glbInvalidVersion, .glbLengthTooSmall, .glbLengthMismatch,
      .glbUnexpectedEndOfHeader, .glbUnexpectedEndOfChunkHeader, .glbUnexpectedEndOfChunkData,
      .glbChunkLengthUnaligned, .glbUnexpectedFirstChunk, .glbDuplicateChunk,
      .glbUnknownChunkType, .invalidJSON,
    ]
    let tried = Set(Self.faults.map(\.code)).union(elsewhere)
    #expect(Set(GLTFCode.allCases).subtracting(tried).isEmpty)
  }

  @Test func aViewOfABufferThatIsNotThereIsNamed() throws {
    var glb = try GLBBuilder.person()
    glb.set("buffer", ofView: 0, to: 5)
    let bytes = try glb.encode()
    let issue = #expect(throws: GLTFIssue.self) { try GLTFImporter.load(bytes: bytes) }
    #expect(issue?.code == .unresolvedReference)
  }

  @Test func everyTruncationIsNoticed() throws {
    let bytes = try GLBBuilder.person().encode()
    for length in 0..<bytes.count {
      #expect(throws: GLTFIssue.self) { try GLTFImporter.load(bytes: Array(bytes.prefix(length))) }
    }
  }

  @Test func truncationsThatLieAboutTheirLengthNeverCrash() throws {
    let bytes = try GLBBuilder.person().encode()
    for length in stride(from: 20, to: bytes.count, by: 97) {
      var cut = Array(bytes.prefix(length))
      for byte in 0..<4 { cut[8 + byte] = UInt8(truncatingIfNeeded: length >> (byte * 8)) }
      #expect(throws: GLTFIssue.self) { try GLTFImporter.load(bytes: cut) }
    }
  }

  @Test func deepNestingIsRefused() {
    let json = Array(String(repeating: "[", count: 100_000).utf8)
    let bytes = GLBBuilder.container(json: json, binary: [0, 0, 0, 0])
    let issue = #expect(throws: GLTFIssue.self) { try GLTFImporter.load(bytes: bytes) }
    #expect(issue?.code == .invalidJSON)
  }

  @Test func theSameBytesNamedAMillionTimesRunOutOfBudget() throws {
    var glb = GLBBuilder()
    let position = glb.addFloats(
      Array(repeating: 1, count: 300_000), type: "VEC3", components: 3)
    let primitive: [String: Any] = ["attributes": ["POSITION": position]]
    glb.document["meshes"] = [["primitives": Array(repeating: primitive, count: 2_000)]]
    let bytes = try glb.encode()
    let issue = #expect(throws: GLTFIssue.self) { try GLTFImporter.load(bytes: bytes) }
    #expect(issue?.code == .valueNotInRange)
  }
}
