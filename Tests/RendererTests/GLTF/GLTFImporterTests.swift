import Foundation
import Testing

@testable import Renderer

@Suite struct GLTFImporterTests {
  @Test func aPersonIsReadWithBonesMorphsAndMaterial() throws {
    let scene = try GLTFImporter.load(bytes: GLBBuilder.person().encode())
    let skeleton = try #require(scene.skeletons.first)
    #expect(skeleton.jointNames == ["lower", "upper"])
    #expect(skeleton.parents == [-1, 0])
    #expect(skeleton.restLocal[1].translation == SIMD3(0, 1, 0))
    #expect(skeleton.inverseBind[1].c3.y == -1)
    let primitive = try #require(scene.meshes.first?.primitives.first)
    #expect(primitive.positions.count == 6)
    #expect(primitive.joints[0] == SIMD4(0, 1, 0, 0))
    #expect(scene.meshes[0].morphNames == ["stretch"])
    #expect(primitive.morphs[0].vertices == [4, 5])
    #expect(primitive.morphs[0].positionDeltas == [SIMD3(0, 0.5, 0), SIMD3(0, 0.25, 0)])
    let material = try #require(scene.materials.first)
    #expect(material.lightmap == Material.Lightmap(texture: 0, scale: 2.5))
    #expect(material.emissive == SIMD3(0.5, 0, 0))
    #expect(material.isDoubleSided)
    #expect(scene.textures[0].wrapS == .clamp)
    #expect(scene.textures[0].wrapT == .mirror)
    #expect(!scene.textures[0].hasMipmaps)
    #expect(try scene.pictures.take(0)[x: 1, y: 1] == [200, 100, 50, 255])
    let lamp = try #require(scene.lights.first)
    #expect(lamp.position == SIMD3(0, 3, 0))
    #expect(lamp.colour == SIMD3(10, 5, 0))
  }

  @Test func normalisedBytesBecomeFractions() throws {
    var glb = try GLBBuilder.person()
    let weights = glb.addBytes(
      Array(repeating: [51, 204, 0, 0], count: 6).flatMap(\.self), type: "VEC4", components: 4)
    glb.set("normalized", of: weights, to: true)
    try glb.edit("meshes", 0, "primitives", 0, "attributes") { $0["WEIGHTS_0"] = weights }
    let scene = try GLTFImporter.load(bytes: glb.encode())
    #expect(abs(scene.meshes[0].primitives[0].weights[3].y - 0.8) < 1e-6)
  }

  @Test func interleavedAttributesAreReadWithTheirStride() throws {
    var glb = try GLBBuilder.person()
    let mixed = (0..<6).flatMap { row -> [Float] in [Float(row), 1, 2, 0, 0, 1] }
    let view = glb.addView(mixed)
    glb.set("byteStride", ofView: view, to: 24)
    let position = glb.addAccessor([
      "bufferView": view, "componentType": 5_126, "type": "VEC3", "count": 6,
    ])
    let normal = glb.addAccessor([
      "bufferView": view, "byteOffset": 12, "componentType": 5_126, "type": "VEC3", "count": 6,
    ])
    try glb.edit("meshes", 0, "primitives", 0, "attributes") {
      $0["POSITION"] = position
      $0["NORMAL"] = normal
    }
    let primitive = try GLTFImporter.load(bytes: glb.encode()).meshes[0].primitives[0]
    #expect(primitive.positions[5] == SIMD3(5, 1, 2))
    #expect(primitive.normals[5] == SIMD3(0, 0, 1))
  }

  @Test func theAmbientLightOfTheExtrasIsRead() throws {
    var glb = try GLBBuilder.person()
    let rows = (0..<9).map { [Double($0), 0.5, 0.25] }
    glb.document["scenes"] = [["nodes": [1, 2], "extras": ["ambientSH": rows]]]
    let ambient = try #require(try GLTFImporter.load(bytes: glb.encode()).ambient)
    #expect(ambient.coefficients[3] == SIMD3(3, 0.5, 0.25))
    glb.document["scenes"] = [["nodes": [1, 2], "extras": ["ambientSH": "blue"]]]
    #expect(try GLTFImporter.load(bytes: glb.encode()).ambient == nil)
  }

  @Test func aMissingFileIsNamed() {
    let issue = #expect(throws: GLTFIssue.self) {
      try GLTFImporter.load(path: "/nowhere/street.glb")
    }
    #expect(issue?.code == .fileNotFound)
    #expect(issue?.description.contains("/nowhere/street.glb") == true)
  }
}

extension GLBBuilder {
  /// Changes an object deep inside the document.
  mutating func edit(_ path: Any..., body: (inout [String: Any]) -> Void) throws {
    func edited(_ value: Any, _ path: ArraySlice<Any>) throws -> Any {
      guard let step = path.first else {
        var object = try #require(value as? [String: Any])
        body(&object)
        return object
      }
      if let index = step as? Int {
        var array = try #require(value as? [Any])
        array[index] = try edited(array[index], path.dropFirst())
        return array
      }
      let key = try #require(step as? String)
      var object = try #require(value as? [String: Any])
      object[key] = try edited(try #require(object[key]), path.dropFirst())
      return object
    }
    document = try #require(try edited(document, path[...]) as? [String: Any])
  }
}
