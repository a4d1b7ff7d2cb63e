import Foundation
import Testing

@testable import Renderer

/// The places and people that ship with the project, seen as a young person sees them.
@Suite(.serialized) struct ShippedScenesTests {
  private func makeStage() throws -> StageRenderer {
    let stage = try StageRenderer(context: try GLContext.checked())
    for place in ["street", "calm"] {
      try stage.loadPlace(
        place, GLTFImporter.load(path: "\(TestScenes.assets)/Places/\(place).glb"))
    }
    return stage
  }

  @Test(arguments: ShippedPeople.all)
  func aPersonHasTheBonesAndFacesThatCuesName(id: String) throws {
    let scene = try GLTFImporter.load(path: "\(TestScenes.assets)/People/\(id).glb")
    let skeleton = try #require(scene.skeletons.first)
    for joint in ["pelvis", "head", "eye_l", "eye_r", "hand_l", "foot_r"] {
      #expect(skeleton.index(of: joint) != nil)
    }
    for morph in [
      "viseme_aa", "eyeBlinkLeft", "stern", "smile", "worried", "surprise", "disgust", "contempt",
    ] {
      #expect(scene.morphNames.contains(morph))
    }
    let moved = scene.meshes.flatMap(\.primitives).flatMap(\.morphs).map(\.vertices.count)
    #expect(moved.contains { $0 > 10 })
  }

  @Test(arguments: ShippedPeople.all)
  func allSidesOfAPersonFaceOutwards(id: String) throws {
    let scene = try GLTFImporter.load(path: "\(TestScenes.assets)/People/\(id).glb")
    for primitive in scene.meshes.flatMap(\.primitives) {
      var agreeing = 0
      for corner in stride(from: 0, to: primitive.indices.count, by: 3) {
        let a = Int(primitive.indices[corner])
        let b = Int(primitive.indices[corner + 1])
        let c = Int(primitive.indices[corner + 2])
        let edge = primitive.positions[b] - primitive.positions[a]
        let face = edge.cross(primitive.positions[c] - primitive.positions[a])
        if face.dot(primitive.normals[a]) >= 0 { agreeing += 1 }
      }
      #expect(agreeing * 3 > primitive.indices.count * 9 / 10)
      let name = primitive.material.map { scene.materials[$0].name }
      guard name == "eyes" else { continue }
      // An eyeball that is inside out shows its back to whoever is looked at.
      #expect(primitive.normals.count { $0.z > 0 } > primitive.normals.count * 8 / 10)
    }
  }

  @Test func theMeetingAtDuskIsAsItWasLookedAt() throws {
    let stage = try makeStage()
    try TestScenes.standOfficers(on: stage)
    let target = try stage.makeTarget(width: 320, height: 240, samples: 4)
    let view = TestScenes.view(width: 320, height: 240)
    stage.draw([view], into: target)
    // The assets may be baked anew: this guards against a broken picture, not a retouched one.
    try Snapshot.expect(stage.read(target), "meeting", tolerance: 24, share: 0.05)
    stage.activePlace = "calm"
    stage.draw([view], into: target)
    try Snapshot.expect(stage.read(target), "calm", tolerance: 24, share: 0.05)
    try stage.device.check("test")
  }
}
