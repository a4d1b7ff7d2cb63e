import Foundation
import Testing

@testable import Renderer

/// Scenes of several files: .gltf with buffers and pictures beside it or inside it.
@Suite struct SeparateFilesTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "modet-gltf-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Writes a model as a text, its binary data under a URI and its picture under another.
  private func write(
    _ glb: GLBBuilder, buffer: String, image: String? = nil
  ) throws -> String {
    var document = glb.completeDocument
    document["buffers"] = [["byteLength": glb.binary.count, "uri": buffer]]
    if let image { document["images"] = [["uri": image]] }
    let json = try JSONSerialization.data(withJSONObject: document)
    let file = folder.appendingPathComponent("scene.gltf")
    try json.write(to: file)
    return file.path
  }

  private func outcome(of path: String) -> GLTFImporter.Outcome {
    defer { try? FileManager.default.removeItem(at: folder) }
    return GLTFImporter.inspect(path: path)
  }

  @Test func aBufferAndAPictureBesideTheSceneAreRead() throws {
    let glb = try GLBBuilder.person()
    let below = folder.appendingPathComponent("my data")
    try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
    try Foundation.Data(glb.binary).write(to: below.appendingPathComponent("æ.bin"))
    let picture = try PNGWriter.encode(Image(width: 3, height: 2, filledWith: [9, 8, 7, 255]))
    try Foundation.Data(picture).write(to: folder.appendingPathComponent("wall.png"))
    let path = try write(glb, buffer: "my%20data/%C3%A6.bin", image: "wall.png")
    let scene = try #require(outcome(of: path).scene)
    #expect(scene.meshes[0].primitives[0].positions.count == 6)
    #expect(try scene.pictures.take(0).width == 3)
  }

  @Test func aBufferAndAPictureInsideTheTextAreRead() throws {
    let glb = try GLBBuilder.person()
    let picture = try PNGWriter.encode(Image(width: 3, height: 2, filledWith: [9, 8, 7, 255]))
    let path = try write(
      glb,
      buffer: "data:application/octet-stream;base64,"
        + Foundation.Data(glb.binary).base64EncodedString(),
      image: "data:image/png;base64," + Foundation.Data(picture).base64EncodedString())
    let scene = try #require(outcome(of: path).scene)
    #expect(scene.meshes[0].primitives[0].positions.count == 6)
    #expect(try scene.pictures.take(0)[x: 0, y: 0] == [9, 8, 7, 255])
  }

  @Test(arguments: [
    ("../scene.bin", GLTFCode.nonRelativeURI), ("a/%2E%2E/../../b", .nonRelativeURI),
    ("/etc/hostname", .nonRelativeURI), ("file:///etc/hostname", .nonRelativeURI),
    ("..%5Cscene.bin", .nonRelativeURI), ("", .invalidURI), ("%00", .invalidURI),
    ("%zz", .invalidURI), ("nowhere.bin", .fileNotFound), (".", .nonRelativeURI),
    ("data:;base64,!!", .invalidURI), ("data:text/plain,abc", .invalidURI),
  ])
  func anAddressThatLeadsNowhereOrAwayIsNamed(address: String, code: GLTFCode) throws {
    let path = try write(try GLBBuilder.person(), buffer: address)
    let outcome = outcome(of: path)
    let issue = try #require(outcome.report.firstError)
    #expect(issue.code == code)
    #expect(issue.pointer == "/buffers/0/uri")
    #expect(outcome.scene == nil)
  }

  @Test func aLinkOutOfTheFolderIsNotFollowed() throws {
    let glb = try GLBBuilder.person()
    let link = folder.appendingPathComponent("scene.bin")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: URL(fileURLWithPath: "/etc/hostname"))
    let outcome = outcome(of: try write(glb, buffer: "scene.bin"))
    #expect(outcome.report.firstError?.code == .nonRelativeURI)
  }

  @Test func aSceneThatIsALinkIsRead() throws {
    let real = folder.appendingPathComponent("real.glb")
    try Foundation.Data(GLBBuilder.person().encode()).write(to: real)
    let link = folder.appendingPathComponent("link.glb")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: real)
    #expect(outcome(of: link.path).scene != nil)
  }

  @Test func aFileThatIsTooShortIsNamed() throws {
    let glb = try GLBBuilder.person()
    try Foundation.Data(glb.binary.dropLast(40)).write(
      to: folder.appendingPathComponent("scene.bin"))
    let outcome = outcome(of: try write(glb, buffer: "scene.bin"))
    #expect(outcome.report.firstError?.code == .bufferByteLengthMismatch)
  }
}
