/// One picture of what the person in the headset sees, for somebody beside them.
package struct MirrorFrame: Sendable, Equatable {
  /// Counts up by one with each picture; a picture with a known number need not be sent again.
  package var sequence: Int
  /// Seconds on the clock of the frame that was copied.
  package var time: Double
  /// A whole JPEG file.
  package var jpeg: [UInt8]

  package init(sequence: Int, time: Double, jpeg: [UInt8]) {
    self.sequence = sequence
    self.time = time
    self.jpeg = jpeg
  }
}
