/// A project that asks for an older version of the language uses nothing that came later.
enum LanguageVersionRule: CheckingRule {
  /// The version that brought enums, line groups, `once` and smart variables.
  static let versionOfAll = 3

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    guard checker.input.languageVersion < versionOfAll else { return }
    let version = checker.input.languageVersion
    for (feature, range) in uses(in: checker) {
      report.append(
        Diagnostic(
          .languageVersionTooLow, .languageVersionTooLow,
          [feature, "\(versionOfAll)", "\(version)"], at: range))
    }
  }

  /// What an older version lacks, each with its place.
  private static func uses(in checker: Checker) -> [(feature: String, range: SourceRange)] {
    var uses: [(String, SourceRange)] = []
    for block in checker.survey.blocks {
      for statement in block.statements {
        switch statement {
        case .enumeration(let enumeration): uses.append(("enum", enumeration.name.range))
        case .lineGroup(let group): uses.append(("=>", group.range))
        case .once(let once): uses.append(("once", once.header))
        default: break
        }
      }
    }
    for line in checker.survey.lines {
      if case .once(_, let range)? = line.syntax.condition { uses.append(("once", range)) }
    }
    for value in checker.symbols.smartVariables.values {
      uses.append(("declare", value.range))
    }
    return uses
  }
}
