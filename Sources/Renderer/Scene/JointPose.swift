/// How all joints of one skeleton stand in their parents' spaces, one array a property.
///
/// Layers of movement turn joints and leave the rest alone, so what they read and write lies
/// together. As a collection its elements are whole transforms; loops that run each frame use
/// the arrays.
package struct JointPose: Sendable, Equatable {
  /// Metres.
  package var translations: [SIMD3<Float>] = []
  package var rotations: [Quaternion] = []
  package var scales: [SIMD3<Float>] = []

  package init() {}

  /// Overwrites this pose with another of as many joints; allocates nothing.
  package mutating func set(_ other: JointPose) {
    for joint in translations.indices {
      translations[joint] = other.translations[joint]
      rotations[joint] = other.rotations[joint]
      scales[joint] = other.scales[joint]
    }
  }

  /// The same pose in memory that nothing else shares, to be overwritten each frame.
  package var ownCopy: JointPose {
    var copy = self
    // Writing to what is shared gives it memory of its own.
    copy.set(self)
    return copy
  }

  /// The matrix `parentFromJoint` of a joint.
  package func matrix(_ joint: Int) -> Float4x4 {
    Float4x4(
      translation: translations[joint], rotation: rotations[joint], scale: scales[joint])
  }
}

extension JointPose: RandomAccessCollection, MutableCollection, RangeReplaceableCollection,
  ExpressibleByArrayLiteral
{
  package var startIndex: Int { 0 }
  package var endIndex: Int { rotations.count }

  package subscript(joint: Int) -> JointTransform {
    get {
      JointTransform(
        translation: translations[joint], rotation: rotations[joint], scale: scales[joint])
    }
    set {
      translations[joint] = newValue.translation
      rotations[joint] = newValue.rotation
      scales[joint] = newValue.scale
    }
  }

  package init(arrayLiteral elements: JointTransform...) { self.init(elements) }

  package mutating func replaceSubrange(
    _ range: Range<Int>, with joints: some Collection<JointTransform>
  ) {
    translations.replaceSubrange(range, with: joints.lazy.map(\.translation))
    rotations.replaceSubrange(range, with: joints.lazy.map(\.rotation))
    scales.replaceSubrange(range, with: joints.lazy.map(\.scale))
  }
}
