import ScenarioEngine

/// A finding as text: as a diagnostic is shown, then the way that shows it.
struct FindingText {
  let package: ScenarioPackage
  let language: Language

  func text(_ finding: Finding) -> String {
    let formatter = DiagnosticFormatter(
      files: package.sourceFiles, language: language.diagnosticLanguage)
    let words = PathWords(package: package, language: language)
    var lines = [formatter.format(finding.diagnostic)]
    guard finding.settings != nil || !finding.path.isEmpty else { return lines[0] }
    let settings = finding.settings.map(words.settings) ?? ""
    let heading = language == .danish ? "vises af" : "shown by"
    lines.append("  " + heading + (settings.isEmpty ? "" : " (\(settings))") + ":")
    let steps = words.lines(finding.path)
    if steps.isEmpty {
      lines.append(
        language == .danish ? "    scenens begyndelse" : "    the beginning of the scene")
    }
    for (index, step) in steps.enumerated() { lines.append("    \(index + 1). \(step)") }
    return lines.joined(separator: "\n")
  }
}
