/// Turns the text of a scenario into a program.
package enum Compiler {
  /// Reads, checks and compiles; every problem of every file is in the result.
  package static func compile(_ input: CompilationInput) -> Compilation {
    Compilation(program: nil, diagnostics: [])
  }
}
