extension SIMD3<Float> {
  /// The sum of the products of the components of two vectors.
  package func dot(_ other: Self) -> Float { (self * other).sum() }

  /// The vector at right angles to both, right-handed.
  package func cross(_ other: Self) -> Self {
    SIMD3(
      y * other.z - z * other.y,
      z * other.x - x * other.z,
      x * other.y - y * other.x)
  }

  /// The Euclidean length.
  package var length: Float { dot(self).squareRoot() }

  /// The unit vector in the same direction, or zero where the vector has no length.
  package var normalized: Self {
    let length = self.length
    return length > 0 ? self / length : .zero
  }
}
