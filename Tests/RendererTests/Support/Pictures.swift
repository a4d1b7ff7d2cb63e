import Testing

@testable import Renderer

/// How far two pictures of one size are apart.
struct PictureDifference {
  /// The largest difference of a channel.
  private(set) var largest = 0
  /// Pixels in which a channel differs by more than the tolerance.
  private(set) var beyond = 0

  init(_ one: Image, _ other: Image, tolerance: Int) throws {
    try #require(one.width == other.width && one.height == other.height)
    for pixel in stride(from: 0, to: one.pixels.count, by: 4) {
      var most = 0
      for channel in 0..<3 {
        most = max(
          most, abs(Int(one.pixels[pixel + channel]) - Int(other.pixels[pixel + channel])))
      }
      largest = max(largest, most)
      if most > tolerance { beyond += 1 }
    }
  }
}

extension GLContext {
  /// A context in which every complaint of the driver fails the running test.
  static func checked() throws -> GLContext {
    try offscreen { message in
      guard message.isFault || message.severity != .low else { return }
      Issue.record("OpenGL: \(message.text)")
    }
  }
}
