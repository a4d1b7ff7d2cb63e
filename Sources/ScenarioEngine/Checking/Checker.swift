/// Finds what is wrong in scripts that could be read.
///
/// `Checking/` collects (`Survey`), names and types things (`TypeInference`,
/// which fills the `SymbolTable`), and then asks each rule. A rule is one type
/// in `Rules/` with one method; adding one is a file, a code and a page.
package struct Checker: Sendable {
  package let input: CompilationInput
  package let survey: Survey
  package let symbols: SymbolTable
  /// The places in `survey.nodes` of the nodes of each title.
  let titles: [String: [Int]]
  /// What was found wrong with types on the way.
  private let typeDiagnostics: [Diagnostic]

  package init(_ trees: [SyntaxTree], _ input: CompilationInput) {
    self.input = input
    survey = Survey(trees)
    var diagnostics: [Diagnostic] = []
    symbols = SymbolTable(survey, input, into: &diagnostics)
    typeDiagnostics = diagnostics
    titles = Dictionary(grouping: survey.nodes.indices) { [survey] in
      survey.nodes[$0].title.text
    }
  }

  /// What every rule has to say, in no particular order.
  package func check() -> [Diagnostic] {
    var diagnostics = typeDiagnostics
    for rule in Self.commonRules { rule.check(self, into: &diagnostics) }
    if input.profile == .modet {
      for rule in Self.profileRules { rule.check(self, into: &diagnostics) }
    }
    return diagnostics
  }

  /// The rules of the language.
  static var commonRules: [any CheckingRule.Type] {
    [
      CharacterRule.self, CommandArgumentRule.self, CommandNameRule.self,
      CyclicDependencyRule.self, JumpTargetRule.self, LanguageVersionRule.self, LimitRule.self,
      LineIDRule.self, MarkupRule.self, NodeGroupRule.self, NodeTitleRule.self,
      ShadowLineRule.self, SmartVariableRule.self, UnreachableCodeRule.self,
      UnreferencedNodeRule.self, VariableRule.self,
    ]
  }

  /// The rules of a Modet scenario.
  static var profileRules: [any CheckingRule.Type] {
    [
      CommandTextRule.self, CompanionRule.self, ComputedJumpRule.self, ForbiddenFunctionRule.self,
      HashtagCombinationRule.self, HashtagPlaceRule.self, HashtagValueRule.self,
      HeaderCombinationRule.self, HeaderValueRule.self, IndentationRule.self,
      InterruptionRule.self, LadderRule.self, LadderWriteRule.self, LegalClaimRule.self,
      MissingLineIDRule.self, NumberRangeRule.self, RoleContentRule.self, RoleTargetRule.self,
      RunningOffRule.self, SpeakerRule.self, StopRule.self, TimerRule.self,
      UnknownHashtagRule.self, UnknownHeaderRule.self,
    ]
  }

  /// Upstream lets a host make some of its warnings errors; a Modet scenario does.
  func severity(_ code: DiagnosticCode) -> Severity {
    input.profile == .modet ? .error : code.severity
  }
}

/// One thing that is checked.
protocol CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic])
}
