/// Writes a tree as indented text, one element a line, with its UTF-8 offsets.
package enum SyntaxTreeDump {
  package static func text(of tree: SyntaxTree) -> String {
    text(of: tree, Writer())
  }

  /// The same without what changes nothing in a run: places, the blanks between a command's words,
  /// and where `#line:` stands among the tags of a line.
  package static func meaning(of tree: SyntaxTree) -> String {
    text(of: tree, Writer(tellsPlaces: false))
  }

  private static func text(of tree: SyntaxTree, _ empty: Writer) -> String {
    var writer = empty
    if !tree.tags.isEmpty { writer.line("file-tags", tree.tags.map(\.text).joined(separator: " ")) }
    for node in tree.nodes { writer.write(node) }
    return writer.text
  }

  private struct Writer {
    var text = ""
    private var depth = 0
    private let tellsPlaces: Bool

    init(tellsPlaces: Bool = true) { self.tellsPlaces = tellsPlaces }

    mutating func line(_ name: String, _ detail: String = "", _ range: SourceRange? = nil) {
      text += String(repeating: "  ", count: depth) + name
      if let range, tellsPlaces { text += " \(range.lower)..<\(range.upper)" }
      text += detail.isEmpty ? "\n" : " \(detail)\n"
    }

    mutating func nested(_ body: (inout Writer) -> Void) {
      depth += 1
      body(&self)
      depth -= 1
    }

    mutating func write(_ node: NodeSyntax) {
      line("node", "", node.range)
      nested { writer in
        for header in node.headers {
          writer.line("header", "\(header.key.text) = \(header.value.text)", header.key.range)
        }
        for when in node.whens { writer.line("when", show(when.condition), when.range) }
        writer.write(node.body)
      }
    }

    mutating func write(_ statements: [Statement]) {
      for statement in statements { write(statement) }
    }

    mutating func write(_ statement: Statement) {
      switch statement {
      case .line(let syntax): write("line", syntax)
      case .options(let group): write("options", "option", group.options, group.range)
      case .conditional(let conditional): write(conditional)
      case .set(let set):
        let operation = set.operation.map { " \($0.rawValue)=" } ?? " ="
        line("set", "$\(set.variable.text)\(operation) \(show(set.value))", set.range)
      case .declare(let declare):
        let type = declare.typeName.map { " as \($0.text)" } ?? ""
        line("declare", "$\(declare.variable.text) = \(show(declare.value))\(type)", declare.range)
      case .jump(let jump):
        line(jump.isDetour ? "detour" : "jump", show(jump.target), jump.range)
      case .command(let command): write(command)
      case .lineGroup(let group): write("line-group", "item", group.items, group.range)
      case .once(let once): write(once)
      case .enumeration(let enumeration): write(enumeration)
      case .returning(let range): line("return", "", range)
      case .call(let call): line("call", show(call.call), call.range)
      }
    }

    mutating func write(_ name: String, _ syntax: LineSyntax) {
      line(name, show(syntax.text) + show(inOrder(syntax.tags)), syntax.range)
      guard let condition = syntax.condition else { return }
      nested { writer in
        switch condition {
        case .holds(let expression): writer.line("if", show(expression), condition.range)
        case .once(let expression, _):
          writer.line("once", expression.map { "if " + show($0) } ?? "", condition.range)
        }
      }
    }

    mutating func write(
      _ group: String, _ item: String, _ items: [OptionSyntax], _ range: SourceRange
    ) {
      line(group, "", range)
      for option in items {
        nested { writer in
          writer.write(item, option.line)
          writer.nested { $0.write(option.body) }
        }
      }
    }

    mutating func write(_ once: OnceSyntax) {
      line("once", "", once.range)
      nested { writer in
        writer.line("clause", once.condition.map { "if " + show($0) } ?? "", once.header)
        writer.nested { $0.write(once.body) }
        guard let otherwise = once.otherwise else { return }
        writer.line("clause", "else")
        writer.nested { $0.write(otherwise) }
      }
    }

    mutating func write(_ enumeration: EnumSyntax) {
      line("enum", enumeration.name.text, enumeration.range)
      for enumCase in enumeration.cases {
        let value = enumCase.rawValue.map { " = " + show($0) } ?? ""
        nested { $0.line("case", enumCase.name.text + value, enumCase.range) }
      }
    }

    mutating func write(_ conditional: ConditionalSyntax) {
      line("conditional", "", conditional.range)
      for clause in conditional.clauses {
        nested { writer in
          writer.line("clause", clause.condition.map(show) ?? "else", clause.range)
          writer.nested { $0.write(clause.body) }
        }
      }
    }

    mutating func write(_ command: CommandSyntax) {
      let text = tellsPlaces ? show(command.text) : ""
      line("command", text + show(command.tags), command.range)
      for word in command.words { nested { $0.line("word", show(word.pieces), word.range) } }
    }

    private func inOrder(_ tags: [HashtagSyntax]) -> [HashtagSyntax] {
      if tellsPlaces { return tags }
      return tags.filter(\.isLineID) + tags.filter { !$0.isLineID }
    }
  }

  // MARK: - One line

  private static func show(_ tags: [HashtagSyntax]) -> String {
    tags.map { " #" + $0.text }.joined()
  }

  private static func show(_ target: JumpSyntax.Target) -> String {
    switch target {
    case .node(let name): name.text
    case .computed(let expression): "{\(show(expression))}"
    }
  }

  private static func show(_ condition: WhenCondition) -> String {
    switch condition {
    case .always: "always"
    case .once(let expression): expression.map { "once if " + show($0) } ?? "once"
    case .holds(let expression): show(expression)
    }
  }

  private static func show(_ text: [TextSyntax]) -> String {
    text.map { piece in
      switch piece {
      case .literal(let literal, _): "“\(literal)”"
      case .expression(let expression): "{\(show(expression))}"
      }
    }.joined()
  }

  private static func show(_ expression: Expression) -> String {
    switch expression.kind {
    case .number(let number): NumberText.text(of: number)
    case .string(let string): "\"\(string)\""
    case .bool(let bool): "\(bool)"
    case .variable(let name): "$" + name
    case .call(let name, let arguments):
      "\(name.text)(\(arguments.map(show).joined(separator: ", ")))"
    case .member(let type, let name): "\(type?.text ?? "").\(name.text)"
    case .unary(let operation, let operand): "(\(operation.rawValue) \(show(operand)))"
    case .binary(let operation, let left, let right):
      "(\(show(left)) \(operation.rawValue) \(show(right)))"
    case .missing: "?"
    }
  }
}
