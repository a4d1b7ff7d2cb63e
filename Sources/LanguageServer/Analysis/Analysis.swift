import ScenarioEngine

/// Everything that is known of a scenario, or of scripts without one, at one moment.
///
/// `Features/` are functions of such a value and a place in it; none of them
/// reads a file or remembers anything.
final class Analysis {
  let root: ScenarioRoot
  /// The scripts first; then what else was read, test plans last.
  let files: [SourceFile]
  let diagnostics: [Diagnostic]
  let input: CompilationInput
  /// `nil` for scripts without a scenario.
  let reading: ScenarioReading?
  /// What the names mean; made when somebody asks, since typing alone does not.
  lazy var outline = ScriptOutline(input, files: files)
  /// What reading the scenario shows to be hard or unfair; nothing where it cannot be played.
  let lints: [Finding]

  private let indices: [String: Int]

  private init(
    _ root: ScenarioRoot, files: [SourceFile], plans: [SourceFile], diagnostics: [Diagnostic],
    input: CompilationInput, reading: ScenarioReading?, lints: [Finding] = []
  ) {
    self.root = root
    self.files = files + plans
    self.diagnostics = diagnostics
    self.input = input
    self.reading = reading
    self.lints = lints
    indices = Dictionary(
      self.files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads what a root stands for.
  static func make(
    _ root: ScenarioRoot, from files: ScenarioFiles,
    _ context: (ScenarioPackage, String) -> LintContext
  ) -> Analysis {
    switch root {
    case .scenario(let folder):
      let reading = ScenarioReading.read(folder: folder, from: files)
      return Analysis(
        root, files: reading.sourceFiles, plans: plans(in: folder, from: files),
        diagnostics: reading.diagnostics, input: reading.input, reading: reading,
        lints: reading.scenario.map { ScenarioLints.findings(in: $0, context($0, folder)) } ?? [])
    case .project(let path): return make(root, ScriptFiles.load(project: path, from: files))
    case .script(let path): return make(root, ScriptFiles.load(file: path, from: files))
    }
  }

  private static func make(_ root: ScenarioRoot, _ scripts: ScriptFiles) -> Analysis {
    let compilation = Compiler.compile(scripts.input)
    return Analysis(
      root, files: scripts.files, plans: [],
      diagnostics: scripts.all(with: compilation.diagnostics), input: scripts.input, reading: nil)
  }

  /// A scenario's test plans, which name nodes and variables.
  private static func plans(in folder: String, from files: ScenarioFiles) -> [SourceFile] {
    let paths = (try? files.list(folder)) ?? []
    return paths.filter { $0.hasSuffix(".testplan") }.sorted().compactMap { relative in
      let path = folder + "/" + relative
      guard let bytes = try? files.read(path), let text = String(validating: bytes, as: UTF8.self)
      else { return nil }
      return SourceFile(path: path, text: text)
    }
  }

  // MARK: - States

  /// What the first of the scenario's states show to be wrong, and whether those were all; nil where
  /// it was told to stop before.
  func verified(
    budget: Int, shouldStop: () -> Bool
  ) -> (findings: [Finding], isComplete: Bool)? {
    guard let scenario = reading?.scenario else { return ([], true) }
    let setup = VerificationSetup(scenario, durations: DurationTable(milliseconds: []))
    var isStopped = false
    let report = Verifier(setup, options: VerifierOptions(budget: budget)).verify { _ in
      isStopped = shouldStop()
      return isStopped
    }
    if isStopped { return nil }
    // That the small budget was spent says nothing of the scenario.
    let isComplete = report.undecided == 0
    let findings = report.findings.filter { isComplete || $0.diagnostic.code != .undecided }
    return (findings, isComplete)
  }

  // MARK: - Places

  /// The place of a file in `files`.
  func index(of path: String) -> Int? { indices[path] }

  var isScenario: Bool { reading != nil }

  /// Whether a file is a script of the language.
  func isScript(_ file: Int) -> Bool { file < input.files.count }

  /// The node that holds an offset, if any.
  func node(inFile file: Int, at offset: Int) -> NodeSyntax? {
    guard outline.trees.indices.contains(file) else { return nil }
    return outline.trees[file].nodes.last { $0.range.lower <= offset }
  }
}

/// A place in one of an analysis's files.
struct Place {
  let analysis: Analysis
  let file: Int
  /// In bytes of UTF-8.
  let offset: Int
  let settings: ClientSettings

  var source: SourceFile { analysis.files[file] }

  /// The name that stands there.
  var occurrence: NameOccurrence? {
    analysis.outline.names.occurrence(inFile: file, at: offset)
  }
}

/// What the client asked for when it began.
struct ClientSettings {
  var encoding = PositionEncoding.utf16
  var language = DiagnosticLanguage.english
  var hasSnippets = false
  var readsMarkdown = true
  /// Whether edits may say which version of a document they are for.
  var hasDocumentChanges = false
  var watchesFiles = false

  init() {}

  init(_ params: LSP.InitializeParams, language fallback: DiagnosticLanguage) {
    let capabilities = params.capabilities
    encoding = .agreed(capabilities.general?.positionEncodings)
    let wanted = [params.initializationOptions?.language, params.locale].compactMap(\.self)
    language =
      wanted.lazy.compactMap { DiagnosticLanguage(rawValue: String($0.lowercased().prefix(2))) }
      .first ?? fallback
    hasSnippets =
      capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false
    readsMarkdown = capabilities.textDocument?.hover?.contentFormat?.contains("markdown") ?? true
    hasDocumentChanges = capabilities.workspace?.workspaceEdit?.documentChanges ?? false
    watchesFiles =
      capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false
  }
}
