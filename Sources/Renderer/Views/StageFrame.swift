/// A frame between its beginning and its end: people are bent, what may be seen is chosen, and
/// only from where exactly the eyes look may still change.
///
/// `StageRenderer.begin` makes it. Whoever shows it asks where the eyes are as late as possible and
/// only then calls `draw`, once. A frame that is let go of, also by an error, ends by that.
package struct StageFrame: ~Copyable {
  private let stage: StageRenderer
  private var isDrawn = false

  init(_ stage: StageRenderer) { self.stage = stage }

  deinit { stage.close() }

  /// Draws all views onto a picture; at most eight.
  ///
  /// Allocates nothing. Views that see more than was expected, or another number of them, are drawn
  /// just as well, but what they see is chosen anew.
  package mutating func draw(_ views: [View], into target: RenderTarget) {
    guard !isDrawn else { return stage.device.report(.outOfOrder(call: "StageFrame.draw")) }
    isDrawn = true
    stage.drawFrame(views, into: target)
  }

  /// Ends the frame after everything that belongs to showing it.
  package consuming func end() {}
}
