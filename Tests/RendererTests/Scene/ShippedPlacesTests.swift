import Foundation
import Testing

@testable import Renderer

/// The places that ship, as their files say: what bakes them promises this to the engine.
@Suite struct ShippedPlacesTests {
  /// Every place there is; a new file is a new case.
  static let all: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: "\(TestScenes.assets)/Places")
    return (files ?? []).filter { $0.hasSuffix(".glb") }.map { String($0.dropLast(4)) }.sorted()
  }()

  private func load(_ place: String) throws -> ImportedScene {
    try GLTFImporter.load(path: "\(TestScenes.assets)/Places/\(place).glb")
  }

  @Test func thePlacesThatScenariosAndTheCalmMomentsNameAreThere() {
    #expect(Set(Self.all).isSuperset(of: ["calm", "living-room", "street"]))
  }

  @Test(arguments: all)
  func aPlaceBringsItsBakedLightAndWhatLightsPeople(place: String) throws {
    let scene = try load(place)
    let primitives = scene.meshes.flatMap(\.primitives)
    let materials = primitives.compactMap(\.material).map { scene.materials[$0] }
    #expect(materials.count == primitives.count)
    // What is not painted with its light has it baked.
    #expect(materials.allSatisfy { $0.isUnlit || $0.lightmap != nil })
    #expect(materials.contains { $0.lightmap != nil })
    #expect(scene.ambient != nil)
    let environment = Environment.standard(for: place, scene, detail: .rich)
    #expect((1...Environment.mostLamps).contains(environment.lamps.count))
    #expect(primitives.reduce(0) { $0 + $1.indices.count / 3 } <= 60_000)
  }

  @Test(arguments: all)
  func aPlaceIsNoLargerThanFourMegabytes(place: String) throws {
    let file = "\(TestScenes.assets)/Places/\(place).glb"
    let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
    #expect(try #require(size) <= 4_000_000)
  }

  @Test(arguments: ["living-room", "own-room"])
  func noRainFallsAndNoFogLiesIndoors(place: String) {
    let environment = Environment.named(place)
    #expect(environment.wetness == 0 && environment.fogDensity == 0)
    #expect(Environment.named("street").wetness > 0)
  }
}
