import Foundation
import Testing

@testable import Renderer

/// Small models, one for each feature of the format, each about a metre wide around the origin.
struct SampleModel: Sendable, CustomTestStringConvertible {
  /// Also the picture's name.
  var name: String
  /// The moment of the first clip that is shown; nil shows the model standing still.
  var seconds: Double?
  var build: @Sendable () throws -> GLBBuilder
  var testDescription: String { name }

  init(
    _ name: String, at seconds: Double? = nil, _ build: @escaping @Sendable () throws -> GLBBuilder
  ) {
    self.name = name
    self.seconds = seconds
    self.build = build
  }

  static let all = [
    SampleModel("interleaved", interleaved), SampleModel("sparse", sparse),
    SampleModel("strip-and-fan", stripAndFan), SampleModel("flat-normals", flatNormals),
    SampleModel("quantized", quantized), SampleModel("negative-scale", negativeScale),
    SampleModel("vertex-colours", vertexColours),
    SampleModel("texture-transform", textureTransform), SampleModel("two-coordinates", twoSets),
    SampleModel("alpha-modes", alphaModes), SampleModel("unlit", unlitBoxes),
    SampleModel("emissive-strength", emissiveStrength), SampleModel("lamps", lamps),
    SampleModel("morphed-box", morphedBox), SampleModel("morphing-box", at: 0.75, morphingBox),
    SampleModel("skinned-strip", at: 0.5, skinnedStrip),
    SampleModel("interpolations", at: 0.6, interpolations),
  ]
}
