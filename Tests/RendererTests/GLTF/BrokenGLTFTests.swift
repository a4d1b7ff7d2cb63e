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

  private static let attributes = "/meshes/0/primitives/0/attributes"
  private static let target = "/meshes/0/primitives/0/targets/0/POSITION"
  private static let material = "/meshes/0/primitives/0/material"
  private static let lamps = "/extensions/KHR_lights_punctual/lights"
  private static let identity: [Float] = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]

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
    Fault(
      "more sparse values than elements", .accessorSparseCount, at: "/accessors/7/sparse/count"
    ) {
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
    Fault("a list that is none", .typeMismatch, at: "/nodes") { $0.document["nodes"] = 7 },
    Fault("a primitive that is none", .typeMismatch, at: "/meshes/0/primitives/0") {
      try $0.edit("meshes", 0) { $0["primitives"] = [3] }
    },
    Fault("a joint's weights alone", .primitiveJointsWeightsMismatch, at: attributes) {
      try $0.edit("meshes", 0, "primitives", 0, "attributes") { $0["JOINTS_0"] = nil }
    },
    Fault("weights that sum to half", .accessorWeightsNonNormalized, at: attributes + "/WEIGHTS_0")
    {
      let weights = $0.addFloats(
        Array(repeating: 0.125, count: 24), type: "VEC4", components: 4)
      try $0.edit("meshes", 0, "primitives", 0, "attributes") { $0["WEIGHTS_0"] = weights }
    },
    Fault("weights below zero", .accessorWeightsNegative, at: attributes + "/WEIGHTS_0") {
      let weights = $0.addFloats(
        Array(repeating: [1.5, -0.5, 0, 0], count: 6).flatMap(\.self), type: "VEC4", components: 4)
      try $0.edit("meshes", 0, "primitives", 0, "attributes") { $0["WEIGHTS_0"] = weights }
    },
    Fault("long normals", .accessorNonUnit, at: attributes + "/NORMAL") {
      let normals = $0.addFloats(Array(repeating: 2, count: 18), type: "VEC3", components: 3)
      try $0.edit("meshes", 0, "primitives", 0, "attributes") { $0["NORMAL"] = normals }
    },
    Fault("no positions", .primitiveMissingPosition, at: attributes) {
      try $0.edit("meshes", 0, "primitives", 0, "attributes") { $0["POSITION"] = nil }
    },
    Fault("positions without bounds", .primitivePositionWithoutBounds, at: attributes + "/POSITION")
    {
      $0.set("min", of: 0, to: [0, 0, 0])
    },
    Fault("a lower bound that is wrong", .accessorMinMismatch, at: "/accessors/0/min/1") {
      $0.set("min", of: 0, to: [-0.2, -7, 0])
      $0.set("max", of: 0, to: [0.2, 2, 0])
    },
    Fault("an upper bound that is wrong", .accessorMaxMismatch, at: "/accessors/0/max/0") {
      $0.set("min", of: 0, to: [-0.2, 0, 0])
      $0.set("max", of: 0, to: [1, 2, 0])
    },
    Fault("vertices between words", .primitiveUnaligned, at: attributes + "/JOINTS_0") {
      let view = $0.addView([UInt8](repeating: 0, count: 30))
      $0.set("byteStride", ofView: view, to: 5)
      let joints = $0.addAccessor([
        "bufferView": view, "componentType": 5_121, "type": "VEC4", "count": 6,
      ])
      try $0.edit("meshes", 0, "primitives", 0, "attributes") { $0["JOINTS_0"] = joints }
    },
    Fault("numbers between words", .accessorOffsetAlignment, at: "/accessors/8") {
      let normals = $0.addAccessor([
        "bufferView": $0.addView([UInt8](repeating: 0, count: 74)), "byteOffset": 2,
        "componentType": 5_126, "type": "VEC3", "count": 6,
      ])
      try $0.edit("meshes", 0, "primitives", 0, "attributes") { $0["NORMAL"] = normals }
    },
    Fault(
      "sparse indices that fall", .accessorSparseIndicesNonIncreasing,
      at: "/accessors/7/sparse/indices"
    ) {
      let indices = $0.addView([5, 4] as [UInt16])
      $0.set(
        "sparse", of: 7,
        to: [
          "count": 2, "indices": ["bufferView": indices, "componentType": 5_123],
          "values": ["bufferView": 0],
        ])
    },
    Fault("fractions that are none", .accessorNormalizedInvalid, at: "/accessors/0") {
      $0.set("normalized", of: 0, to: true)
    },
    Fault("a strip begun anew", .accessorIndexRestart, at: "/meshes/0/primitives/0/indices") {
      let indices = $0.addIndices([0, 1, 2, 0xFFFF, 3, 4, 5])
      try $0.edit("meshes", 0, "primitives", 0) {
        $0["indices"] = indices
        $0["mode"] = 5
      }
    },
    Fault(
      "a triangle of two corners", .accessorIndexDegenerate, at: "/meshes/0/primitives/0/indices"
    ) {
      let indices = $0.addIndices([0, 1, 2, 3, 3, 4])
      try $0.edit("meshes", 0, "primitives", 0) { $0["indices"] = indices }
    },
    Fault("four corners", .primitiveIncompatibleMode, at: "/meshes/0/primitives/0") {
      let indices = $0.addIndices([0, 1, 2, 3])
      try $0.edit("meshes", 0, "primitives", 0) { $0["indices"] = indices }
    },
    Fault("indices that are floats", .indicesInvalidFormat, at: "/accessors/8") {
      let indices = $0.addFloats([0, 1, 2], type: "SCALAR", components: 1)
      try $0.edit("meshes", 0, "primitives", 0) { $0["indices"] = indices }
    },
    Fault("a morph of another size", .primitiveMorphInvalidAttribute, at: target) {
      $0.set("count", of: 7, to: 7)
    },
    Fault(
      "a morph of normals that are not there", .primitiveMorphWithoutBase,
      at: "/meshes/0/primitives/0/targets/0/NORMAL"
    ) {
      try $0.edit("meshes", 0, "primitives", 0) {
        $0["targets"] = [["POSITION": 7, "NORMAL": 7]]
      }
      try $0.edit("meshes", 0, "primitives", 0, "attributes") { $0["NORMAL"] = nil }
    },
    Fault(
      "unequal morphs", .primitiveMorphTargetCount, at: "/meshes/0/primitives/1/targets"
    ) {
      try $0.edit("meshes", 0) { mesh in
        let primitives = (mesh["primitives"] as? [[String: Any]]) ?? []
        mesh["primitives"] = primitives + [["attributes": ["POSITION": 0]]]
      }
    },
    Fault("a mesh's weights of another count", .meshInvalidWeightsCount, at: "/meshes/0/weights") {
      try $0.edit("meshes", 0) { $0["weights"] = [1, 1] }
    },
    Fault("a node's weights of another count", .nodeWeightsInvalid, at: "/nodes/2/weights") {
      try $0.edit("nodes", 2) { $0["weights"] = [1, 1] }
    },
    Fault("no coordinates for a texture", .primitiveTooFewTexcoords, at: material) {
      try $0.edit("materials", 0) { $0["extras"] = nil }
      try $0.edit("meshes", 0, "primitives", 0, "attributes") { $0["TEXCOORD_0"] = nil }
    },
    Fault("a matrix beside a translation", .nodeMatrixTRS, at: "/nodes/3") {
      try $0.edit("nodes", 3) { $0["matrix"] = Self.identity }
    },
    Fault("nodes that grow beyond all numbers", .valueNotInRange, at: "/nodes/4") {
      let large: [Float] = [1e8, 1e8, 1e8]
      $0.document["nodes"] = (0...5).map { node -> [String: Any] in
        node < 5 ? ["scale": large, "children": [node + 1]] : ["scale": large, "mesh": 0]
      }
      $0.document["skins"] = nil
      $0.document["scenes"] = [["nodes": [0]]]
    },
    Fault("a matrix that shears", .nodeMatrixNonTRS, at: "/nodes/1/matrix") {
      var sheared = Self.identity
      sheared[4] = 1
      let matrix = sheared
      try $0.edit("nodes", 1) { $0["matrix"] = matrix }
    },
    Fault("a long quaternion", .nodeRotationNonUnit, at: "/nodes/1/rotation") {
      try $0.edit("nodes", 1) { $0["rotation"] = [0, 0, 0, 2] }
    },
    Fault("a skin for a rigid mesh", .nodeSkinWithoutJoints, at: "/nodes/2") {
      try $0.edit("meshes", 0, "primitives", 0, "attributes") {
        $0["JOINTS_0"] = nil
        $0["WEIGHTS_0"] = nil
      }
    },
    Fault("a bound mesh without a skin", .nodeWithoutSkin, at: "/nodes/3") {
      try $0.edit("nodes", 3) { $0["mesh"] = 0 }
    },
    Fault("a scene that begins below", .sceneNonRootNode, at: "/scenes/0/nodes/0") {
      $0.document["scenes"] = [["nodes": [0]]]
    },
    Fault(
      "bind matrices that are vectors", .skinInverseBindFormat, at: "/skins/0/inverseBindMatrices"
    ) {
      try $0.edit("skins", 0) { $0["inverseBindMatrices"] = 0 }
    },
    Fault("a lamp's cone inside out", .lightSpotAngles, at: lamps + "/0/spot") {
      try $0.edit("extensions", "KHR_lights_punctual", "lights", 0) {
        $0["type"] = "spot"
        $0["spot"] = ["innerConeAngle": 0.5, "outerConeAngle": 0.25]
      }
    },
    Fault("a cutoff without a mask", .materialAlphaCutoff, at: "/materials/0/alphaCutoff") {
      try $0.edit("materials", 0) { $0["alphaCutoff"] = 0.3 }
    },
    Fault("a PNG that is called JPEG", .imageMimeTypeInvalid, at: "/images/0/mimeType") {
      try $0.edit("images", 0) { $0["mimeType"] = "image/jpeg" }
    },
    Fault(
      "roughness beyond its range", .valueNotInRange,
      at: "/materials/0/pbrMetallicRoughness/roughnessFactor"
    ) {
      try $0.edit("materials", 0, "pbrMetallicRoughness") { $0["roughnessFactor"] = 4 }
    },
    Fault("a way to be transparent that is none", .valueNotInList, at: "/materials/0/alphaMode") {
      try $0.edit("materials", 0) { $0["alphaMode"] = "GLASS" }
    },
    Fault("points", .valueNotInList, at: "/meshes/0/primitives/0/mode") {
      try $0.edit("meshes", 0, "primitives", 0) { $0["mode"] = 0 }
    },
    Fault("an extension that is left out", .unsupportedExtension, at: "/extensionsUsed/0") {
      $0.document["extensionsUsed"] = ["EXT_fog"]
    },
    Fault("a buffer in no file", .bufferMissingGLBData, at: "/buffers/1") {
      $0.document["buffers"] = [["byteLength": 8], ["byteLength": 8]]
    },
    Fault("a buffer longer than its data", .bufferByteLengthMismatch, at: "/buffers/0") {
      $0.document["buffers"] = [["byteLength": 1 << 30]]
    },
    Fault("data that are not in base 64", .invalidURI, at: "/buffers/1/uri") {
      $0.document["buffers"] = [
        ["byteLength": 8], ["byteLength": 8, "uri": "data:application/octet-stream,12345678"],
      ]
    },
    Fault("a file beside bytes in memory", .fileNotFound, at: "/images/0/uri") {
      $0.document["images"] = [["uri": "wall.png"]]
    },
    Fault("a file elsewhere", .nonRelativeURI, at: "/images/0/uri") {
      $0.document["images"] = [["uri": "https://example.org/wall.png"]]
    },
    animation(
      "two channels for one bone", .animationDuplicateTargets,
      at: "/animations/0/channels/1/target", channels: 2
    ) {
      $0.addFloats([0, 1, 2], type: "SCALAR", components: 1)
    },
    animation("keys that are vectors", .animationInputFormat, at: "/animations/0/samplers/0/input")
    {
      $0.addFloats([0, 1, 2], type: "VEC3", components: 3)
    },
    animation(
      "turns that are places", .animationOutputFormat, at: "/animations/0/samplers/0/output",
      path: "rotation"
    ) {
      $0.addFloats([0, 1, 2], type: "SCALAR", components: 1)
    },
    Fault("long turns", .animationOutputNonUnit, at: "/animations/0/samplers/0/output") { glb in
      let input = glb.addFloats([0], type: "SCALAR", components: 1)
      let output = glb.addFloats([0, 0, 0, 3], type: "VEC4", components: 4)
      glb.document["animations"] = [
        [
          "channels": [["sampler": 0, "target": ["node": 0, "path": "rotation"]]],
          "samplers": [["input": input, "output": output]],
        ]
      ]
    },
    animation(
      "a bone with a matrix", .animationTargetNodeMatrix, at: "/animations/0/channels/0/target/path"
    ) {
      $0.document["nodes"] = [
        ["name": "upper", "matrix": Self.identity], ["name": "lower", "children": [0]],
        ["name": "body", "mesh": 0, "skin": 0], ["name": "lamp"],
      ]
      return $0.addFloats([0, 1, 2], type: "SCALAR", components: 1)
    },
  ]

  /// A fault of an animation that moves the upper bone over three keys.
  private static func animation(
    _ name: String, _ code: GLTFCode, at pointer: String, interpolation: String = "LINEAR",
    path: String = "translation", channels: Int = 1,
    _ input: @escaping @Sendable (inout GLBBuilder) -> Int
  ) -> Fault {
    Fault(name, code, at: pointer) { glb in
      let input = input(&glb)
      let output = glb.addFloats(
        Array(repeating: 1, count: 9), type: "VEC3", components: 3)
      glb.document["animations"] = [
        [
          "channels": Array(
            repeating: ["sampler": 0, "target": ["node": 0, "path": path]], count: channels),
          "samplers": [["input": input, "output": output, "interpolation": interpolation]],
        ]
      ]
    }
  }

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
