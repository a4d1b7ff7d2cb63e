import Foundation
import Renderer

/// The picture in the window: for one eye or two, through a lens or not, as fine as time allows.
final class WindowDisplay: FrameDisplay {
  private let layout: ViewLayout
  private let eyes: EyePair
  private let window: Window
  private let stage: StageRenderer
  private let lens: LensPass?
  private var picture: RenderTarget?
  private var screen: RenderTarget?
  private var views: [View] = []

  init(_ layout: ViewLayout, eyes: EyePair, window: Window, _ stage: StageRenderer) throws {
    self.layout = layout
    self.eyes = eyes
    self.window = window
    self.stage = stage
    lens = layout == .lens ? try LensPass(eyes.lens, on: stage) : nil
    try stage.keepPace(framesPerSecond: window.refreshRate)
  }

  /// A plain window shows a little less than a headset, but all of the options.
  private var verticalField: Float {
    layout == .single ? 74 * .pi / 180 : HeadDirection.verticalField
  }

  /// The pointer points in a plain window; where there are two eyes, the head does.
  func pointing(_ input: InputState) -> SIMD3<Float> {
    guard layout == .single else { return SIMD3(0, 0, -1) }
    let size = window.framebufferSize
    let field = FieldOfView(
      verticalRadians: verticalField, aspect: Float(size.width) / Float(max(size.height, 1)))
    let x = input.cursor.x / Float(max(size.width, 1)) * 2 - 1
    let y = 1 - input.cursor.y / Float(max(size.height, 1)) * 2
    return SIMD3(x * tan(field.angleRight), y * tan(field.angleUp), -1).normalized
  }

  var eyeOnShow: (target: RenderTarget, part: Viewport)? {
    guard let picture, let view = views.first else { return nil }
    return (picture, view.viewport)
  }

  /// Draws what the stage holds, as a head sees it; nothing while the window is minimised.
  func draw(head: Pose) throws {
    let size = window.framebufferSize
    guard size.width > 1, size.height > 0 else { return }
    let target = try pictureTarget(size)
    let part = stage.part(of: target)
    layout.place(
      head: head, width: part.width, height: part.height, verticalRadians: verticalField,
      eyes: eyes, into: &views)
    var frame = stage.begin(expecting: views)
    frame.draw(views, into: target)
    if let lens {
      let screen = try screenTarget(size)
      lens.draw(target, views: views, onto: screen)
      stage.device.present(screen, width: size.width, height: size.height)
    } else {
      stage.device.present(target, part: part, width: size.width, height: size.height)
    }
    frame.end()
    window.swap()
  }

  /// The picture for the window's size; made anew when the window changed.
  private func pictureTarget(_ size: (width: Int, height: Int)) throws -> RenderTarget {
    let scale = lens == nil ? 1 : eyes.lens.pictureScale
    let width = Int(Float(size.width) * scale) & ~1
    let height = Int(Float(size.height) * scale)
    if let target = picture, target.width == width, target.height == height { return target }
    if let old = picture { _ = stage.device.destroy(old) }
    let made = try stage.makeTarget(width: width, height: height)
    picture = made
    return made
  }

  private func screenTarget(_ size: (width: Int, height: Int)) throws -> RenderTarget {
    if let screen, (screen.width, screen.height) == size { return screen }
    if let screen { _ = stage.device.destroy(screen) }
    let made = try stage.makeTarget(width: size.width, height: size.height, samples: 1)
    screen = made
    return made
  }
}
