// Lints: what can be said of a scenario by reading it, without going through its states.
//
// Each rule is one type in `Rules/` with one method, one code and one page, and
// looks at a `LintSubject`: the scenario's texts, groups and settings, laid out
// once. A limit stands beside its reason in the rule. What depends on the day,
// on recorded takes or on the files of the stage comes with the `LintContext`,
// since the engine has no clock and reads no such files.

/// Everything that reading a scenario shows to be hard, unfair or unsafe for the person it is for.
package enum ScenarioLints {
  /// What every rule has to say, by file and place.
  package static func findings(
    in package: ScenarioPackage, _ context: LintContext = LintContext()
  ) -> [Finding] {
    let subject = LintSubject(package, context)
    var diagnostics: [Diagnostic] = []
    for rule in rules { rule.check(subject, into: &diagnostics) }
    return diagnostics.sorted(by: precedes).map { Finding($0) }
  }

  static var rules: [any LintRule.Type] {
    [
      AbsentAssetLint.self, CalmFirstLint.self, ConditionalGroupLint.self, LawDateLint.self,
      LawSpeakerLint.self, LightChangeLint.self, LongAnswerLint.self, MissingTakeLint.self,
      OfferedInputLint.self, ReadabilityLint.self, SettingsLanguageLint.self,
      ShortTimerLint.self, StrayTakeLint.self, UncitedLawLint.self, ZeroTimerLint.self,
    ]
  }

  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let leftPlace = (left.range.file, left.range.lower, left.code.rawValue)
    return leftPlace < (right.range.file, right.range.lower, right.code.rawValue)
  }
}

/// One thing that is looked for.
protocol LintRule {
  static func check(_ subject: LintSubject, into report: inout [Diagnostic])
}
