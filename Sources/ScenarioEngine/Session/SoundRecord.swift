/// What a session was heard through, as its log keeps it.
///
/// Kinds only: no name, address or number of a device, which could tell whose it is.
package struct SoundRecord: Sendable, Hashable, Codable {
  /// `none`, `file`, `silent` (a driver that plays nowhere) or `device`.
  package var output: String
  /// `none`, `hrtf` (around the head) or `panned` (left and right only).
  package var direction: String
  /// Frames a second; 0 where nothing sounds.
  package var rate: Int
  /// Whether rooms ring.
  package var hasRooms: Bool
  /// How many lines of the scenario were spoken by a synthetic voice.
  package var syntheticLines: Int

  package enum CodingKeys: String, CodingKey {
    case output
    case direction
    case rate
    case hasRooms = "rooms"
    case syntheticLines = "synthetic_lines"
  }

  package init(
    output: String, direction: String, rate: Int, hasRooms: Bool, syntheticLines: Int
  ) {
    self.output = output
    self.direction = direction
    self.rate = rate
    self.hasRooms = hasRooms
    self.syntheticLines = syntheticLines
  }

  var canonicalLine: CanonicalLine {
    var line = CanonicalLine()
    line.field("output", output)
    line.field("direction", direction)
    line.field("rate", rate)
    line.field("rooms", hasRooms)
    line.field("synthetic_lines", syntheticLines)
    return line
  }
}
