import Foundation
import Testing

@testable import Renderer

@Suite struct ScenePicturesTests {
  /// Pictures that are 1, 2, 3 … pixels wide.
  private func sources(_ count: Int) throws -> [ScenePictures.Source] {
    try (1...count).map { side in
      try TestScenes.source(Image(width: side, height: 2, filledWith: [UInt8(side), 0, 0, 255]))
    }
  }

  @Test func eachPictureIsHandedOutAtItsPlaceWhateverTheOrder() throws {
    var sources = try sources(20)
    sources[7].range = 0..<30
    let pictures = ScenePictures(sources)
    for index in [19, 3, 0, 11] + (0..<20) where index != 7 {
      #expect(try pictures.take(index).width == index + 1)
    }
    #expect(throws: ImageError.self) { try pictures.take(7) }
  }

  @Test func aPictureThatWasTakenCanBeTakenAgain() throws {
    let pictures = ScenePictures(try sources(2))
    let first = try pictures.take(1)
    #expect(try pictures.take(1) == first)
    #expect(pictures.error(at: 1) == nil)
    #expect(try pictures.take(1) == first)
  }

  @Test func whatIsWrongWithAPictureIsToldEveryTime() throws {
    var sources = try sources(3)
    sources[1].range = 0..<40
    let pictures = ScenePictures(sources)
    for _ in 0..<2 {
      #expect(pictures.error(at: 0) == nil)
      #expect(pictures.error(at: 1)?.code == .damaged)
      #expect(throws: ImageError.self) { try pictures.take(1) }
    }
  }

  @Test func severalThreadsMayTakeFromTheSamePictures() async throws {
    let pictures = ScenePictures(try sources(12))
    try await withThrowingTaskGroup(of: [Int].self) { group in
      for _ in 0..<4 {
        group.addTask { try (0..<12).map { try pictures.take($0).width } }
      }
      for try await widths in group { #expect(widths == Array(1...12)) }
    }
  }

  @Test func smallerLevelsComeWithThePicture() throws {
    var source = try TestScenes.source(Image(width: 4, height: 4, filledWith: [9, 8, 7, 255]))
    source.mipmaps = .numbers
    let image = try ScenePictures([source]).take(0)
    #expect(image.mipmaps == Mipmaps(of: image, .numbers))
  }
}
