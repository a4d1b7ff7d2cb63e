import Renderer

/// Where the pictures of a session's frames go: a window, or memory.
protocol FrameDisplay: AnyObject {
  /// Draws what the stage holds, as a head sees it.
  func draw(head: Pose) throws
  /// Where the person points, in the head's space; −Z is straight ahead.
  func pointing(_ input: InputState) -> SIMD3<Float>
  /// The picture drawn last, and the part of it that one eye sees; nil where there is none.
  var eyeOnShow: (target: RenderTarget, part: Viewport)? { get }
}

/// Both eyes side by side on a picture in memory.
final class MemoryDisplay: FrameDisplay {
  let target: RenderTarget
  /// Whether frames have pictures; one that skips ahead has none.
  var isDrawing = true
  private let stage: StageRenderer
  private let eyes: EyePair
  private var views: [View] = []

  init(_ stage: StageRenderer, eyeSize: EyeSize, eyes: EyePair) throws {
    self.stage = stage
    self.eyes = eyes
    target = try stage.makeTarget(width: eyeSize.width * 2, height: eyeSize.height)
  }

  deinit { _ = stage.device.destroy(target) }

  func draw(head: Pose) {
    guard isDrawing else { return }
    ViewLayout.sideBySide.place(
      head: head, width: target.width, height: target.height,
      verticalRadians: HeadDirection.verticalField, eyes: eyes, into: &views)
    stage.draw(views, into: target)
  }

  /// Nobody holds a pointer here: the head points.
  func pointing(_ input: InputState) -> SIMD3<Float> { SIMD3(0, 0, -1) }

  var eyeOnShow: (target: RenderTarget, part: Viewport)? {
    views.first.map { (target, $0.viewport) }
  }
}
