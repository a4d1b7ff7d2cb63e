@testable import Renderer

// What surfaces may look like, and what lights them.

extension SampleModel {
  static func vertexColours() throws -> GLBBuilder {
    var glb = GLBBuilder()
    var attributes = glb.addQuad(width: 1)
    attributes["COLOR_0"] = glb.addFloats(
      [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1], type: "VEC3", components: 3)
    glb.addMesh([["attributes": attributes, "mode": 5, "material": 0]])
    glb.document["materials"] = [["extensions": ["KHR_materials_unlit": [String: String]()]]]
    glb.document["nodes"] = [["mesh": 0]]
    return glb
  }

  /// Left as it is, right turned by a sixth, shrunk and moved.
  static func textureTransform() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let attributes = glb.addQuad(width: 0.6)
    glb.addMesh([["attributes": attributes, "mode": 5, "material": 0]])
    glb.addMesh([["attributes": attributes, "mode": 5, "material": 1]])
    try glb.addPicture(TestScenes.halves([230, 60, 40, 255], [40, 60, 230, 255]))
    let change: [String: Any] = ["offset": [0.25, 0], "rotation": 0.5236, "scale": [3, 3]]
    glb.document["materials"] = [
      unlit(texture: ["index": 0]),
      unlit(texture: ["index": 0, "extensions": ["KHR_texture_transform": change]]),
    ]
    glb.document["nodes"] = [
      ["mesh": 0, "translation": [-0.35, 0, 0]], ["mesh": 1, "translation": [0.35, 0, 0]],
    ]
    return glb
  }

  /// Colour lies on the first coordinates, glow on the second, which are turned by a quarter.
  static func twoSets() throws -> GLBBuilder {
    var glb = GLBBuilder()
    var attributes = glb.addQuad(width: 1)
    attributes["TEXCOORD_1"] = glb.addFloats(
      [0, 0, 0, 1, 1, 0, 1, 1], type: "VEC2", components: 2)
    glb.addMesh([["attributes": attributes, "mode": 5, "material": 0]])
    try glb.addPicture(TestScenes.halves([150, 30, 30, 255], [30, 30, 150, 255]))
    try glb.addPicture(TestScenes.halves([0, 0, 0, 255], [0, 140, 0, 255]))
    var material = unlit(texture: ["index": 0])
    material["emissiveFactor"] = [1, 1, 1]
    material["emissiveTexture"] = ["index": 1, "texCoord": 1]
    glb.document["materials"] = [material]
    glb.document["nodes"] = [["mesh": 0]]
    return glb
  }

  /// A fading sheet before a bar: opaque, cut at half, blended.
  static func alphaModes() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let sheet = glb.addQuad(width: 0.4)
    var fading = Image(width: 32, height: 4, filledWith: [230, 170, 40, 255])
    for pixel in 0..<32 * 4 { fading.pixels[pixel * 4 + 3] = UInt8(pixel % 32 * 8) }
    try glb.addPicture(fading)
    var materials: [[String: Any]] = []
    var nodes: [[String: Any]] = []
    for (index, mode) in ["OPAQUE", "MASK", "BLEND"].enumerated() {
      glb.addMesh([["attributes": sheet, "mode": 5, "material": index]])
      var material = unlit(texture: ["index": 0])
      material["alphaMode"] = mode
      materials.append(material)
      nodes.append(["mesh": index, "translation": [Float(index) * 0.45 - 0.45, 0, 0]])
    }
    let bar = glb.addQuad(width: 1.4)
    glb.addMesh([["attributes": bar, "mode": 5, "material": 3]])
    var blue = unlit(texture: nil)
    blue["pbrMetallicRoughness"] = ["baseColorFactor": [0.05, 0.1, 0.6, 1]]
    glb.document["materials"] = materials + [blue]
    glb.document["nodes"] =
      nodes + [["mesh": 3, "scale": [1, 0.1, 1], "translation": [0, 0, -0.2]]]
    return glb
  }

  static func unlitBoxes() throws -> GLBBuilder {
    var glb = GLBBuilder()
    glb.addBoxes(count: 2)
    var plain = colour(0.2, 0.6, 0.6)
    plain["extensions"] = ["KHR_materials_unlit": [String: String]()]
    glb.document["materials"] = [colour(0.2, 0.6, 0.6), plain]
    return glb
  }

  static func emissiveStrength() throws -> GLBBuilder {
    var glb = GLBBuilder()
    glb.addBoxes(count: 3)
    glb.document["materials"] = [0, 0.5, 4].map { (strength: Float) -> [String: Any] in
      var material = colour(0.05, 0.05, 0.05)
      material["emissiveFactor"] = [0.3, 0.15, 0.02]
      material["extensions"] = [
        "KHR_materials_emissive_strength": ["emissiveStrength": strength]
      ]
      return material
    }
    return glb
  }

  /// A floor under a red point and a narrow white cone.
  static func lamps() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let floor = glb.addQuad(width: 3)
    glb.addMesh([["attributes": floor, "mode": 5, "material": 0]])
    glb.document["materials"] = [colour(0.7, 0.7, 0.7)]
    let down: [Float] = [-0.7071, 0, 0, 0.7071]
    glb.document["nodes"] = [
      ["mesh": 0, "rotation": down, "translation": [0, -0.5, 0]],
      [
        "translation": [-0.5, -0.2, 0],
        "extensions": ["KHR_lights_punctual": ["light": 0]],
      ],
      [
        "translation": [0.5, 0.4, 0], "rotation": down,
        "extensions": ["KHR_lights_punctual": ["light": 1]],
      ],
    ]
    glb.document["extensions"] = [
      "KHR_lights_punctual": [
        "lights": [
          ["type": "point", "color": [1, 0.1, 0.05], "intensity": 0.6],
          [
            "type": "spot", "intensity": 4,
            "spot": ["innerConeAngle": 0.25, "outerConeAngle": 0.4],
          ],
        ]
      ]
    ]
    return glb
  }
}
