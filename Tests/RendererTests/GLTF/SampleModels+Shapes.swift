import Foundation

@testable import Renderer

// How vertices and triangles may be stored.

extension SampleModel {
  static func interleaved() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let box = unitBox
    let mixed = box.positions.indices.flatMap { vertex -> [Float] in
      let (p, n) = (box.positions[vertex], box.normals[vertex])
      return [p.x, p.y, p.z, n.x, n.y, n.z]
    }
    let view = glb.addView(mixed)
    glb.set("byteStride", ofView: view, to: 24)
    let attributes = ["POSITION": 0, "NORMAL": 12].mapValues { offset in
      glb.addAccessor([
        "bufferView": view, "byteOffset": offset, "componentType": 5_126, "type": "VEC3",
        "count": box.positions.count,
      ])
    }
    let indices = glb.addIndices(box.indices.map(UInt16.init))
    glb.addMesh([["attributes": attributes, "indices": indices, "material": 0]])
    glb.document["materials"] = [colour(0.8, 0.3, 0.1)]
    glb.document["nodes"] = [["mesh": 0, "rotation": tilted]]
    return glb
  }

  /// A flat sheet whose middle is pulled up by sparse values alone.
  static func sparse() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let side = 5
    let points = (0..<side * side).flatMap { point -> [Float] in
      let (column, row) = (Float(point % side), Float(point / side))
      return [column / 4 - 0.5, 0, row / 4 - 0.5]
    }
    let flat = glb.addView(points)
    let raised: [Float] = [-0.25, 0.2, 0, 0, 0.5, 0, 0.25, 0.2, 0]
    let position = glb.addAccessor([
      "bufferView": flat, "componentType": 5_126, "type": "VEC3", "count": side * side,
      "sparse": [
        "count": 3,
        "indices": ["bufferView": glb.addView([11, 12, 13] as [UInt8]), "componentType": 5_121],
        "values": ["bufferView": glb.addView(raised)],
      ],
    ])
    let indices = (0..<16).flatMap { square -> [UInt16] in
      let i = UInt16(square / 4 * side + square % 4)
      return [i, i + 5, i + 1, i + 1, i + 5, i + 6]
    }
    let primitive: [String: Any] = [
      "attributes": ["POSITION": position], "indices": glb.addIndices(indices), "material": 0,
    ]
    glb.addMesh([primitive])
    glb.document["materials"] = [colour(0.2, 0.6, 0.3)]
    glb.document["nodes"] = [["mesh": 0, "rotation": [0.383, 0, 0, 0.924]]]
    return glb
  }

  static func stripAndFan() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let strip: [Float] = [
      -0.6, -0.4, 0, -0.1, -0.4, 0, -0.6, 0, 0, -0.1, 0, 0, -0.6, 0.4, 0, -0.1, 0.4, 0,
    ]
    var fan: [Float] = [0.35, 0, 0]
    for step in 0...6 {
      let angle = Float(step) / 6 * Float.pi
      fan += [0.35 + 0.3 * cos(angle), 0.4 * sin(angle), 0]
    }
    glb.addMesh([
      [
        "attributes": ["POSITION": glb.addFloats(strip, type: "VEC3", components: 3)], "mode": 5,
        "material": 0,
      ],
      [
        "attributes": ["POSITION": glb.addFloats(fan, type: "VEC3", components: 3)], "mode": 6,
        "material": 1,
      ],
    ])
    glb.document["materials"] = [colour(0.8, 0.7, 0.1), colour(0.1, 0.5, 0.8)]
    glb.document["nodes"] = [["mesh": 0]]
    return glb
  }

  /// A ball of few sides without normals: each side must have one shade.
  static func flatNormals() throws -> GLBBuilder {
    var glb = GLBBuilder()
    var points: [Float] = []
    for ring in 0...4 {
      let up = Float(ring) / 4 * .pi
      for step in 0..<8 {
        let turn = Float(step) / 4 * .pi
        let (out, height) = (0.5 * sin(up), 0.5 * cos(up))
        points += [out * cos(turn), height, out * sin(turn)]
      }
    }
    var indices: [UInt16] = []
    for ring in 0..<4 as Range<UInt16> {
      for step in 0..<8 as Range<UInt16> {
        let next = (step + 1) % 8
        let a = ring * 8 + step
        let b = ring * 8 + next
        let (c, d) = (a + 8, b + 8)
        indices += [a, b, c, b, d, c]
      }
    }
    let primitive: [String: Any] = [
      "attributes": ["POSITION": glb.addFloats(points, type: "VEC3", components: 3)],
      "indices": glb.addIndices(indices), "material": 0,
    ]
    glb.addMesh([primitive])
    glb.document["materials"] = [colour(0.7, 0.7, 0.7)]
    glb.document["nodes"] = [["mesh": 0]]
    return glb
  }

  static func quantized() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let box = unitBox
    let positions = box.positions.flatMap { p -> [Int16] in
      [Int16(p.x * 32_767), Int16(p.y * 32_767), Int16(p.z * 32_767), 0]
    }
    let normals = box.normals.flatMap { n -> [Int8] in
      [Int8(n.x * 127), Int8(n.y * 127), Int8(n.z * 127), 0]
    }
    let places = glb.addView(positions)
    glb.set("byteStride", ofView: places, to: 8)
    let turns = glb.addView(normals)
    glb.set("byteStride", ofView: turns, to: 4)
    let attributes = [
      "POSITION": glb.addAccessor([
        "bufferView": places, "componentType": 5_122, "type": "VEC3", "normalized": true,
        "count": box.positions.count,
      ]),
      "NORMAL": glb.addAccessor([
        "bufferView": turns, "componentType": 5_120, "type": "VEC3", "normalized": true,
        "count": box.positions.count,
      ]),
    ]
    let indices = glb.addBytes(box.indices.map(UInt8.init), type: "SCALAR", components: 1)
    glb.addMesh([["attributes": attributes, "indices": indices, "material": 0]])
    glb.document["extensionsRequired"] = ["KHR_mesh_quantization"]
    glb.document["materials"] = [colour(0.3, 0.3, 0.8)]
    glb.document["nodes"] = [["mesh": 0, "rotation": tilted]]
    return glb
  }

  /// The same wedge twice; the right one is mirrored and must be lit from its outside too.
  static func negativeScale() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let points: [Float] = [
      0.05, -0.4, 0, 0.6, -0.4, 0, 0.05, 0.4, 0, 0.05, -0.4, -0.5, 0.6, -0.4, -0.5, 0.05, 0.4, -0.5,
    ]
    let primitive: [String: Any] = [
      "attributes": ["POSITION": glb.addFloats(points, type: "VEC3", components: 3)],
      "indices": glb.addIndices([
        0, 1, 2, 1, 4, 5, 1, 5, 2, 0, 3, 4, 0, 4, 1, 0, 2, 5, 0, 5, 3, 3, 5, 4,
      ]),
      "material": 0,
    ]
    glb.addMesh([primitive])
    glb.document["materials"] = [colour(0.8, 0.5, 0.5)]
    glb.document["nodes"] = [["mesh": 0], ["mesh": 0, "scale": [-1, 0.6, 1]]]
    return glb
  }
}
