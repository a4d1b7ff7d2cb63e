/// Finds the type of every variable, function and expression in one walk over the scripts.
///
/// Statements are read in the order of the text, since what an enumeration's
/// name means depends on the enumerations above it. An expression's parts are
/// made equal as it is read; what only limits a type (`TypeRelation`) is
/// settled when its statement ends. What cannot be settled then is tried again
/// when the file has an enumeration more, and at the very end.
struct TypeInference {
  /// A variable as far as the walk has come.
  struct Variable {
    var name: String
    var term: TypeTerm
    /// Where it is declared, or else first used; none for a host's.
    var range: SourceRange?
    var node: Int
    var declaration: DeclareSyntax?
    var isHostSet = false
    var isLadder = false
    /// Whether anything reads or sets it.
    var isUsed = false

    var isDeclared: Bool { declaration != nil || isHostSet }
  }

  /// A function as declared, or as its first call uses it.
  struct Function {
    var parameters: [TypeTerm]
    var result: TypeTerm
    /// Where it is first called, if nothing declares it.
    var firstCall: SourceRange?
  }

  /// An expression whose type was not known when its statement ended.
  struct Undetermined {
    var term: TypeTerm
    var range: SourceRange
  }

  /// An operator on a type that was not known when it was read.
  struct Operation {
    var term: TypeTerm
    var operation: BinaryOperator
    var range: SourceRange
  }

  let files: [SourceFile]
  /// Whether what nothing declares is there all the same, with a type that follows from its use.
  let allowsUndeclared: Bool
  var solver = TypeSolver()
  var variables: [Variable] = []
  private var variableIndices: [String: Int] = [:]
  var functions: [String: Function] = [:]
  var spelling = Spelling()
  var diagnostics: [Diagnostic] = []
  /// The type of each `.case`, by the place of its name.
  var members: [SourceRange: (term: TypeTerm, name: String)] = [:]
  var pending: [TypeRelation] = []
  /// Could not be settled yet in the file that is read.
  private var waiting: [[TypeRelation]] = []
  /// Which of those wait for an enumeration, or for a case, of a name.
  private var waitingByName: [String: [Int]] = [:]
  /// Could not be settled in the files before.
  private var unsettled: [TypeRelation] = []
  private(set) var undetermined: [Undetermined] = []
  /// How many of those were left by the statements before.
  private var kept = 0
  var operations: [Operation] = []
  var node = 0

  init(_ input: CompilationInput) {
    files = input.files
    allowsUndeclared = input.profile == .yarn
    for function in input.vocabulary.functions { declare(function) }
    for function in BuiltInFunction.allCases { declare(function.declaration) }
    for variable in input.hostVariables {
      let index = self.index(of: variable.name, at: nil)
      variables[index].term = TypeTerm(variable.defaultValue)
      variables[index].isHostSet = true
    }
  }

  private mutating func declare(_ function: FunctionDeclaration) {
    functions[function.name] = Function(
      parameters: function.parameters.map { $0.flatMap { TypeTerm($0) } ?? .any },
      result: TypeTerm(function.result) ?? .faulty)
  }

  // MARK: - Walk

  /// Reads every node in order.
  mutating func read(_ nodes: [NodeSyntax]) {
    for (index, syntax) in nodes.enumerated() {
      if index > 0, syntax.range.file != nodes[index - 1].range.file { endFile() }
      node = index
      for when in syntax.whens {
        if let condition = when.condition.expression { expectBool(condition) }
      }
      read(syntax.body)
    }
    settlePending()
    endFile()
    settleRest()
  }

  private mutating func read(_ statements: [Statement]) {
    for statement in statements {
      read(statement)
      settlePending()
    }
  }

  private mutating func read(_ statement: Statement) {
    switch statement {
    case .line(let line): read(line)
    case .options(let group): read(group.options)
    case .lineGroup(let group): read(group.items)
    case .conditional(let conditional): read(conditional)
    case .once(let once): read(once)
    case .set(let set): read(set)
    case .declare(let declaration): read(declaration)
    case .enumeration(let enumeration):
      if let enumeration = read(enumeration) { retry(with: enumeration) }
    case .jump(let jump): read(jump)
    case .call(let call): _ = read(call.call)
    case .command(let command): read(command.text)
    case .returning: break
    }
  }

  private mutating func read(_ line: LineSyntax) {
    read(line.text)
    if let condition = line.condition?.expression { expectBool(condition) }
  }

  private mutating func read(_ text: [TextSyntax]) {
    for case .expression(let expression) in text { _ = read(expression) }
  }

  private mutating func read(_ options: [OptionSyntax]) {
    for option in options {
      read(option.line)
      read(option.body)
    }
  }

  /// A condition is known to be true or false only after its block, as statements within end first.
  private mutating func read(_ conditional: ConditionalSyntax) {
    for clause in conditional.clauses {
      let condition = clause.condition.map { ($0, read($0)) }
      read(clause.body)
      if let (expression, term) = condition { expect(.bool, term, at: expression.range) }
    }
  }

  private mutating func read(_ once: OnceSyntax) {
    let condition = once.condition.map { ($0, read($0)) }
    read(once.body)
    if let (expression, term) = condition { expect(.bool, term, at: expression.range) }
    if let otherwise = once.otherwise { read(otherwise) }
  }

  private mutating func read(_ jump: JumpSyntax) {
    guard case .computed(let expression) = jump.target else { return }
    let term = read(expression)
    if !jump.isDetour { require(.converts(term, to: .string), at: expression.range) }
  }

  private mutating func expectBool(_ expression: Expression) {
    expect(.bool, read(expression), at: expression.range)
  }

  // MARK: - Names

  /// Remembers an expression until its type is known.
  mutating func remember(_ term: TypeTerm, at range: SourceRange) {
    undetermined.append(Undetermined(term: term, range: range))
  }

  /// The place of a variable in `variables`, which it gets with its first use.
  mutating func index(of name: String, at range: SourceRange?) -> Int {
    if let index = variableIndices[name] { return index }
    let index = variables.count
    variables.append(
      Variable(name: name, term: solver.makeUnknown(), range: range, node: node))
    variableIndices[name] = index
    return index
  }

  // MARK: - Relations

  /// Makes a term a known type, or says that it is another.
  mutating func expect(_ expected: TypeTerm, _ actual: TypeTerm, at range: SourceRange) {
    if actual == expected || solver.unify(actual, expected) { return }
    reportMismatch(expected, actual, at: range)
  }

  mutating func require(_ kind: TypeRelation.Kind, at range: SourceRange) {
    if case .converts(let from, let target) = kind, !from.isUnknown, from != .faulty,
      solver.converts(from, to: target)
    {
      return
    }
    pending.append(TypeRelation(kind: kind, range: range))
  }

  mutating func settlePending() {
    if !pending.isEmpty {
      let relations = pending
      pending.removeAll(keepingCapacity: true)
      var failed: [TypeRelation] = []
      for (relation, outcome) in solver.settle(relations) {
        switch outcome {
        case .isAmbiguous(let types): reportAmbiguous(relation, types)
        case .fails: failed.append(relation)
        }
      }
      if !failed.isEmpty { wait(failed) }
    }
    while let last = undetermined.last, undetermined.count > kept,
      !solver.resolve(last.term).isUnknown
    {
      undetermined.removeLast()
    }
    kept = undetermined.count
  }

  /// Keeps what fails for when an enumeration comes that it may mean.
  private mutating func wait(_ relations: [TypeRelation]) {
    for name in Set(relations.compactMap(\.wantedName)) {
      waitingByName[name, default: []].append(waiting.count)
    }
    waiting.append(relations)
  }

  /// With an enumeration more, what failed may hold.
  private mutating func retry(with enumeration: EnumInfo) {
    for name in [enumeration.name] + enumeration.cases.map(\.name) {
      for group in waitingByName.removeValue(forKey: name) ?? [] {
        pending += waiting[group]
        waiting[group] = []
      }
    }
  }

  private mutating func endFile() {
    for relations in waiting { unsettled += relations }
    waiting.removeAll()
    waitingByName.removeAll()
  }

  /// Tries what is left one by one, as long as it helps; then says what is wrong.
  private mutating func settleRest() {
    var hasProgress = true
    while hasProgress, !unsettled.isEmpty {
      let relations = unsettled
      unsettled.removeAll(keepingCapacity: true)
      for relation in relations {
        // A case says nothing about its type where that is written and unknown.
        if case .hasCase(let term, _, .some) = relation.kind, solver.resolve(term).isUnknown {
          unsettled.append(relation)
          continue
        }
        guard let (_, outcome) = solver.settle([relation]).first else { continue }
        if case .isAmbiguous(let types) = outcome {
          reportAmbiguous(relation, types)
        } else {
          unsettled.append(relation)
        }
      }
      hasProgress = unsettled.count < relations.count
    }
    for relation in unsettled { report(relation) }
    settlePending()
  }
}

extension TypeTerm {
  /// The term for a type of the language's own.
  init?(_ type: ValueType) {
    switch type {
    case .number: self = .number
    case .string: self = .string
    case .bool: self = .bool
    case .enumeration: return nil
    }
  }

  init(_ value: Value) {
    switch value {
    case .number: self = .number
    case .string: self = .string
    case .bool: self = .bool
    }
  }
}
