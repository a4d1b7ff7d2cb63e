/// A rectangle of a picture in pixels, counted from the lower left corner.
package struct Viewport: Sendable, Hashable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  package init(x: Int = 0, y: Int = 0, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

extension Viewport {
  /// The smallest rectangle around the pictures of all views; of no size without views.
  init(around views: [View]) {
    guard let first = views.first?.viewport else {
      self.init(width: 0, height: 0)
      return
    }
    var (left, bottom) = (first.x, first.y)
    var (right, top) = (first.x + first.width, first.y + first.height)
    for index in views.indices.dropFirst() {
      let next = views[index].viewport
      left = min(left, next.x)
      bottom = min(bottom, next.y)
      right = max(right, next.x + next.width)
      top = max(top, next.y + next.height)
    }
    self.init(x: left, y: bottom, width: right - left, height: top - bottom)
  }
}

/// One look at the scene: from where, how wide, and onto which part of the picture.
package struct View: Sendable, Hashable {
  package var viewport: Viewport
  /// Where the eye is and where it looks, in the world.
  package var eye: Pose
  package var fieldOfView: FieldOfView
  /// Metres; nothing nearer is drawn.
  package var near: Float = 0.05
  /// Metres; nothing further away is drawn.
  package var far: Float = 250

  package init(viewport: Viewport, eye: Pose, fieldOfView: FieldOfView) {
    self.viewport = viewport
    self.eye = eye
    self.fieldOfView = fieldOfView
  }

  /// The matrix from the world to what the graphics device clips.
  package var clipFromWorld: Float4x4 {
    let clipFromView = Float4x4(fieldOfView: fieldOfView, near: near, far: far)
    return clipFromView * Float4x4(eye.inverse)
  }
}
