import Testing

@testable import Renderer

extension BrokenGLTFTests {
  private static let packing = "/bufferViews/0/extensions/EXT_meshopt_compression"
  /// The view of the triangles' corners.
  private static let corners = "/bufferViews/5/extensions/EXT_meshopt_compression"

  /// A fault of a model whose views are packed.
  private static func packedFault(
    _ name: String, _ code: GLTFCode, at pointer: String,
    _ breakIt: @escaping @Sendable (inout GLBBuilder) throws -> Void
  ) -> Fault {
    Fault(name, code, at: pointer) { glb in
      glb = try glb.packed()
      try breakIt(&glb)
    }
  }

  /// Packed views: what they say of themselves, and the bytes in them.
  static let packedFaults: [Fault] = [
    packedFault("an unknown mode", .valueNotInList, at: packing + "/mode") {
      $0.set("mode", ofPackedView: 0, to: "POINTS")
    },
    packedFault("an unknown filter", .valueNotInList, at: packing + "/filter") {
      $0.set("filter", ofPackedView: 0, to: "SHARP")
    },
    packedFault("a filter of indices", .valueNotInList, at: corners + "/filter") {
      $0.set("filter", ofPackedView: 5, to: "EXPONENTIAL")
    },
    packedFault("packed elements of three bytes", .valueNotInRange, at: packing + "/byteStride") {
      $0.set("byteStride", ofPackedView: 0, to: 3)
    },
    packedFault("packed elements too large", .valueNotInRange, at: packing + "/byteStride") {
      $0.set("byteStride", ofPackedView: 0, to: 260)
    },
    packedFault("packed indices of eight bytes", .valueNotInRange, at: corners + "/byteStride") {
      $0.set("byteStride", ofPackedView: 5, to: 8)
    },
    packedFault("packed normals of twelve bytes", .valueNotInRange, at: packing + "/byteStride") {
      $0.set("filter", ofPackedView: 0, to: "OCTAHEDRAL")
    },
    packedFault("packed turns of twelve bytes", .valueNotInRange, at: packing + "/byteStride") {
      $0.set("filter", ofPackedView: 0, to: "QUATERNION")
    },
    packedFault("no packed elements", .valueNotInRange, at: packing + "/count") {
      $0.set("count", ofPackedView: 0, to: 0)
    },
    packedFault("a packed count that overflows", .valueNotInRange, at: packing + "/count") {
      $0.set("count", ofPackedView: 0, to: Int.max)
    },
    packedFault("packed triangles of two corners", .valueNotInRange, at: corners + "/count") {
      $0.set("mode", ofPackedView: 5, to: "TRIANGLES")
      $0.set("count", ofPackedView: 5, to: 11)
    },
    packedFault("packed bytes that fill no view", .packedViewMismatch, at: "/bufferViews/0") {
      $0.set("count", ofPackedView: 0, to: 5)
    },
    packedFault("a view of another stride", .packedViewMismatch, at: "/bufferViews/0") {
      $0.set("byteStride", ofView: 0, to: 16)
    },
    packedFault("no count of packed elements", .undefinedProperty, at: packing) {
      $0.set("count", ofPackedView: 0, to: nil)
    },
    packedFault("packed bytes of no buffer", .unresolvedReference, at: packing + "/buffer") {
      $0.set("buffer", ofPackedView: 0, to: 7)
    },
    packedFault("packed bytes past the buffer", .bufferViewTooLong, at: packing) {
      $0.set("byteLength", ofPackedView: 0, to: 1 << 40)
    },
    packedFault("packed bytes before the buffer", .bufferViewTooLong, at: packing) {
      $0.set("byteOffset", ofPackedView: 0, to: -8)
    },
    packedFault("packed bytes that are cut short", .packedDataInvalid, at: packing) {
      $0.set("byteLength", ofPackedView: 0, to: 9)
    },
    packedFault("packed bytes of another mode", .packedDataInvalid, at: corners) {
      $0.set("mode", ofPackedView: 5, to: "TRIANGLES")
    },
    packedFault(
      "a few packed bytes that grow without end", .valueNotInRange, at: packing + "/count"
    ) {
      $0.set("count", ofPackedView: 0, to: 1 << 26)
      $0.set("byteLength", ofView: 0, to: 12 << 26)
    },
    packedFault(
      "plain bytes that only packed ones stand in for", .bufferMissingGLBData, at: "/buffers/1"
    ) {
      $0.set("extensions", ofView: 0, to: [String: String]())
    },
  ]
}
