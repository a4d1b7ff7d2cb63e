import Foundation
import Renderer

/// Draws the scene side by side into a picture and saves it as PNG.
final class PictureTaker {
  private let stage: StageRenderer
  private let display: MemoryDisplay
  private let folder: URL
  private(set) var pictures: [String] = []

  init(stage: StageRenderer, eyeSize: EyeSize, eyes: EyePair, folder: URL) throws {
    self.stage = stage
    self.folder = folder
    display = try MemoryDisplay(stage, eyeSize: eyeSize, eyes: eyes)
  }

  /// Draws what the stage holds now.
  func take(_ name: String, head: HeadDirection) throws -> String {
    display.draw(head: head.pose)
    let image = stage.read(display.target)
    let file = folder.appending(path: "\(name).png")
    try FileWriter.write(Data(try PNGWriter.encode(image)), to: file)
    pictures.append(file.lastPathComponent)
    return file.path
  }
}
