/// Where a young person is at ease: before and after the scene, in a pause, after STOP.
///
/// They choose it themselves at check-in. The words are those of logs and of `--calm`.
package enum CalmPlace: String, Sendable, Hashable, Codable, CaseIterable {
  /// A pier in a lake among firs.
  case lake
  case beach
  /// A path in a beech wood.
  case forest
  /// A room of one's own, with a bed and a lamp.
  case ownRoom = "own-room"
}

extension CalmPlace {
  /// The id of the place as a choice of the question at check-in.
  package var choiceID: String { "modet:" + rawValue }

  /// The place that a choice stands for; nil where it stands for none.
  package init?(choiceID: String) {
    guard let place = Self.allCases.first(where: { $0.choiceID == choiceID }) else { return nil }
    self = place
  }
}
