/// Which of a person's meshes is drawn.
///
/// A node whose name ends in `_lod1` shows a part of the far level, which is a whole person of
/// few triangles with the near one's joints; all other nodes belong to the near level.
package enum DetailLevel: Sendable, Hashable, CaseIterable {
  case near
  case far

  /// What the names of the far level's nodes end in.
  static let farSuffix = "_lod1"
}

extension ImportedScene.Node {
  var detailLevel: DetailLevel { name.hasSuffix(DetailLevel.farSuffix) ? .far : .near }
}

/// Whether a person is so small in the picture that fingers and faces cannot be seen.
///
/// The two limits lie apart, so that somebody who sways about one of them does not flicker.
struct DetailChoice: Sendable, Equatable {
  /// Of the view's height: below, people are far; 1.75 m of person at 6.3 m and 90°.
  static let farBelow: Float = 0.14
  /// Of the view's height: above, they are near again; 5.1 m there.
  static let nearAbove: Float = 0.17

  private(set) var level = DetailLevel.near

  /// Chooses by the largest share of any view's height; true where the level changed.
  ///
  /// The size is how long the person is, metres.
  mutating func update(size: Float, centre: SIMD3<Float>, _ views: [View]) -> Bool {
    var largest: Float = 0
    for view in views {
      let away = (centre - view.eye.position).length
      largest = max(largest, size / max(away * view.fieldOfView.tangentHeight, 1e-3))
    }
    let limit = level == .far ? Self.nearAbove : Self.farBelow
    let next: DetailLevel = largest < limit ? .far : .near
    guard !views.isEmpty, next != level else { return false }
    level = next
    return true
  }
}
