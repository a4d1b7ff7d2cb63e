import Testing

@testable import Renderer

extension BrokenGLTFTests {
  /// The file as a whole.
  static let fileFaults: [Fault] = [
    Fault("a count with a fraction", .invalidJSON, at: "") {
      $0.set("count", of: 0, to: 6.5)
    },
    Fault("an extension we lack", .unsupportedExtension, at: "/extensionsRequired/0") {
      $0.document["extensionsRequired"] = ["KHR_draco_mesh_compression"]
    },
    Fault("another version", .unknownAssetMajorVersion, at: "/asset/version") {
      $0.document["asset"] = ["version": "1.0"]
    },
    Fault("no version", .undefinedProperty, at: "/asset") {
      $0.document["asset"] = [String: String]()
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
  ]

  /// The tree, its joints and its lamps.
  static let nodesFaults: [Fault] = [
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
    Fault("a list that is none", .typeMismatch, at: "/nodes") { $0.document["nodes"] = 7 },
    Fault("a node's weights of another count", .nodeWeightsInvalid, at: "/nodes/2/weights") {
      try $0.edit("nodes", 2) { $0["weights"] = [1, 1] }
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
  ]

  /// Materials and their pictures.
  static let surfacesFaults: [Fault] = [
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
    Fault("no coordinates for a texture", .primitiveTooFewTexcoords, at: material) {
      try $0.edit("materials", 0) { $0["extras"] = nil }
      try $0.edit("meshes", 0, "primitives", 0, "attributes") { $0["TEXCOORD_0"] = nil }
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
    Fault("a file beside bytes in memory", .fileNotFound, at: "/images/0/uri") {
      $0.document["images"] = [["uri": "wall.png"]]
    },
    Fault("a file elsewhere", .nonRelativeURI, at: "/images/0/uri") {
      $0.document["images"] = [["uri": "https://example.org/wall.png"]]
    },
  ]

  /// Animations.
  static let movementFaults: [Fault] = [
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
}
