/// Turns the text of a scenario into a program.
package enum Compiler {
  /// Reads, checks and compiles; every problem of every file is in the result.
  ///
  /// `ended` is told when a stage is over, for whoever holds a clock.
  package static func compile(
    _ input: CompilationInput, ended: (CompilationStage) -> Void = { _ in }
  ) -> Compilation {
    var trees: [SyntaxTree] = []
    var diagnostics: [Diagnostic] = []
    for (index, file) in input.files.enumerated() {
      let (tree, problems) = Parser.parse(file, file: index)
      trees.append(tree)
      diagnostics += problems
    }
    ended(.parsing)
    let checker = Checker(trees, input)
    diagnostics += checker.check()
    diagnostics.sort(by: precedes)
    ended(.checking)
    if diagnostics.contains(where: { $0.severity == .error }) {
      return Compilation(program: nil, diagnostics: diagnostics)
    }
    var generator = CodeGenerator(checker)
    return Compilation(program: generator.makeProgram(), diagnostics: diagnostics)
  }

  /// By file and place; at one place the worse first, then by code.
  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let leftPlace = (left.range.file, left.range.lower)
    let rightPlace = (right.range.file, right.range.lower)
    if leftPlace != rightPlace { return leftPlace < rightPlace }
    if left.severity != right.severity { return left.severity > right.severity }
    return left.code.rawValue < right.code.rawValue
  }
}

/// The parts of a compilation that can be measured, in order; making the program is the rest.
package enum CompilationStage: Sendable {
  case parsing
  case checking
}
