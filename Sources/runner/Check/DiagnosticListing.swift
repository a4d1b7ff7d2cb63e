import ScenarioEngine

/// Diagnostics as text, in the files' order; what is missing again and again is shown once.
///
/// A new script lacks every id and every translation, and one command mends all
/// of it. Shown line by line that would hide what somebody has to think about.
struct DiagnosticListing {
  /// What one command mends everywhere.
  private static let summed: [DiagnosticCode] = [.missingLineID, .missingTranslation]
  /// As many are shown one by one.
  private static let shownLimit = 3

  let files: [SourceFile]
  let language: Language

  func text(_ diagnostics: [Diagnostic]) -> String {
    let formatter = DiagnosticFormatter(files: files, language: language.diagnosticLanguage)
    let groups = Dictionary(grouping: diagnostics.filter { isSummed($0) }, by: Group.init)
      .filter { $1.count > Self.shownLimit }
    var told: Set<Group> = []
    return diagnostics.compactMap { diagnostic in
      guard isSummed(diagnostic), let all = groups[Group(diagnostic)] else {
        return formatter.format(diagnostic)
      }
      guard told.insert(Group(diagnostic)).inserted else { return nil }
      return formatter.format(diagnostic) + "\n" + rest(of: all)
    }.joined(separator: "\n")
  }

  private struct Group: Hashable {
    var code: DiagnosticCode
    var file: Int

    init(_ diagnostic: Diagnostic) {
      code = diagnostic.code
      file = diagnostic.range.file
    }
  }

  private func isSummed(_ diagnostic: Diagnostic) -> Bool {
    Self.summed.contains(diagnostic.code) && files.indices.contains(diagnostic.range.file)
  }

  private func rest(of all: [Diagnostic]) -> String {
    let lines = all.dropFirst().map { diagnostic in
      files[diagnostic.range.file].location(of: diagnostic.range.lower).line
    }
    let numbers = lines.prefix(10).map(String.init).joined(separator: ", ")
    let more = lines.count > 10 ? ", …" : ""
    let code = all[0].code.rawValue
    return language == .danish
      ? "  og \(lines.count) til af samme slags i filen [\(code)]: linje \(numbers)\(more)"
      : "  and \(lines.count) more of the same in the file [\(code)]: line \(numbers)\(more)"
  }
}
