import Foundation

/// A rotation in space, as a unit quaternion.
package struct Quaternion: Sendable, Hashable {
  /// Imaginary parts in x, y, z; the real part in w.
  package var vector: SIMD4<Float>

  /// The rotation that changes nothing.
  package static let identity = Quaternion(vector: SIMD4(0, 0, 0, 1))

  package init(vector: SIMD4<Float>) {
    self.vector = vector
  }

  /// Turns by an angle about an axis, counter-clockwise as seen against the axis.
  ///
  /// The axis need not have unit length; an axis of no length gives the identity.
  package init(angleRadians: Float, axis: SIMD3<Float>) {
    let unit = axis.normalized
    guard unit != .zero else {
      self = .identity
      return
    }
    let half = angleRadians * 0.5
    vector = SIMD4(unit * sin(half), cos(half))
  }

  /// The shortest rotation that takes one direction to another.
  ///
  /// Opposite directions turn half a circle about some axis at right angles to them.
  package init(from: SIMD3<Float>, to: SIMD3<Float>) {
    let start = from.normalized
    let end = to.normalized
    let cosine = start.dot(end)
    guard start != .zero, end != .zero else {
      self = .identity
      return
    }
    if cosine < -0.999_999 {
      let helper: SIMD3<Float> = abs(start.x) < 0.9 ? SIMD3(1, 0, 0) : SIMD3(0, 1, 0)
      self.init(angleRadians: .pi, axis: start.cross(helper))
      return
    }
    self = Quaternion(vector: SIMD4(start.cross(end), 1 + cosine)).normalized
  }

  /// The same rotation with unit length; the identity where the length is zero.
  package var normalized: Quaternion {
    let length = (vector * vector).sum().squareRoot()
    return length > 0 ? Quaternion(vector: vector / length) : .identity
  }

  /// The opposite rotation, for a unit quaternion.
  package var inverse: Quaternion {
    Quaternion(vector: vector * SIMD4(-1, -1, -1, 1))
  }

  /// First the right rotation, then the left one.
  package static func * (left: Quaternion, right: Quaternion) -> Quaternion {
    let a = left.vector
    let b = right.vector
    let ab = a.xyz.cross(b.xyz) + a.w * b.xyz + b.w * a.xyz
    return Quaternion(vector: SIMD4(ab, a.w * b.w - a.xyz.dot(b.xyz)))
  }

  /// The vector after the rotation.
  package func act(_ v: SIMD3<Float>) -> SIMD3<Float> {
    let u = vector.xyz
    let t = 2 * u.cross(v)
    return v + vector.w * t + u.cross(t)
  }

  /// Goes from one rotation to another along the shortest arc at even speed.
  package static func slerp(_ from: Quaternion, _ to: Quaternion, _ fraction: Float) -> Quaternion {
    var cosine = (from.vector * to.vector).sum()
    let end = cosine < 0 ? -to.vector : to.vector
    cosine = abs(cosine)
    guard cosine < 0.9995 else {
      return Quaternion(vector: from.vector + (end - from.vector) * fraction).normalized
    }
    let angle = acos(cosine)
    let scale = 1 / sin(angle)
    let a = sin((1 - fraction) * angle) * scale
    let b = sin(fraction * angle) * scale
    return Quaternion(vector: from.vector * a + end * b)
  }
}

extension SIMD4<Float> {
  /// The first three components.
  package var xyz: SIMD3<Float> { SIMD3(x, y, z) }
}

extension Quaternion {
  /// The rotation that takes the axes to three unit vectors at right angles.
  ///
  /// - Source: the largest of the four components first, so that no division is by a small number.
  package init(x: SIMD3<Float>, y: SIMD3<Float>, z: SIMD3<Float>) {
    let trace = x.x + y.y + z.z
    let raw: SIMD4<Float>
    if trace > 0 {
      raw = SIMD4(y.z - z.y, z.x - x.z, x.y - y.x, 1 + trace)
    } else if x.x >= y.y, x.x >= z.z {
      raw = SIMD4(1 + x.x - y.y - z.z, x.y + y.x, z.x + x.z, y.z - z.y)
    } else if y.y >= z.z {
      raw = SIMD4(x.y + y.x, 1 + y.y - x.x - z.z, y.z + z.y, z.x - x.z)
    } else {
      raw = SIMD4(z.x + x.z, y.z + z.y, 1 + z.z - x.x - y.y, x.y - y.x)
    }
    self = Quaternion(vector: raw).normalized
  }
}
