import CMeshoptimizer

@testable import Renderer

/// What becomes of a view when it is packed.
private struct Packing {
  /// Bytes an element.
  var stride: Int
  var isList: Bool
}

extension GLBBuilder {
  /// The same model with each view packed whose elements are words, or a list of indices.
  func packed() throws -> GLBBuilder {
    var result = self
    for (view, packing) in packings {
      let bytes = bytes(ofView: view)
      let count = bytes.count / packing.stride
      if packing.isList {
        result.replaceIndices(view, try packIndices(bytes, stride: packing.stride), packing.stride)
      } else {
        result.replace(
          view, byPacked: try Self.packVertices(bytes, stride: packing.stride),
          ["mode": "ATTRIBUTES", "byteStride": packing.stride, "count": count])
      }
    }
    return result
  }

  func bytes(ofView view: Int) -> [UInt8] {
    let start = views[view]["byteOffset"] as? Int ?? 0
    return Array(binary[start..<start + (views[view]["byteLength"] as? Int ?? 0)])
  }

  /// How each view can be packed that accessors read.
  private var packings: [Int: Packing] {
    let sizes = [5_120: 1, 5_121: 1, 5_122: 2, 5_123: 2, 5_125: 4, 5_126: 4]
    let widths = ["SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16]
    var result: [Int: Packing] = [:]
    func add(_ view: Any?, _ component: Any?, _ type: Any?) {
      guard let view = view as? Int, let size = sizes[component as? Int ?? 0],
        let width = widths[type as? String ?? "SCALAR"]
      else { return }
      let stride = views[view]["byteStride"] as? Int ?? size * width
      if stride.isMultiple(of: 4) {
        result[view] = Packing(stride: stride, isList: false)
      } else if stride == 2 {
        result[view] = Packing(stride: stride, isList: true)
      }
    }
    for accessor in accessors {
      add(accessor["bufferView"], accessor["componentType"], accessor["type"])
      let sparse = accessor["sparse"] as? [String: Any]
      let indices = sparse?["indices"] as? [String: Any]
      add(indices?["bufferView"], indices?["componentType"], "SCALAR")
      let values = sparse?["values"] as? [String: Any]
      add(values?["bufferView"], accessor["componentType"], accessor["type"])
    }
    return result
  }

  private mutating func replaceIndices(_ view: Int, _ packed: [UInt8], _ stride: Int) {
    let count = bytes(ofView: view).count / stride
    replace(
      view, byPacked: packed, ["mode": "INDICES", "byteStride": stride, "count": count])
  }

  private func packIndices(_ bytes: [UInt8], stride: Int) throws -> [UInt8] {
    let indices = Swift.stride(from: 0, to: bytes.count, by: stride).map { first in
      (0..<stride).reduce(0 as UInt32) { $0 | UInt32(bytes[first + $1]) << UInt32($1 * 8) }
    }
    return try Self.packIndices(indices)
  }

  /// A list of indices as the mode INDICES has it.
  static func packIndices(_ indices: [UInt32]) throws -> [UInt8] {
    meshopt_encodeIndexVersion(1)
    return try packed(
      bound: meshopt_encodeIndexSequenceBound(indices.count, Int(indices.max() ?? 0) + 1)
    ) { meshopt_encodeIndexSequence($0, $1, indices, indices.count) }
  }

  /// Triangles as the mode TRIANGLES has them.
  static func packTriangles(_ indices: [UInt32]) throws -> [UInt8] {
    meshopt_encodeIndexVersion(1)
    return try packed(
      bound: meshopt_encodeIndexBufferBound(indices.count, Int(indices.max() ?? 0) + 1)
    ) { meshopt_encodeIndexBuffer($0, $1, indices, indices.count) }
  }

  /// Elements of some bytes each as the mode ATTRIBUTES has them.
  static func packVertices(_ bytes: [UInt8], stride: Int) throws -> [UInt8] {
    let count = bytes.count / stride
    return try packed(bound: meshopt_encodeVertexBufferBound(count, stride)) {
      meshopt_encodeVertexBuffer($0, $1, bytes, count, stride)
    }
  }

  private struct NotPacked: Error {}

  private static func packed(
    bound: Int, _ encode: (UnsafeMutablePointer<UInt8>?, Int) -> Int
  ) throws -> [UInt8] {
    let bytes = [UInt8](unsafeUninitializedCapacity: bound) { room, count in
      count = encode(room.baseAddress, bound)
    }
    guard !bytes.isEmpty else { throw NotPacked() }
    return bytes
  }
}
