/// The shared declarations read by themselves, for a script without a scenario's folder.
package struct SharedDeclarations: Sendable {
  /// `nil` where the file cannot be used; `diagnostics` says why.
  package private(set) var vocabulary: Vocabulary?
  package private(set) var diagnostics: [Diagnostic] = []
  /// The one file that the diagnostics speak of, where it is text.
  package private(set) var sourceFiles: [SourceFile] = []

  package init(path: String, from files: ScenarioFiles = .disk) {
    let nowhere = SourceRange(file: -1, lower: 0, upper: 0)
    guard let bytes = try? files.read(path) else {
      let arguments = [path, "not a readable file"]
      diagnostics = [Diagnostic(.unreadableFile, .unreadableFile, arguments, at: nowhere)]
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      diagnostics = [Diagnostic(.notText, .notText, at: nowhere)]
      return
    }
    let file = SourceFile(path: path, text: text)
    sourceFiles = [file]
    var parser = ConfigParser(file: file, fileIndex: 0)
    let root = parser.parse()
    diagnostics = parser.diagnostics
    guard let root else { return }
    var reader = ConfigReader()
    let declarations = VocabularyFile(root, &reader)
    diagnostics += reader.diagnostics
    if !diagnostics.contains(where: { $0.severity == .error }) {
      vocabulary = declarations.vocabulary
    }
  }
}
