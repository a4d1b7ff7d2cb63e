import Foundation
import Renderer

/// Counts flashes on real pictures, as WCAG 2.3.1 does.
///
/// The picture is cut into blocks. A block's light turns where it has changed by a tenth of full
/// light against its last extreme and the darker of the two is below 0.8; two turns are a flash.
struct FlashMeter {
  static let columns = 16
  static let rows = 12

  private struct Block {
    var extreme: Double
    var direction = 0.0
    /// When its light turned.
    var turns: [Double] = []
  }

  private var blocks: [Block] = []

  /// Takes the picture of a moment, in seconds.
  mutating func take(_ image: Image, time: Double) {
    let lights = Self.lights(image)
    guard !blocks.isEmpty else {
      blocks = lights.map { Block(extreme: $0) }
      return
    }
    for index in blocks.indices { Self.follow(lights[index], time, &blocks[index]) }
  }

  /// The largest share of the view that flashes more than three times within the same second.
  var flashingShare: Double {
    let moments = blocks.flatMap(\.turns)
    let most = moments.map { start in
      blocks.count { block in
        block.turns.count { $0 >= start && $0 < start + 1 } > 6
      }
    }.max()
    return Double(most ?? 0) / Double(max(blocks.count, 1))
  }

  private static func follow(_ light: Double, _ time: Double, _ block: inout Block) {
    let change = light - block.extreme
    if change * block.direction > 0 {
      block.extreme = light
    } else if abs(change) >= 0.1, min(light, block.extreme) < 0.8 {
      block.direction = change > 0 ? 1 : -1
      block.extreme = light
      block.turns.append(time)
    }
  }

  /// The mean relative luminance of each block.
  private static func lights(_ image: Image) -> [Double] {
    (0..<rows * columns).map { block in
      let left = block % columns * image.width / columns
      let right = (block % columns + 1) * image.width / columns
      let top = block / columns * image.height / rows
      let bottom = (block / columns + 1) * image.height / rows
      var sum = 0.0
      for y in top..<bottom { for x in left..<right { sum += luminance(image[x: x, y: y]) } }
      return sum / Double((bottom - top) * (right - left))
    }
  }

  private static func luminance(_ pixel: SIMD4<UInt8>) -> Double {
    func linear(_ value: UInt8) -> Double {
      let part = Double(value) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(pixel.x) + 0.7152 * linear(pixel.y) + 0.0722 * linear(pixel.z)
  }
}
