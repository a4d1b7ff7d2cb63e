/// Everything that stands in the scripts, in lists that a rule can go through.
///
/// One walk over the trees fills them, so that each rule is a loop over what it
/// looks at and none walks the tree itself.
package struct Survey: Sendable {
  package struct Line: Sendable {
    package var syntax: LineSyntax
    package var node: Int
    package var isOption: Bool
  }

  package struct Group: Sendable {
    package var syntax: OptionGroupSyntax
    package var node: Int
  }

  package struct Command: Sendable {
    package var syntax: CommandSyntax
    package var node: Int
  }

  /// Statements that follow one another.
  package struct Block: Sendable {
    package var statements: [Statement]
    package var node: Int
    /// The command that opens it, for a clause.
    package var opening: SourceRange?
    package var isNodeBody: Bool
  }

  /// An expression and the type that its place asks for, if it asks.
  package struct ExpressionUse: Sendable {
    package var expression: Expression
    package var expected: ValueType?
  }

  package private(set) var nodes: [NodeSyntax] = []
  package private(set) var lines: [Line] = []
  package private(set) var groups: [Group] = []
  package private(set) var commands: [Command] = []
  package private(set) var jumps: [JumpSyntax] = []
  package private(set) var sets: [SetSyntax] = []
  package private(set) var declarations: [DeclareSyntax] = []
  package private(set) var blocks: [Block] = []
  /// Without the values of sets and declarations.
  package private(set) var expressions: [ExpressionUse] = []

  package init(_ trees: [SyntaxTree]) {
    for tree in trees {
      for node in tree.nodes {
        nodes.append(node)
        for when in node.whens {
          if let condition = when.condition.expression { use(condition, as: .bool) }
        }
        add(node.body, node: nodes.count - 1, opening: nil, isNodeBody: true)
      }
    }
  }

  // MARK: - Walk

  private mutating func add(
    _ statements: [Statement], node: Int, opening: SourceRange? = nil, isNodeBody: Bool = false
  ) {
    blocks.append(
      Block(statements: statements, node: node, opening: opening, isNodeBody: isNodeBody))
    for statement in statements { add(statement, node: node) }
  }

  private mutating func add(_ statement: Statement, node: Int) {
    switch statement {
    case .line(let line): add(line, node: node, isOption: false)
    case .options(let group): add(group, node: node)
    case .conditional(let conditional): add(conditional, node: node)
    case .set(let set): sets.append(set)
    case .declare(let declaration): declarations.append(declaration)
    case .jump(let jump): add(jump)
    case .command(let command):
      commands.append(Command(syntax: command, node: node))
      add(command.text)
    case .lineGroup(let group): add(group, node: node)
    case .once(let once): add(once, node: node)
    case .call(let call): use(call.call, as: nil)
    case .enumeration, .returning: break
    }
  }

  private mutating func add(_ group: LineGroupSyntax, node: Int) {
    for item in group.items {
      add(item.line, node: node, isOption: false)
      add(item.body, node: node)
    }
  }

  private mutating func add(_ once: OnceSyntax, node: Int) {
    if let condition = once.condition { use(condition, as: .bool) }
    add(once.body, node: node, opening: once.header)
    if let otherwise = once.otherwise { add(otherwise, node: node) }
  }

  private mutating func add(_ line: LineSyntax, node: Int, isOption: Bool) {
    lines.append(Line(syntax: line, node: node, isOption: isOption))
    add(line.text)
    if let condition = line.condition?.expression { use(condition, as: .bool) }
  }

  private mutating func add(_ group: OptionGroupSyntax, node: Int) {
    groups.append(Group(syntax: group, node: node))
    for option in group.options {
      add(option.line, node: node, isOption: true)
      add(option.body, node: node)
    }
  }

  private mutating func add(_ conditional: ConditionalSyntax, node: Int) {
    for clause in conditional.clauses {
      if let condition = clause.condition { use(condition, as: .bool) }
      add(clause.body, node: node, opening: clause.range)
    }
  }

  private mutating func add(_ jump: JumpSyntax) {
    jumps.append(jump)
    if case .computed(let expression) = jump.target { use(expression, as: .string) }
  }

  private mutating func add(_ text: [TextSyntax]) {
    for case .expression(let expression) in text { use(expression, as: nil) }
  }

  private mutating func use(_ expression: Expression, as type: ValueType?) {
    expressions.append(ExpressionUse(expression: expression, expected: type))
  }
}
