/// Gathers the names that stand in scripts.
struct ScriptNames {
  private let files: [SourceFile]
  private let commands: [String: CommandDeclaration]
  private let cast: Set<String>
  private let symbols: SymbolTable
  private(set) var occurrences: [NameOccurrence] = []

  init(_ trees: [SyntaxTree], _ checker: Checker) {
    files = checker.input.files
    cast = checker.input.knownNames?.cast ?? []
    symbols = checker.symbols
    commands = Dictionary(
      checker.input.vocabulary.commands.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    for node in trees.lazy.flatMap(\.nodes) { add(node) }
  }

  private mutating func add(
    _ kind: AuthorName.Kind, _ text: String, _ range: SourceRange,
    _ role: NameOccurrence.Role = .use
  ) {
    if text.isEmpty || range.lower == range.upper { return }
    occurrences.append(NameOccurrence(name: AuthorName(kind, text), range: range, role: role))
  }

  // MARK: - Nodes

  private mutating func add(_ node: NodeSyntax) {
    for header in node.headers {
      add(.header, header.key.text, header.key.range)
      if header.key.text == "title" {
        add(.node, header.value.text, header.value.range, .definition)
      }
    }
    for when in node.whens {
      if let condition = when.condition.expression { add(condition) }
    }
    add(node.body)
  }

  private mutating func add(_ statements: [Statement]) {
    for statement in statements { add(statement) }
  }

  private mutating func add(_ statement: Statement) {
    switch statement {
    case .line(let line): add(line)
    case .options(let group): add(group.options)
    case .lineGroup(let group): add(group.items)
    case .conditional(let conditional):
      for clause in conditional.clauses {
        if let condition = clause.condition { add(condition) }
        add(clause.body)
      }
    case .once(let once):
      if let condition = once.condition { add(condition) }
      add(once.body)
      add(once.otherwise ?? [])
    case .set(let set):
      add(.variable, set.variable.text, bare(set.variable.text, set.variable.range), .write)
      add(set.value)
    case .declare(let declaration): add(declaration)
    case .enumeration(let enumeration): add(enumeration)
    case .jump(let jump): add(jump)
    case .returning: break
    case .call(let call): add(call.call)
    case .command(let command): add(command)
    }
  }

  // MARK: - Lines

  private mutating func add(_ options: [OptionSyntax]) {
    for option in options {
      add(option.line)
      add(option.body)
    }
  }

  private mutating func add(_ line: LineSyntax) {
    if let speaker = line.speaker {
      let end = min(speaker.range.upper, speaker.range.lower + speaker.text.utf8.count)
      let range = SourceRange(file: speaker.range.file, lower: speaker.range.lower, upper: end)
      if text(range) == speaker.text { add(.castMember, speaker.text, range) }
    }
    add(line.text)
    if let condition = line.condition?.expression { add(condition) }
    for tag in line.tags { add(tag) }
  }

  private mutating func add(_ text: [TextSyntax]) {
    for case .expression(let expression) in text { add(expression) }
  }

  private mutating func add(_ tag: HashtagSyntax) {
    let parts = tag.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let lower = tag.range.upper - tag.text.utf8.count
    let name = String(parts[0])
    let nameEnd = lower + name.utf8.count
    let value = SourceRange(file: tag.range.file, lower: nameEnd + 1, upper: tag.range.upper)
    add(.hashtag, name, SourceRange(file: tag.range.file, lower: lower, upper: nameEnd))
    guard parts.count > 1 else { return }
    switch name {
    case "law": add(.legalClaim, String(parts[1]), value)
    case "line": add(.line, tag.text, value, .definition)
    case "shadow": add(.line, LineIDRule.prefix + parts[1], value)
    default: break
    }
  }

  // MARK: - Values

  private mutating func add(_ declaration: DeclareSyntax) {
    add(
      .variable, declaration.variable.text,
      bare(declaration.variable.text, declaration.variable.range), .definition)
    add(declaration.value)
    if let type = declaration.typeName, ValueType(basicName: type.text) == nil {
      add(.enumeration, type.text, type.range)
    }
  }

  private mutating func add(_ enumeration: EnumSyntax) {
    let name = enumeration.name.text
    add(.enumeration, name, enumeration.name.range, .definition)
    for element in enumeration.cases {
      add(.enumerationCase(name), element.name.text, element.name.range, .definition)
    }
  }

  private mutating func add(_ jump: JumpSyntax) {
    switch jump.target {
    case .node(let name): add(.node, name.text, name.range)
    case .computed(let expression):
      if case .string(let text) = expression.kind { addQuoted(.node, text, expression.range) }
      add(expression)
    }
  }

  private mutating func add(_ expression: Expression) {
    switch expression.kind {
    case .variable(let name): add(.variable, name, bare(name, expression.range))
    case .unary(_, let operand): add(operand)
    case .binary(_, let left, let right):
      add(left)
      add(right)
    case .member(let type, let name):
      if let type { add(.enumeration, type.text, type.range) }
      if let enumeration = symbols.members[name.range] {
        add(.enumerationCase(enumeration), name.text, name.range)
      }
    case .call(let name, let arguments):
      add(.function, name.text, name.range)
      if Self.nodeFunctions.contains(name.text), let first = arguments.first,
        case .string(let title) = first.kind
      {
        addQuoted(.node, title, first.range)
      }
      for argument in arguments { add(argument) }
    case .number, .string, .bool, .missing: break
    }
  }

  /// The functions whose argument is the title of a node.
  private static let nodeFunctions: Set<String> = Set(
    [BuiltInFunction.visited, .visitedCount, .hasAnyContent].map(\.name))

  // MARK: - Commands

  private mutating func add(_ command: CommandSyntax) {
    add(command.text)
    for tag in command.tags { add(tag) }
    guard let name = command.name, let first = command.words.first else { return }
    add(.command, name, first.range)
    if let ladder = LadderDeclaration(command) {
      return add(.variable, ladder.name.text, ladder.name.range, .definition)
    }
    guard let declaration = commands[name] else { return }
    for (index, word) in command.words.dropFirst().enumerated() {
      guard let parameter = declaration.parameter(at: index), let text = word.constant else {
        continue
      }
      if let kind = kind(of: text, parameter.type) { addQuoted(kind, text, word.range) }
    }
  }

  private func kind(of text: String, _ type: ParameterType) -> AuthorName.Kind? {
    switch type {
    case .node, .backgroundNode: .node
    case .cast: .castMember
    case .mark: .mark
    case .end: .end
    case .ladder: .variable
    case .sound: .sound
    case .target(let words): words.contains(text) ? nil : cast.contains(text) ? .castMember : .mark
    case .string, .number, .bool, .duration, .oneOf, .place, .ambience: nil
    }
  }

  // MARK: - Places

  /// Adds a name that may stand in quotes, unless escapes keep it from standing there as it is.
  private mutating func addQuoted(_ kind: AuthorName.Kind, _ name: String, _ range: SourceRange) {
    var inner = range
    if let quote = offset(of: UInt8(ascii: "\""), in: range) { inner.lower = quote + 1 }
    inner.upper = inner.lower + name.utf8.count
    if inner.upper <= range.upper, text(inner) == name { add(kind, name, inner) }
  }

  /// A variable's place without its `$`, and without braces and brackets around it.
  private func bare(_ name: String, _ range: SourceRange) -> SourceRange {
    let lower = offset(of: UInt8(ascii: "$"), in: range).map { $0 + 1 } ?? range.lower
    let upper = min(range.upper, lower + name.utf8.count)
    return SourceRange(file: range.file, lower: lower, upper: upper)
  }

  private func offset(of byte: UInt8, in range: SourceRange) -> Int? {
    guard files.indices.contains(range.file) else { return nil }
    return files[range.file].bytes[range.lower..<range.upper].firstIndex(of: byte)
  }

  private func text(_ range: SourceRange) -> String {
    files.indices.contains(range.file) ? files[range.file].text(range.lower, range.upper) : ""
  }
}
