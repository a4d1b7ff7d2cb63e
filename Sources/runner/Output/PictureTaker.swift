import Foundation
import Renderer

/// Draws the scene side by side into a picture and saves it as PNG.
final class PictureTaker {
  private let stage: StageRenderer
  private let target: RenderTarget
  private let size: (width: Int, height: Int)
  private let eyes: EyePair
  private var views: [View] = []
  private let folder: URL
  private(set) var pictures: [String] = []

  init(stage: StageRenderer, eyeSize: EyeSize, eyes: EyePair, folder: URL) throws {
    self.stage = stage
    self.eyes = eyes
    self.folder = folder
    size = (eyeSize.width * 2, eyeSize.height)
    target = try stage.makeTarget(width: size.width, height: size.height)
  }

  /// Draws what the stage holds now.
  func take(_ name: String, head: HeadDirection) throws -> String {
    ViewLayout.sideBySide.place(
      head: head.pose, width: size.width, height: size.height,
      verticalRadians: HeadDirection.verticalField, eyes: eyes, into: &views)
    stage.draw(views, into: target)
    let image = stage.read(target)
    let file = folder.appending(path: "\(name).png")
    try FileWriter.write(Data(try PNGWriter.encode(image)), to: file)
    pictures.append(file.lastPathComponent)
    return file.path
  }
}
