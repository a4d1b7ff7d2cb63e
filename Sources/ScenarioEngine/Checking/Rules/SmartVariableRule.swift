/// A smart variable is only read, and is not computed from itself.
enum SmartVariableRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    let smart = checker.symbols.smartVariables
    if smart.isEmpty { return }
    for set in checker.survey.sets {
      guard let value = smart[set.variable.text] else { continue }
      let declared = checker.symbols.variables[set.variable.text]?.range ?? value.range
      report.append(
        Diagnostic(
          .smartVariableReadOnly, .smartVariableReadOnly, ["$" + set.variable.text],
          at: set.variable.range, notes: [Note(.computedHere, at: declared)]))
    }
    var search = LoopSearch(smart)
    for name in smart.keys.sorted() { search.visit(name) }
    for loop in search.loops { report.append(diagnostic(of: loop)) }
  }

  /// At the use that closes the loop, with the other uses as notes.
  private static func diagnostic(of loop: [VariableUse]) -> Diagnostic {
    let names = loop.map { "$" + $0.name }
    let last = loop[loop.count - 1]
    return Diagnostic(
      .smartVariableLoop, .smartVariableLoop, ["$" + last.name], at: last.range,
      notes: zip(names, loop).dropLast().prefix(8).map { Note(.usedHere, [$0.0], at: $0.1.range) })
  }
}

/// Follows smart variables to those that they are computed from, without recursion.
private struct LoopSearch {
  private enum Mark { case open, closed }

  private struct Step {
    var name: String
    var uses: [VariableUse]
    var next = 0
  }

  let values: [String: Expression]
  private var marks: [String: Mark] = [:]
  private(set) var loops: [[VariableUse]] = []

  init(_ values: [String: Expression]) { self.values = values }

  mutating func visit(_ name: String) {
    var path: [Step] = []
    open(name, &path)
    while var step = path.popLast() {
      guard step.next < step.uses.count else {
        marks[step.name] = .closed
        continue
      }
      let use = step.uses[step.next]
      step.next += 1
      path.append(step)
      if marks[use.name] == .open {
        loops.append(loop(closedBy: use, path))
      } else {
        open(use.name, &path)
      }
    }
  }

  private mutating func open(_ name: String, _ path: inout [Step]) {
    guard marks[name] == nil, let value = values[name] else { return }
    marks[name] = .open
    path.append(Step(name: name, uses: VariableUse.uses(in: value)))
  }

  /// The uses that lead from a variable back to it.
  private func loop(closedBy use: VariableUse, _ path: [Step]) -> [VariableUse] {
    let start = path.firstIndex { $0.name == use.name } ?? 0
    return path[start...].map { $0.uses[$0.next - 1] }
  }
}
