internal import CKernels
internal import Foundation

/// The smaller levels of a picture, each half as wide and as high as the one before.
///
/// They are made beside the decoding, on any thread: a driver without a processor for pictures
/// takes longer to learn how than all levels take here.
package struct Mipmaps: Sendable, Equatable {
  /// What a picture's red, green and blue mean, which decides how texels are averaged.
  package enum Content: Sendable {
    /// Colours as screens show them; light is averaged, not its code.
    case colour
    /// Directions, roughness and the like.
    case numbers
  }

  package let content: Content
  /// How wide and high each level is, from half the picture's size down to one texel.
  let sizes: [(width: Int, height: Int)]
  /// The levels behind one another, rows from the top, four bytes a texel.
  let pixels: [UInt8]

  package init(of image: Image, _ content: Content) {
    self.content = content
    var sizes: [(width: Int, height: Int)] = []
    var (width, height) = (image.width, image.height)
    while width > 1 || height > 1 {
      (width, height) = (max(width / 2, 1), max(height / 2, 1))
      sizes.append((width, height))
    }
    self.sizes = sizes
    let count = sizes.reduce(0) { $0 + $1.width * $1.height * 4 }
    pixels = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      filled = count
      image.pixels.withUnsafeBufferPointer { picture in
        var source = Level(texels: picture, width: image.width, height: image.height)
        var start = 0
        for size in sizes {
          let end = start + size.width * size.height * 4
          let part = UnsafeMutableBufferPointer(rebasing: target[start..<end])
          source.halve(into: part, width: size.width, height: size.height, content)
          source = Level(
            texels: UnsafeBufferPointer(part), width: size.width, height: size.height)
          start = end
        }
      }
    }
  }

  /// The bytes of a level, 0 for the largest here.
  func bytes(ofLevel level: Int) -> Range<Int> {
    let start = sizes[..<level].reduce(0) { $0 + $1.width * $1.height * 4 }
    return start..<start + sizes[level].width * sizes[level].height * 4
  }

  package static func == (left: Mipmaps, right: Mipmaps) -> Bool {
    left.content == right.content && left.pixels == right.pixels
  }
}

/// One level that the next is made from.
private struct Level {
  var texels: UnsafeBufferPointer<UInt8>
  var width: Int
  var height: Int

  /// Averages two by two texels; a row or column that is left over takes part nowhere.
  func halve(
    into target: UnsafeMutableBufferPointer<UInt8>, width newWidth: Int, height newHeight: Int,
    _ content: Mipmaps.Content
  ) {
    guard let source = texels.baseAddress, let target = target.baseAddress else { return }
    for y in 0..<newHeight {
      let upper = source + min(y * 2, height - 1) * width * 4
      let lower = source + min(y * 2 + 1, height - 1) * width * 4
      let row = target + y * newWidth * 4
      // A single column is its own neighbour.
      modet_halve(UInt32(newWidth), upper, lower, width > 1 ? 1 : 0, row)
      if content == .colour {
        averageLight(upper, lower, step: width > 1 ? 4 : 0, width: newWidth, into: row)
      }
    }
  }

  /// Of red, green and blue the light is averaged; alpha stays.
  private func averageLight(
    _ upper: UnsafePointer<UInt8>, _ lower: UnsafePointer<UInt8>, step: Int, width: Int,
    into target: UnsafeMutablePointer<UInt8>
  ) {
    Transfer.light.withUnsafeBufferPointer { light in
      Transfer.code.withUnsafeBufferPointer { code in
        for x in 0..<width {
          for channel in 0..<3 {
            let left = x * 8 + channel
            let above = light[Int(upper[left])] &+ light[Int(upper[left + step])]
            let below = light[Int(lower[left])] &+ light[Int(lower[left + step])]
            target[x * 4 + channel] = code[Int((above &+ below) >> 2)]
          }
        }
      }
    }
  }
}

/// The curve between what screens are told and the light they give.
///
/// - Source: IEC 61966-2-1 (sRGB).
private enum Transfer {
  /// Light has 14 bits: enough that the darkest codes stay apart.
  private static let full: Float = 16_383

  static let light: [UInt32] = (0..<256).map { code in
    let value = Float(code) / 255
    let linear = value <= 0.040_45 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    return UInt32((linear * full).rounded())
  }

  static let code: [UInt8] = (0...16_383).map { light in
    let linear = Float(light) / full
    let value = linear <= 0.003_130_8 ? linear * 12.92 : 1.055 * pow(linear, 1 / 2.4) - 0.055
    return UInt8((value * 255).rounded())
  }
}
