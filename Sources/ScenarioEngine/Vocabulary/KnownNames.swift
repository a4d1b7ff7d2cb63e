/// The names that the scenario's folder knows, against which the script is checked.
package struct KnownNames: Sendable, Hashable {
  package var cast: Set<String>
  package var marks: Set<String>
  package var ends: Set<String>
  package var sounds: Set<String>
  package var law: Set<String>
  /// The values that the script's own numbers may have, by name without `$`; `nil` asks for none.
  package var numberRanges: [String: ClosedRange<Float>]?
  /// The node in which the scene begins.
  package var startNode: String?

  package init(
    cast: Set<String> = [], marks: Set<String> = [], ends: Set<String> = [],
    sounds: Set<String> = [], law: Set<String> = [],
    numberRanges: [String: ClosedRange<Float>]? = nil, startNode: String? = nil
  ) {
    self.cast = cast
    self.marks = marks
    self.ends = ends
    self.sounds = sounds
    self.law = law
    self.numberRanges = numberRanges
    self.startNode = startNode
  }
}
