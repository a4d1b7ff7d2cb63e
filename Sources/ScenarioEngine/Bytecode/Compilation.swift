/// What a compilation gives: a program unless there are errors, and everything there is to say.
package struct Compilation: Sendable {
  package var program: Program?
  /// In the order of files and places.
  package var diagnostics: [Diagnostic]

  package init(program: Program?, diagnostics: [Diagnostic]) {
    self.program = program
    self.diagnostics = diagnostics
  }

  package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
}
