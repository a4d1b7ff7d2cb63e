import Foundation
import Testing

@testable import Renderer

/// What stays of scenes that were loaded, and of those that could not be.
@Suite(.serialized) struct StageLoadingTests {
  /// A person whose picture has a header and nothing behind it.
  private func broken() throws -> ImportedScene {
    var glb = try GLBBuilder.person()
    let picture = try PNGWriter.encode(Image(width: 64, height: 64, filledWith: [9, 8, 7, 255]))
    let view = glb.addView(Array(picture.prefix(48)))
    try glb.edit("images", 0) { $0["bufferView"] = view }
    var scene = try GLTFImporter.load(bytes: glb.encode())
    scene.name = "broken.glb"
    return scene
  }

  @Test func aBrokenPictureIsToldAndNothingOfItsSceneStays() throws {
    let stage = try StageRenderer(context: try GLContext.checked())
    // Shaders stay once they are made.
    try stage.loadPlace("street", try GLTFImporter.load(bytes: GLBBuilder.person().encode()))
    stage.removePlace("street")
    let objects = stage.device.liveObjects
    let scene = try broken()
    let place = #expect(throws: GLTFIssue.self) { try stage.loadPlace("street", scene) }
    let person = #expect(throws: GLTFIssue.self) { try stage.addPerson(id: "one", scene) }
    for issue in [place, person] {
      #expect(issue?.code == .imageDataInvalid)
      #expect(issue?.pointer == "/images/0")
      #expect(issue?.file == "broken.glb")
    }
    #expect(stage.device.liveObjects == objects)
    #expect(stage.resources.geometry.vertexCount == 0)
    #expect(stage.resources.surfaces.used == 0)
    #expect(stage.skinning.people.isEmpty)
    try stage.device.check("test")
  }

  @Test func aCheckTellsOfABrokenPictureWithoutAStage() throws {
    var glb = try GLBBuilder.person()
    let picture = try PNGWriter.encode(Image(width: 64, height: 64, filledWith: [9, 8, 7, 255]))
    let view = glb.addView(Array(picture.prefix(48)))
    try glb.edit("images", 0) { $0["bufferView"] = view }
    let outcome = GLTFImporter.inspect(bytes: try glb.encode())
    #expect(outcome.scene == nil)
    #expect(outcome.report.errors.map(\.pointer) == ["/images/0"])
  }
}
