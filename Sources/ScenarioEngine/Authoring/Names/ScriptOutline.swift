/// Scripts as their author sees them: the trees, what the names mean, and where they stand.
package struct ScriptOutline: Sendable {
  package let trees: [SyntaxTree]
  package let survey: Survey
  package let symbols: SymbolTable
  package let names: NameIndex

  /// Reads the scripts of a compilation, and the names in the files beside them.
  ///
  /// `files` begins with the scripts, in the compilation's order.
  package init(_ input: CompilationInput, files: [SourceFile]) {
    trees = input.files.enumerated().map { Parser.parse($1, file: $0).tree }
    let checker = Checker(trees, input)
    survey = checker.survey
    symbols = checker.symbols
    var found = ScriptNames(trees, checker).occurrences
    for (index, file) in files.enumerated().dropFirst(input.files.count) {
      found += SettingsNames.occurrences(in: file, index: index)
    }
    names = NameIndex(found)
  }
}
