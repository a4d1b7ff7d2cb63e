import Testing

@testable import Renderer

@Suite struct ImageCodingTests {
  private func gradient(alpha: Bool) -> Image {
    var image = Image(width: 33, height: 17, filledWith: [0, 0, 0, 255])
    for index in image.pixels.indices where alpha || index % 4 != 3 {
      image.pixels[index] = UInt8(truncatingIfNeeded: index &* 7)
    }
    return image
  }

  @Test(arguments: [true, false])
  func aPictureSurvivesThePNGThereAndBack(alpha: Bool) throws {
    let image = gradient(alpha: alpha)
    #expect(try ImageDecoder.decode(PNGWriter.encode(image)) == image)
  }

  @Test func aTruncatedPictureIsNoticedUnlessAllItsPixelsAreThere() throws {
    let image = gradient(alpha: true)
    let bytes = try PNGWriter.encode(image)
    var refused = 0
    for length in 0..<bytes.count {
      do {
        let decoded = try ImageDecoder.decode(Array(bytes.prefix(length)))
        #expect(decoded == image)
      } catch { refused += 1 }
    }
    // Only the check sums and the end mark may be missing.
    #expect(refused >= bytes.count - 24)
  }

  @Test func aPictureThatClaimsToBeHugeIsRefused() throws {
    var bytes = try PNGWriter.encode(gradient(alpha: false))
    bytes.replaceSubrange(16..<20, with: [0x7F, 0xFF, 0xFF, 0xFF])
    #expect(throws: ImageError.self) { try ImageDecoder.decode(bytes) }
  }

  @Test func whatIsNeitherPNGNorJPEGIsNamed() {
    let error = #expect(throws: ImageError.self) { try ImageDecoder.decode([1, 2, 3, 4]) }
    #expect(error?.code == .unknownFormat)
  }

  @Test func aDamagedJPEGIsNoticed() {
    let error = #expect(throws: ImageError.self) {
      try ImageDecoder.decode(JPEGReader.signature + [0xE0, 0, 16, 0x4A])
    }
    #expect(error?.code == .damaged)
  }
}
