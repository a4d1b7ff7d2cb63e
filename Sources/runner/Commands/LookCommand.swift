import ArgumentParser
import Foundation
import Renderer

/// `modet look`: pictures of one person, for whoever makes or chooses a body.
struct LookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "look", abstract: "Draw a person from near and all round, as PNG files.",
    discussion: """
      The person stands in the street at dusk: faces from 0.8 m, then from 1.2 and 3 m, then the \
      whole figure from the front, the side and the back.
      """)

  @Argument(help: "A person's .glb, or an id under Assets/People/.")
  var person: String

  @Option(help: "A folder for the pictures; it is made.")
  var out: String

  @Option(help: "How many pixels high a picture is.")
  var height = 420

  @Option(help: "da or en.")
  var language: Language?

  func validate() throws {
    guard (16...4096).contains(height) else {
      throw ValidationError("--height must lie between 16 and 4096.")
    }
  }

  func run() throws {
    try UserErrors.report(in: language ?? .ofLocale) {
      let assets = try Resources.find().assets
      let file =
        person.hasSuffix(".glb") ? person : assets.appending(path: "People/\(person).glb").path
      let sheet = try LookSheet(
        person: try GLTFImporter.load(path: file),
        place: try GLTFImporter.load(path: assets.appending(path: "Places/street.glb").path))
      let folder = URL(filePath: out)
      try FileWriter.makeFolder(folder)
      for shot in LookSheet.shots {
        let picture = try sheet.draw(shot, height: height)
        try FileWriter.write(
          Data(try PNGWriter.encode(picture)), to: folder.appending(path: "\(shot.name).png"))
      }
    }
  }
}
