import Testing

@testable import Renderer

@Suite(.serialized) struct LookSheetTests {
  private func scene(_ path: String) throws -> ImportedScene {
    try GLTFImporter.load(path: "\(TestScenes.assets)/\(path).glb")
  }

  @Test(arguments: ShippedPeople.all)
  func everyFaceOfTheSheetIsOneThatThePersonHas(id: String) throws {
    let known = try scene("People/\(id)").morphNames
    for shot in LookSheet.shots {
      for morph in shot.morphs.keys { #expect(known.contains(morph), "\(shot.name): \(morph)") }
    }
    #expect(Set(LookSheet.shots.map(\.name)).count == LookSheet.shots.count)
  }

  @Test func facesAndSidesDiffer() throws {
    let sheet = try LookSheet(
      person: try scene("People/officer-a"), place: try scene("Places/street"))
    var seen: [[UInt8]] = []
    for shot in LookSheet.shots where ["neutral", "surprise", "blink"].contains(shot.name) {
      let picture = try sheet.draw(shot, height: 96)
      #expect(picture.width == 96 && picture.height == 96)
      #expect(!seen.contains(picture.pixels))
      seen.append(picture.pixels)
    }
    #expect(seen.count == 3)
  }
}
