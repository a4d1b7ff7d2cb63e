import Foundation
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

  // MARK: - Kinds

  private static let kindsOfPNG: [(String, SIMD4<UInt8>)] = [
    (SamplePictures.PNG.sixteenBits, [96, 64, 128, 255]),
    (SamplePictures.PNG.interlaced, [96, 64, 128, 255]),
    (SamplePictures.PNG.palette, [96, 0, 159, 255]),
    (SamplePictures.PNG.paletteOfFourBits, [96, 0, 159, 255]),
    (SamplePictures.PNG.greyWithAlpha, [96, 96, 96, 64]),
    (SamplePictures.PNG.greyOfSixteenBits, [96, 96, 96, 255]),
    (SamplePictures.PNG.greyOfOneBit, [0, 0, 0, 255]),
  ]

  @Test(arguments: kindsOfPNG)
  func everyKindOfPNGBecomesFourBytesAPixel(text: String, third: SIMD4<UInt8>) throws {
    let image = try SamplePictures.decode(text)
    #expect(image.width == 8 && image.height == 8)
    #expect(image[x: 3, y: 2] == third)
  }

  @Test func aPaletteMayBeTransparent() throws {
    let image = try SamplePictures.decode(SamplePictures.PNG.palette)
    #expect(image[x: 0, y: 5].w == 0)
    #expect(image[x: 1, y: 5].w == 128)
  }

  private static let kindsOfJPEG: [(String, SIMD4<UInt8>)] = [
    (SamplePictures.JPEG.progressive, [200, 100, 50, 255]),
    (SamplePictures.JPEG.greyJPEG, [90, 90, 90, 255]),
    (SamplePictures.JPEG.inks, [200, 100, 50, 255]),
  ]

  @Test(arguments: kindsOfJPEG)
  func everyKindOfJPEGBecomesFourBytesAPixel(text: String, colour: SIMD4<UInt8>) throws {
    let pixel = try SamplePictures.decode(text)[x: 7, y: 9]
    for channel in 0..<4 { #expect(abs(Int(pixel[channel]) - Int(colour[channel])) <= 3) }
  }

  // MARK: - Damage

  @Test(arguments: [
    SamplePictures.PNG.interlaced, SamplePictures.PNG.palette, SamplePictures.JPEG.progressive,
    SamplePictures.JPEG.inks,
  ])
  func changedBytesEndInAnErrorOrAPicture(text: String) throws {
    let good = try SamplePictures.bytes(text)
    var generator = SeededGenerator(state: 5)
    for _ in 0..<1_000 {
      var damaged = good
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      if let image = try? ImageDecoder.decode(damaged) {
        #expect(image.pixels.count == image.width * image.height * 4)
      }
    }
  }

  @Test func aFewBytesThatPromiseManyPixelsAreRefusedBeforeMemoryIsTaken() throws {
    var png = try SamplePictures.bytes(SamplePictures.PNG.sixteenBits)
    // 4096 × 4096; the header's check sum is made to fit.
    png.replaceSubrange(16..<24, with: [0, 0, 16, 0, 0, 0, 16, 0])
    let sum = Self.checkSum(png[12..<29])
    png.replaceSubrange(29..<33, with: (0..<4).map { UInt8(sum >> (24 - 8 * UInt32($0)) & 255) })
    let error = #expect(throws: ImageError.self) { try ImageDecoder.decode(png) }
    #expect(error?.detail.contains("4096×4096") == true)
    var jpeg = try SamplePictures.bytes(SamplePictures.JPEG.progressive)
    let frame = try #require(
      jpeg.indices.dropLast().first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC2 })
    jpeg.replaceSubrange(frame + 5..<frame + 9, with: [16, 0, 16, 0])
    let second = #expect(throws: ImageError.self) { try ImageDecoder.decode(jpeg) }
    #expect(second?.detail.contains("4096×4096") == true)
  }

  /// - Source: ISO 3309; PNG's check sum.
  private static func checkSum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
      }
    }
  }

  // MARK: - Smaller levels

  @Test func lightIsAveragedAndNumbersAreNumbers() throws {
    var image = Image(width: 2, height: 2, filledWith: [0, 0, 0, 255])
    for channel in 0..<4 { image.pixels[channel] = 255 }
    image.pixels[4 + 3] = 55
    // A quarter of full light is code 137, a quarter of a number 64.
    #expect(Mipmaps(of: image, .colour).pixels == [137, 137, 137, 205])
    #expect(Mipmaps(of: image, .numbers).pixels == [64, 64, 64, 205])
  }

  @Test(arguments: [Mipmaps.Content.colour, .numbers])
  func oneColourStaysTheSameOnEveryLevel(content: Mipmaps.Content) {
    for code in 0...255 as ClosedRange<UInt8> {
      let image = Image(width: 5, height: 3, filledWith: [code, 255 - code, code / 2, code])
      let mipmaps = Mipmaps(of: image, content)
      #expect(mipmaps.sizes.map(\.width) == [2, 1])
      #expect(mipmaps.sizes.map(\.height) == [1, 1])
      #expect(mipmaps.pixels == Array(image.pixels.prefix(4) + image.pixels.prefix(8)))
    }
  }
}
