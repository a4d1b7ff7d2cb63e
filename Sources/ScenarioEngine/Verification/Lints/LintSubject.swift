/// A scenario as the rules read it: its lines, groups and settings with their places.
struct LintSubject {
  /// A line with what the program knows of it.
  struct Line {
    var syntax: LineSyntax
    var info: LineInfo
    /// Whether its node asks questions instead of playing the scene.
    var isAsked: Bool

    var isSilence: Bool { info.isOption && info.hasTag("silence") }
    /// Whether the young person reads it as an answer to choose.
    var isAnswer: Bool { info.isOption && !isSilence }
  }

  /// Options that are offered together, with the clock that binds them.
  struct Group {
    /// Without the answer that silence is.
    var shown: [Line]
    var timer: CommandSyntax?
    var range: SourceRange
    var isAsked: Bool
  }

  let package: ScenarioPackage
  let context: LintContext
  let survey: Survey
  /// In the order written.
  let lines: [Line]
  /// In the order written.
  let groups: [Group]
  let values: FiniteValues
  /// Language to the name of a take to its length, where that was measured.
  let takeLengths: [String: [String: Int]]
  /// What stands in `scenario.yaml`, with its places.
  let settings: ConfigNode?
  /// What stands in `law.yaml`, with its places.
  let law: ConfigNode?

  init(_ package: ScenarioPackage, _ context: LintContext) {
    self.package = package
    self.context = context
    let scripts = package.sourceFiles.prefix { $0.path.hasSuffix(".yarn") }
    let survey = Survey(scripts.enumerated().map { Parser.parse($1, file: $0).tree })
    let lines = Self.lines(survey, package)
    self.survey = survey
    self.lines = lines
    groups = Self.groups(survey, lines)
    values = FiniteValues(package)
    takeLengths = context.takes.mapValues { takes in
      Dictionary(
        takes.compactMap { take in take.durationMs.map { (take.name, $0) } },
        uniquingKeysWith: min)
    }
    settings = Self.config("scenario.yaml", package)
    law = Self.config("law.yaml", package)
  }

  // MARK: - Languages

  /// The script's own language, then the others by name.
  var languages: [String] {
    let base = package.baseLanguage
    return [base] + package.stringTable.languages.filter { $0 != base }
  }

  /// What is said in a line, `…` for values that are not known; `nil` where a translation is missing.
  func text(_ line: LineInfo, _ language: String) -> String? {
    let table = package.stringTable
    guard table.hasTranslation(of: line.textID, language: language) else { return nil }
    return table.outline(of: line, language: language).text
  }

  /// The words of a line in a language; a value in it is one word.
  func wordCount(_ line: LineInfo, _ language: String) -> Int? {
    guard let text = text(line, language) else { return nil }
    let values = line.pieces.count { if case .substitution = $0 { true } else { false } }
    let marks = text.split(whereSeparator: \.isWhitespace).count { token in
      token.contains("…") && !token.contains { $0.isLetter || $0.isNumber }
    }
    return Readability.wordCount(text) + min(values, marks)
  }

  /// The least time that a line takes, in any language.
  func shortestMs(_ line: LineInfo) -> Int {
    let times = languages.compactMap { language in
      takeLengths[language]?[line.takeName]
        ?? text(line, language).map { DurationTable.estimated(characters: $0.count) }
    }
    return times.min() ?? 0
  }

  // MARK: - Parts

  /// The lines that have a voice.
  var spokenLines: [Line] { lines.filter { !$0.info.isOption && $0.info.speaker != nil } }

  /// What `law.yaml` says of a claim.
  func claim(_ id: String) -> ConfigNode? {
    law?.items.first { item in
      if case .scalar(id, _)? = item["id"]?.content { true } else { false }
    }
  }

  /// The place of what belongs to the project as a whole.
  var projectStart: SourceRange {
    let file = package.sourceFiles.firstIndex { $0.path.hasSuffix(".yarnproject") } ?? 0
    return SourceRange(file: file, lower: 0, upper: 0)
  }

  // MARK: - Layout

  private static func lines(_ survey: Survey, _ package: ScenarioPackage) -> [Line] {
    let program = package.program
    let byPlace = Dictionary(
      program.lines.map { ($0.range, $0) }, uniquingKeysWith: { first, _ in first })
    let isAsked = survey.nodes.map { package.vocabulary.role(of: $0)?.asksQuestions == true }
    return survey.lines.compactMap { line in
      byPlace[line.syntax.range].map {
        Line(syntax: line.syntax, info: $0, isAsked: isAsked[line.node])
      }
    }
  }

  private static func groups(_ survey: Survey, _ lines: [Line]) -> [Group] {
    let byPlace = Dictionary(
      lines.map { ($0.syntax.range, $0) }, uniquingKeysWith: { first, _ in first })
    return survey.blocks.flatMap { groups(in: $0.statements, byPlace) }
      .sorted { ($0.range.file, $0.range.lower) < ($1.range.file, $1.range.lower) }
  }

  /// A timer binds the next group of its block.
  private static func groups(
    in statements: [Statement], _ byPlace: [SourceRange: Line]
  ) -> [Group] {
    var groups: [Group] = []
    var timer: CommandSyntax?
    for statement in statements {
      switch statement {
      case .command(let command) where command.name == "timer": timer = command
      case .options(let group):
        let options = group.options.compactMap { byPlace[$0.line.range] }
        groups.append(
          Group(
            shown: options.filter(\.isAnswer), timer: timer, range: group.range,
            isAsked: options.first?.isAsked == true))
        timer = nil
      default: break
      }
    }
    return groups
  }

  /// A settings file read again for its places; the loader has judged it.
  private static func config(_ name: String, _ package: ScenarioPackage) -> ConfigNode? {
    let files = package.sourceFiles
    guard let index = files.firstIndex(where: { $0.path == name || $0.path.hasSuffix("/" + name) })
    else { return nil }
    var parser = ConfigParser(file: files[index], fileIndex: index)
    return parser.parse()
  }
}
