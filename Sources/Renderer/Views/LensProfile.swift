import Foundation

/// What a plain lens box does to a screen behind two lenses.
///
/// A lens shows a point of the screen further out than it is, the more so towards its rim, and a
/// little differently for each colour. The picture is drawn with the opposite error (a barrel),
/// so that the eye sees straight lines and no fringes. Distances are tangents of the angle from
/// the lens's axis: a place on the screen divided by its distance from the lens.
package struct LensProfile: Sendable, Hashable {
  /// The terms of one colour: what is at `t` on the screen is seen at `t (1 + k1 t² + k2 t⁴)`.
  package struct Terms: Sendable, Hashable {
    package var k1: Float
    package var k2: Float

    package init(k1: Float, k2: Float) {
      self.k1 = k1
      self.k2 = k2
    }

    /// Where the eye sees what stands at a tangent on the screen.
    package func seen(_ screen: Float) -> Float {
      let square = screen * screen
      return screen * (1 + square * (k1 + square * k2))
    }

    /// Where on the screen something must stand to be seen at a tangent: the inverse of `seen`.
    ///
    /// Halves its way, so it holds for every profile that grows; 40 halvings exhaust a float.
    package func screen(_ seen: Float) -> Float {
      guard seen.isFinite, seen != 0 else { return 0 }
      var low: Float = 0
      // With terms that are not negative nothing is seen nearer to the axis than it stands.
      var high = abs(seen)
      for _ in 0..<40 {
        let middle = (low + high) / 2
        if self.seen(middle) < abs(seen) { low = middle } else { high = middle }
      }
      return seen < 0 ? -(low + high) / 2 : (low + high) / 2
    }
  }

  /// No lens that people look through shows more to one side.
  private static let widestRadians: Float = 55 * .pi / 180

  package var red: Terms
  package var green: Terms
  package var blue: Terms
  /// The lit part of the screen, metres.
  package var screenWidth: Float
  package var screenHeight: Float
  /// From the middle of one lens to the middle of the other, metres.
  package var lensDistance: Float
  /// From a lens to the screen as the lens shows it, metres.
  package var screenDistance: Float

  /// A telephone of about five and a half inches in a box with two simple lenses.
  ///
  /// Blue is bent most and red least, as by any single piece of plastic.
  package static let plainBox = LensProfile(
    red: Terms(k1: 0.235, k2: 0.14), green: Terms(k1: 0.25, k2: 0.15),
    blue: Terms(k1: 0.27, k2: 0.165), screenWidth: 0.121, screenHeight: 0.068,
    lensDistance: 0.062, screenDistance: 0.042)

  /// The tangents from a lens's axis to the four edges of its half of the screen.
  package struct Edges: Sendable, Hashable {
    package var outer: Float
    package var inner: Float
    package var vertical: Float
  }

  package var edges: Edges {
    Edges(
      outer: (screenWidth - lensDistance) / 2 / screenDistance,
      inner: lensDistance / 2 / screenDistance, vertical: screenHeight / 2 / screenDistance)
  }

  /// What the left eye sees through its lens; the right eye sees the mirror image.
  package var leftField: FieldOfView {
    let edges = edges
    func angle(_ tangent: Float) -> Float { min(atan(green.seen(tangent)), Self.widestRadians) }
    return FieldOfView(
      angleLeft: -angle(edges.outer), angleRight: angle(edges.inner),
      angleUp: angle(edges.vertical), angleDown: -angle(edges.vertical))
  }

  /// How many times larger than the screen the drawn picture is, so that its middle stays sharp.
  package var pictureScale: Float {
    let edges = edges
    return min(1.5, max(1, green.seen(edges.vertical) / edges.vertical))
  }
}
