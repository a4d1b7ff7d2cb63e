@testable import Renderer

// What moves: morph targets, joints and clips.

extension SampleModel {
  /// A box whose top is drawn together and leans, at seven tenths.
  static func morphedBox() throws -> GLBBuilder {
    var glb = GLBBuilder()
    glb.addMorphingBox()
    glb.document["nodes"] = [["mesh": 0, "rotation": tilted, "weights": [0.7]]]
    return glb
  }

  static func morphingBox() throws -> GLBBuilder {
    var glb = GLBBuilder()
    glb.addMorphingBox()
    glb.document["nodes"] = [["mesh": 0, "rotation": tilted]]
    glb.addAnimation([(0, "weights", "LINEAR", "SCALAR", [0, 1])], times: [0, 1.5])
    return glb
  }

  static func skinnedStrip() throws -> GLBBuilder {
    var glb = try GLBBuilder.person()
    glb.document["nodes"] = [
      ["name": "upper", "translation": [0, 1, 0]],
      ["name": "lower", "children": [0], "translation": [0, -0.5, 0], "scale": [0.5, 0.5, 0.5]],
      ["name": "body", "mesh": 0, "skin": 0],
    ]
    glb.document["scenes"] = [["nodes": [1, 2]]]
    glb.addAnimation(
      [(0, "rotation", "LINEAR", "VEC4", [0, 0, 0, 1, 0, 0, 0.7071, 0.7071])], times: [0, 1])
    return glb
  }

  /// Three boxes on the same keys: the first waits, the second goes evenly, the third swings.
  static func interpolations() throws -> GLBBuilder {
    var glb = GLBBuilder()
    glb.addBoxes(count: 3)
    glb.document["materials"] = [
      colour(0.8, 0.2, 0.2), colour(0.2, 0.7, 0.2), colour(0.2, 0.3, 0.8),
    ]
    func keys(_ index: Int) -> [Float] {
      let x = Float(index) * 0.5 - 0.5
      return [x, -0.3, 0, x, 0.3, 0]
    }
    let x: Float = 0.5
    glb.addAnimation(
      [
        (0, "translation", "STEP", "VEC3", keys(0)), (1, "translation", "LINEAR", "VEC3", keys(1)),
        (
          2, "translation", "CUBICSPLINE", "VEC3",
          [0, 0, 0, x, -0.3, 0, 0, 1.5, 0, 0, -1.5, 0, x, 0.3, 0, 0, 0, 0]
        ),
      ], times: [0, 1])
    return glb
  }
}
