import Foundation
import Renderer
import Testing

@testable import runner

/// `modet look`.
@Suite(.serialized) struct LookCommandTests {
  @Test func everyPictureOfThePersonIsWritten() throws {
    let station = try Station()
    let folder = station.path("pictures")
    let outcome = try station.run(["look", "officer-a", "--out", folder, "--height", "24"])
    #expect(outcome.isSuccess && outcome.output.isEmpty, "\(outcome.story)")
    for shot in LookSheet.shots {
      let file = URL(filePath: folder).appending(path: "\(shot.name).png")
      #expect(try ImageDecoder.decode([UInt8](Data(contentsOf: file))).height == 24)
    }
  }

  @Test func aPersonWhoIsNotThereIsNamed() throws {
    let station = try Station()
    let outcome = try station.run(["look", "nobody", "--out", station.path("pictures")])
    #expect(outcome.isRefusal && outcome.errors.contains("nobody"), "\(outcome.story)")
  }

  @Test func aPictureWithoutSizeIsRefused() throws {
    let station = try Station()
    let outcome = try station.run([
      "look", "officer-a", "--out", station.path("pictures"), "--height", "0",
    ])
    #expect(outcome.status == 64, "\(outcome.story)")
  }
}
