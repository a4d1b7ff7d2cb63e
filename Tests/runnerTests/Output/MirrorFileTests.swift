import Foundation
import Renderer
import Testing

@testable import runner

/// `--mirror`: a file that somebody beside looks at.
@Suite struct MirrorFileTests {
  private let picture = MirrorFrame(sequence: 1, time: 0, jpeg: [0xFF, 0xD8, 1])

  @Test func eachPictureTakesThePlaceOfTheLastForItsOwnerOnly() throws {
    let station = try Station()
    let path = station.path("eye.jpg")
    let file = try MirrorFile(path, language: .danish)
    file.write(picture)
    file.write(MirrorFrame(sequence: 2, time: 1, jpeg: [0xFF, 0xD8, 2]))
    #expect(FileManager.default.contents(atPath: path) == Data([0xFF, 0xD8, 2]))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    file.remove()
    // A picture that was still on its way does not bring it back.
    file.write(picture)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aFolderThatIsMissingIsToldBeforeTheSession() throws {
    let station = try Station()
    #expect(throws: UserError.self) {
      try MirrorFile(station.path("nowhere/eye.jpg"), language: .danish)
    }
  }

  @Test func aSessionWithoutAWindowHasNoMirror() throws {
    let station = try Station()
    let path = station.path("eye.jpg")
    for options in [["--display", "offscreen"], ["--auto", "calm", "--speed", "0"]] {
      let refused = try station.run(
        ["play", "politi-id-tjek", "--mirror", path, "--store", station.store] + options)
      #expect(refused.status == 64 && refused.errors.contains("--mirror"), "\(refused.story)")
    }
    let terminal = try station.run(
      ["play", "politi-id-tjek", "--mirror", path, "--voices", "off", "--store", station.store])
    #expect(terminal.isRefusal && terminal.errors.contains("--mirror"), "\(terminal.story)")
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
