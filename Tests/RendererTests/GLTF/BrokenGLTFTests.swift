import Foundation
import Testing

@testable import Renderer

/// Damaged and hostile files give an issue with a known code, and never a crash.
@Suite struct BrokenGLTFTests {
  /// One way to break a good file, and what must be said about it.
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var code: GLTFIssue.Code
    var pointer: String
    var breakIt: @Sendable (inout GLBBuilder) throws -> Void
    var testDescription: String { name }

    init(
      _ name: String, _ code: GLTFIssue.Code, at pointer: String,
      _ breakIt: @escaping @Sendable (inout GLBBuilder) throws -> Void
    ) {
      self.name = name
      self.code = code
      self.pointer = pointer
      self.breakIt = breakIt
    }
  }

  static let faults = [
    Fault("count of elements past the view", .accessorTooLong, at: "/accessors/0") {
      $0.set("count", of: 0, to: 7)
    },
    Fault("a count that overflows", .valueNotInRange, at: "/accessors/0/count") {
      $0.set("count", of: 0, to: Int.max)
    },
    Fault("a negative count", .valueNotInRange, at: "/accessors/0/count") {
      $0.set("count", of: 0, to: -1)
    },
    Fault("a count that is no number", .typeMismatch, at: "/accessors/0/count") {
      $0.set("count", of: 0, to: "NaN")
    },
    Fault("a count with a fraction", .invalidJSON, at: "") {
      $0.set("count", of: 0, to: 6.5)
    },
    Fault("an offset that overflows", .accessorTooLong, at: "/accessors/0") {
      $0.set("byteOffset", of: 0, to: Int.max - 3)
    },
    Fault("a negative offset", .accessorTooLong, at: "/accessors/0") {
      $0.set("byteOffset", of: 0, to: -4)
    },
    Fault("a view past the buffer", .bufferViewTooLong, at: "/bufferViews/0") {
      $0.set("byteLength", ofView: 0, to: 1 << 40)
    },
    Fault("a view before the buffer", .bufferViewTooLong, at: "/bufferViews/0") {
      $0.set("byteOffset", ofView: 0, to: -8)
    },
    Fault("a stride of nothing", .accessorSmallByteStride, at: "/accessors/0") {
      $0.set("byteStride", ofView: 0, to: 0)
    },
    Fault("an unknown component type", .valueNotInList, at: "/accessors/0/componentType") {
      $0.set("componentType", of: 0, to: 9_999)
    },
    Fault(
      "a position of two numbers", .accessorInvalidFormat,
      at: "/meshes/0/primitives/0/attributes/POSITION"
    ) { $0.set("type", of: 0, to: "VEC2") },
    Fault(
      "an index past the vertices", .accessorIndexOutOfBounds,
      at: "/meshes/0/primitives/0/indices"
    ) { glb in
      let indices = glb.addIndices([0, 1, 6])
      try glb.edit("meshes", 0, "primitives", 0) { $0["indices"] = indices }
    },
    Fault(
      "a joint past the bones", .accessorJointsIndexOutOfBounds,
      at: "/meshes/0/primitives/0/attributes/JOINTS_0"
    ) { glb in
      let joints = glb.addBytes(Array(repeating: 2, count: 24), type: "VEC4", components: 4)
      try glb.edit("meshes", 0, "primitives", 0, "attributes") { $0["JOINTS_0"] = joints }
    },
    Fault("a number that is not one", .accessorInvalidFloat, at: "/accessors/10") { glb in
      let positions = glb.addFloats(
        Array(repeating: .nan, count: 18), type: "VEC3", components: 3)
      // The builder's parts take the first accessors.
      #expect(positions == 8)
      _ = glb.addAccessor(["componentType": 5_126, "type": "SCALAR", "count": 1])
      let infinite = glb.addFloats(
        Array(repeating: .infinity, count: 18), type: "VEC3", components: 3)
      try glb.edit("meshes", 0, "primitives", 0, "attributes") { $0["POSITION"] = infinite }
    },
    Fault(
      "unequal attributes", .primitiveUnequalAccessorCount,
      at: "/meshes/0/primitives/0/attributes"
    ) { $0.set("count", of: 1, to: 5) },
    Fault(
      "sparse indices past the end", .accessorSparseIndexOutOfBounds,
      at: "/accessors/7/sparse/indices"
    ) { $0.set("count", of: 7, to: 5) },
    Fault("more sparse values than elements", .valueNotInRange, at: "/accessors/7/sparse/count") {
      $0.set("count", of: 7, to: 1)
    },
    Fault("a reference to nothing", .unresolvedReference, at: "/nodes/2/mesh") {
      try $0.edit("nodes", 2) { $0["mesh"] = 40 }
    },
    Fault("a child that is its own parent", .nodeLoop, at: "/nodes/0") {
      try $0.edit("nodes", 0) { $0["children"] = [1] }
    },
    Fault("a child of two parents", .nodeParentOverride, at: "/nodes/2/children/0") {
      try $0.edit("nodes", 2) { $0["children"] = [0] }
    },
    Fault("a child that is not there", .unresolvedReference, at: "/nodes/1/children/0") {
      try $0.edit("nodes", 1) { $0["children"] = [-1] }
    },
    Fault("a matrix of three numbers", .arrayLengthNotInList, at: "/nodes/1/matrix") {
      try $0.edit("nodes", 1) { $0["matrix"] = [1, 2, 3] }
    },
    Fault("no joints", .valueNotInRange, at: "/skins/0/joints") {
      try $0.edit("skins", 0) { $0["joints"] = [Int]() }
    },
    Fault("too few bind matrices", .invalidInverseBindCount, at: "/skins/0/inverseBindMatrices") {
      $0.set("count", of: 6, to: 1)
    },
    Fault("a picture that is none", .imageUnrecognizedFormat, at: "/images/0") { glb in
      let view = glb.addView([UInt8](repeating: 7, count: 64))
      try glb.edit("images", 0) { $0["bufferView"] = view }
    },
    Fault("a picture cut short", .imageDataInvalid, at: "/images/0") { glb in
      let view = glb.addView(PNGReader.signature + [0, 0, 0, 13, 0x49])
      try glb.edit("images", 0) { $0["bufferView"] = view }
    },
    Fault(
      "a lightmap without texture", .unresolvedReference,
      at: "/materials/0/extras/lightmap/texture"
    ) {
      try $0.edit("materials", 0, "extras", "lightmap") { $0["texture"] = 3 }
    },
    Fault(
      "lines instead of triangles", .primitiveUnsupportedMode, at: "/meshes/0/primitives/0/mode"
    ) {
      try $0.edit("meshes", 0, "primitives", 0) { $0["mode"] = 1 }
    },
    Fault("an extension we lack", .unsupportedExtension, at: "/extensionsRequired/0") {
      $0.document["extensionsRequired"] = ["KHR_draco_mesh_compression"]
    },
    animation("keys that do not rise", .animationInputNonIncreasing, at: "/accessors/8") {
      $0.addFloats([0, 1, 1], type: "SCALAR", components: 1)
    },
    animation("a key before the beginning", .animationInputNegative, at: "/accessors/8") {
      $0.addFloats([-1, 0, 1], type: "SCALAR", components: 1)
    },
    animation(
      "fewer times than values", .animationOutputCount, at: "/animations/0/samplers/0/output"
    ) { $0.addFloats([0, 1], type: "SCALAR", components: 1) },
    animation(
      "a spline of one key", .animationInputTooFew, at: "/animations/0/samplers/0/input",
      interpolation: "CUBICSPLINE"
    ) { $0.addFloats([0], type: "SCALAR", components: 1) },
    animation(
      "an interpolation that is none", .valueNotInList,
      at: "/animations/0/samplers/0/interpolation", interpolation: "SMOOTH"
    ) { $0.addFloats([0, 1, 2], type: "SCALAR", components: 1) },
    animation(
      "a bone's weights", .animationTargetWithoutMorphs, at: "/animations/0/channels/0/target/path",
      path: "weights"
    ) { $0.addFloats([0, 1, 2], type: "SCALAR", components: 1) },
    animation(
      "a movement of something else", .valueNotInList,
      at: "/animations/0/channels/0/target/path", path: "colour"
    ) { $0.addFloats([0, 1, 2], type: "SCALAR", components: 1) },
    Fault("another version", .unknownAssetMajorVersion, at: "/asset/version") {
      $0.document["asset"] = ["version": "1.0"]
    },
    Fault("no version", .undefinedProperty, at: "/asset") {
      $0.document["asset"] = [String: String]()
    },
  ]

  /// A fault of an animation that moves the upper bone over three keys.
  private static func animation(
    _ name: String, _ code: GLTFIssue.Code, at pointer: String, interpolation: String = "LINEAR",
    path: String = "translation", _ input: @escaping @Sendable (inout GLBBuilder) -> Int
  ) -> Fault {
    Fault(name, code, at: pointer) { glb in
      let input = input(&glb)
      let output = glb.addFloats(
        Array(repeating: 1, count: 9), type: "VEC3", components: 3)
      glb.document["animations"] = [
        [
          "channels": [["sampler": 0, "target": ["node": 0, "path": path]]],
          "samplers": [["input": input, "output": output, "interpolation": interpolation]],
        ]
      ]
    }
  }

  @Test(arguments: faults)
  func aFaultIsNamedWithItsPlace(fault: Fault) throws {
    var glb = try GLBBuilder.person()
    try fault.breakIt(&glb)
    let bytes = try glb.encode()
    let issue = #expect(throws: GLTFIssue.self) { try GLTFImporter.load(bytes: bytes) }
    #expect(issue?.code == fault.code)
    #expect(issue?.pointer == fault.pointer)
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

  @Test func flippedBytesNeverCrash() throws {
    let bytes = try GLBBuilder.person().encode()
    var generator = SeededGenerator(state: 7)
    var refused = 0
    for _ in 0..<3_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<damaged.count, using: &generator)
        damaged[place] = UInt8.random(in: 0...255, using: &generator)
      }
      do {
        let scene = try GLTFImporter.load(bytes: damaged)
        for primitive in scene.meshes.flatMap(\.primitives) {
          #expect(primitive.indices.allSatisfy { $0 < primitive.positions.count })
        }
      } catch { refused += 1 }
    }
    #expect(refused > 500)
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

/// Numbers that look random and are the same each time.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  /// - Source: Steele, Lea and Flood, “Fast Splittable Pseudorandom Number Generators”, 2014.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
