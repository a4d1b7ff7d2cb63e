// Authoring: what an author wants to see and carry about of a scenario, beside
// the script itself: its branching as a picture, its lines as a sheet.
//
// Everything here is made from a scenario that compiled, and only reads it.

/// The branching of a scenario, as it is written, ready to be drawn.
///
/// A vertex is a node of the script, a further choice within one, or an end. A
/// way out of it belongs to one of its options or to the text itself; conditions
/// on that way are kept in the author's own words. What the variables hold is
/// not followed: that is the verifier's work, whose report only marks what no
/// run comes to.
package struct ScenarioGraph: Sendable, Hashable {
  package struct Vertex: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      case scene
      /// `track: background`.
      case background
      /// By the value of `intervention:`, with the author's name for it.
      case intervention(String, label: String)
      /// Questions before or after the scene.
      case questions
      /// The title of several nodes, of which a run selects one.
      case group
      /// A second or later group of options within a node.
      case furtherChoice
      /// Where the ways behind options have met again, and a condition parts them.
      case crossing
      case end(isCalm: Bool)
    }

    package var kind: Kind
    /// The title of a node, or the id of an end.
    package var name: String
    package var isStart = false
    /// What is said: before the options the last line, else the first; of an end its text.
    package var excerpt = ""
    /// Lines said in the node, however it goes.
    package var lineCount = 0
    /// How long its options wait, where a clock runs.
    package var timerMs: Int?
    package var options: [Option] = []
    package var place: Place?
    /// Whether some run comes here, as far as the report says.
    package var isReached = true
  }

  package struct Option: Sendable, Hashable {
    package var id: String
    package var text: String
    /// The value of `#style:`.
    package var style: String?
    package var isLawful: Bool
    package var isSilence: Bool
    /// What has to hold for it to be offered, as written.
    package var condition: Condition?
    package var place: Place
    /// Whether some run can take it, as far as the report says.
    package var isReached = true
  }

  package struct Edge: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      case jump
      /// The run comes back.
      case detour
      /// A background track begins.
      case start
      /// A background track is ended.
      case halt
    }

    package var kind: Kind
    /// The place of the vertex in `vertices`, as is `target`.
    package var source: Int
    /// The place of the option in the source's `options`; nil for the way of the text itself.
    package var option: Int?
    package var target: Int
    /// All of them hold on this way, the outermost first.
    package var conditions: [Condition]
  }

  /// What decides that a run goes one way.
  package enum Condition: Sendable, Hashable {
    /// An expression as it is written.
    case holds(String)
    /// None of the ways before it.
    case otherwise
    /// The first time only, and perhaps only where an expression holds.
    case once(String?)
    /// One of several, selected by the run itself.
    case selected
  }

  /// Where something is written.
  package struct Place: Sendable, Hashable {
    /// The index of the file in the package's `sourceFiles`.
    package var file: Int
    /// From 1.
    package var line: Int
  }

  /// The scenario's title.
  package var title: String
  package var summary: String
  package var id: String
  package var vertices: [Vertex] = []
  package var edges: [Edge] = []
}
