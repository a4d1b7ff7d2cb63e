/// What the profile's tags and headers say of a program, worked out once so that no beat looks for it.
package struct ProfileMarks: Sendable, Hashable {
  /// What the tags of a line mean to the director.
  struct LineMarks: OptionSet, Sendable, Hashable {
    let rawValue: UInt8
    /// `#silence`: taken when time runs out, never shown.
    static let silence = LineMarks(rawValue: 1)
    /// `#interruptible`: the group behind the beat can be answered during it.
    static let interruptible = LineMarks(rawValue: 2)
    /// `#with`: starts together with the line before.
    static let with = LineMarks(rawValue: 4)
    /// The next line of the text carries `#with`.
    static let leads = LineMarks(rawValue: 8)
  }

  /// What happens where somebody else speaks already; the words of OpenSCENARIO.
  enum Priority: String, Sendable, Hashable {
    /// The beat that sounds is cut.
    case override
    /// Both sound, where another person speaks.
    case parallel
    /// The new one gives way.
    case skip
  }

  /// What the headers of a node mean to the director.
  struct NodeMarks: Sendable, Hashable {
    /// `track: background`.
    var isBackground = false
    /// The value of `intervention:`, as `soften`.
    var intervention: String?
    /// The value of `label:`, for the pedagogue.
    var label: String?
    var priority: Priority?
  }

  private(set) var lines: [LineMarks]
  /// By line: who says it, as a small number; 0 where nobody is named.
  private(set) var speakers: [Int]
  private(set) var nodes: [NodeMarks]

  package init(_ program: Program) {
    lines = program.lines.map(Self.marks)
    var numbers: [String: Int] = [:]
    speakers = program.lines.map { line in
      guard let speaker = line.speaker else { return 0 }
      let number = numbers[speaker] ?? numbers.count + 1
      numbers[speaker] = number
      return number
    }
    nodes = program.nodes.map(Self.marks)
    markLeaders(program)
  }

  private static func marks(of line: LineInfo) -> LineMarks {
    var marks: LineMarks = []
    if line.isOption {
      if line.hasTag("silence") { marks.insert(.silence) }
      return marks
    }
    if line.hasTag("interruptible") { marks.insert(.interruptible) }
    if line.hasTag("with") { marks.insert(.with) }
    return marks
  }

  private static func marks(of node: NodeInfo) -> NodeMarks {
    NodeMarks(
      isBackground: node.header("track") == "background",
      intervention: node.header("intervention"), label: node.header("label"),
      priority: node.header("priority").flatMap(Priority.init))
  }

  private mutating func markLeaders(_ program: Program) {
    for index in lines.indices.dropFirst() where lines[index].contains(.with) {
      let before = program.lines[index - 1]
      if before.node == program.lines[index].node, !before.isOption {
        lines[index - 1].insert(.leads)
      }
    }
  }

  /// Whether any line of the beat that a line begins is said by one of `others`.
  func beat(from line: Int, isSaidByAnyOf others: Set<Int>) -> Bool {
    var index = line
    while true {
      if others.contains(speakers[index]) { return true }
      guard lines[index].contains(.leads) else { return false }
      index += 1
    }
  }
}

/// An intervention that a scenario offers the pedagogue.
package struct InterventionOffer: Sendable, Hashable {
  /// The node that plays it; what the input `intervene` names.
  package var node: String
  /// `soften`, `harden`, `inject` or `steer`.
  package var kind: String
  /// The author's name for it, or the node's title.
  package var label: String
}

extension ProfileMarks {
  /// The interventions of a program, in the order written.
  package func interventions(of program: Program) -> [InterventionOffer] {
    zip(program.nodes, nodes).compactMap { node, marks in
      marks.intervention.map {
        InterventionOffer(node: node.name, kind: $0, label: marks.label ?? node.name)
      }
    }
  }
}
