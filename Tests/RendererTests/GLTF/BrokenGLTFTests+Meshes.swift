import Testing

@testable import Renderer

extension BrokenGLTFTests {
  /// Buffers, views and the numbers in them.
  static let numbersFaults: [Fault] = [
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
      "sparse indices past the end", .accessorSparseIndexOutOfBounds,
      at: "/accessors/7/sparse/indices"
    ) { $0.set("count", of: 7, to: 5) },
    Fault(
      "more sparse values than elements", .accessorSparseCount, at: "/accessors/7/sparse/count"
    ) {
      $0.set("count", of: 7, to: 1)
    },
    Fault("a lower bound that is wrong", .accessorMinMismatch, at: "/accessors/0/min/1") {
      $0.set("min", of: 0, to: [-0.2, -7, 0])
      $0.set("max", of: 0, to: [0.2, 2, 0])
    },
    Fault("an upper bound that is wrong", .accessorMaxMismatch, at: "/accessors/0/max/0") {
      $0.set("min", of: 0, to: [-0.2, 0, 0])
      $0.set("max", of: 0, to: [1, 2, 0])
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
    Fault("indices that are floats", .indicesInvalidFormat, at: "/accessors/8") {
      let indices = $0.addFloats([0, 1, 2], type: "SCALAR", components: 1)
      try $0.edit("meshes", 0, "primitives", 0) { $0["indices"] = indices }
    },
    Fault("numbers that nobody reads", .unusedObject, at: "/accessors/8") { glb in
      _ = glb.addFloats([1, 2, 3], type: "SCALAR", components: 1)
    },
  ]

  /// Vertices, triangles and morph targets.
  static let meshesFaults: [Fault] = [
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
    Fault(
      "unequal attributes", .primitiveUnequalAccessorCount,
      at: "/meshes/0/primitives/0/attributes"
    ) { $0.set("count", of: 1, to: 5) },
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
    Fault("vertices between words", .primitiveUnaligned, at: attributes + "/JOINTS_0") {
      let view = $0.addView([UInt8](repeating: 0, count: 30))
      $0.set("byteStride", ofView: view, to: 5)
      let joints = $0.addAccessor([
        "bufferView": view, "componentType": 5_121, "type": "VEC4", "count": 6,
      ])
      try $0.edit("meshes", 0, "primitives", 0, "attributes") { $0["JOINTS_0"] = joints }
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
    Fault("points", .valueNotInList, at: "/meshes/0/primitives/0/mode") {
      try $0.edit("meshes", 0, "primitives", 0) { $0["mode"] = 0 }
    },
    Fault("tangents, which are not read", .unusedTangent, at: attributes + "/TANGENT") { glb in
      let tangents = glb.addFloats(
        Array(repeating: [1, 0, 0, 1], count: 6).flatMap(\.self), type: "VEC4", components: 4)
      try glb.edit("meshes", 0, "primitives", 0, "attributes") { $0["TANGENT"] = tangents }
    },
    Fault("a third set of coordinates", .unusedCoordinates, at: attributes + "/TEXCOORD_5") { glb in
      try glb.edit("meshes", 0, "primitives", 0, "attributes") {
        $0["TEXCOORD_5"] = $0["TEXCOORD_0"]
      }
    },
    Fault("a second colour", .unusedObject, at: attributes + "/COLOR_1") { glb in
      let colours = glb.addFloats(
        Array(repeating: 1, count: 24), type: "VEC4", components: 4)
      try glb.edit("meshes", 0, "primitives", 0, "attributes") { $0["COLOR_1"] = colours }
    },
    Fault("a morphed colour", .unusedObject, at: "/meshes/0/primitives/0/targets/0/COLOR_0") {
      glb in
      let colours = glb.addFloats(
        Array(repeating: 1, count: 24), type: "VEC4", components: 4)
      // The builder's own target is the seventh accessor.
      try glb.edit("meshes", 0, "primitives", 0) {
        $0["targets"] = [["POSITION": 7, "COLOR_0": colours]]
      }
    },
  ]
}
