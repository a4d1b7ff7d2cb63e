/// Which nodes have their visits counted: those that a script asks about.
///
/// A node that nothing asks about is not counted, which keeps states small and
/// few. A header `tracking: always` counts a node all the same and
/// `tracking: never` never does. Where the name that is asked about is
/// computed, every node is counted.
struct VisitTracking {
  /// The names that are asked about, by the nodes' names in the program.
  private var names: Set<String> = []
  private var isEveryNodeAskedAbout = false

  init(_ checker: Checker) {
    for use in checker.survey.expressions { add(use.expression) }
    for set in checker.survey.sets { add(set.value) }
    for declaration in checker.survey.declarations { add(declaration.value) }
  }

  /// Whether the visits of a node are counted; a hub has the headers of all its members.
  func isTracked(_ name: String, tracking headers: [String?]) -> Bool {
    if headers.allSatisfy({ $0 == "never" }) { return false }
    return isEveryNodeAskedAbout || names.contains(name) || headers.contains("always")
  }

  private mutating func add(_ expression: Expression) {
    switch expression.kind {
    case .call(let name, let arguments):
      if ["visited", "visited_count"].contains(name.text), let argument = arguments.first {
        add(nameIn: argument)
      }
      for argument in arguments { add(argument) }
    case .unary(_, let operand): add(operand)
    case .binary(_, let left, let right):
      add(left)
      add(right)
    case .number, .string, .bool, .variable, .member, .missing: break
    }
  }

  private mutating func add(nameIn argument: Expression) {
    if case .string(let name) = argument.kind {
      names.insert(name)
    } else {
      isEveryNodeAskedAbout = true
    }
  }
}

extension NodeSyntax {
  /// What the last header `tracking` says.
  var tracking: String? { headers.last { $0.key.text == "tracking" }?.value.text }
}
