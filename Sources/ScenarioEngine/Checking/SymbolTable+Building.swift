extension SymbolTable {
  /// Collects what the host and the scripts declare, then infers the rest.
  package init(_ survey: Survey, _ input: CompilationInput) {
    for node in survey.nodes where nodes[node.title.text] == nil {
      nodes[node.title.text] = node
    }
    nodeGroups = Self.groups(survey.nodes)
    for function in input.vocabulary.functions { functions[function.name] = function }
    for function in BuiltInFunction.allCases {
      functions[function.name] = function.declaration
    }
    addHostVariables(input.hostVariables)
    addDeclarations(survey.declarations)
    if input.profile == .modet { addLadders(survey.commands) }
    inferVariables(survey)
  }

  private static func groups(_ nodes: [NodeSyntax]) -> [String: [Int]] {
    var groups: [String: [Int]] = [:]
    for (index, node) in nodes.enumerated() where node.header("when") != nil {
      groups[node.title.text, default: []].append(index)
    }
    return groups
  }

  private mutating func addHostVariables(_ hostVariables: [HostVariable]) {
    for variable in hostVariables {
      add(
        variable.name,
        Variable(
          type: variable.defaultValue.type, initialValue: variable.defaultValue, origin: .host,
          range: nil, bounds: variable.range))
    }
  }

  private mutating func addDeclarations(_ declarations: [DeclareSyntax]) {
    for declaration in declarations where variables[declaration.variable.text] == nil {
      let value =
        declaration.value.literal ?? typeOfDeclaration(declaration).flatMap { defaultValue(of: $0) }
      guard let value else { continue }
      add(
        declaration.variable.text,
        Variable(
          type: value.type, initialValue: value, origin: .declared,
          range: declaration.variable.range))
    }
  }

  private func typeOfDeclaration(_ declaration: DeclareSyntax) -> ValueType? {
    declaration.typeName.flatMap { ValueType(basicName: $0.text.lowercased()) }
      ?? type(of: declaration.value)
  }

  /// A ladder is a number; where it is declared too, the declaration says where it starts.
  private mutating func addLadders(_ commands: [Survey.Command]) {
    for command in commands where command.syntax.name == LadderDeclaration.commandName {
      guard let ladder = LadderDeclaration(command.syntax) else { continue }
      let name = ladder.name.text
      guard !ladders.contains(where: { $0.name == name }) else { continue }
      ladders.append(
        Ladder(
          name: name, lower: ladder.lower, upper: ladder.upper, range: ladder.name.range))
      if variables[name] == nil {
        add(
          name,
          Variable(
            type: .number, initialValue: .number(Float(ladder.lower)), origin: .ladder,
            range: ladder.name.range))
      }
    }
  }

  // MARK: - Inference

  /// Repeats until nothing new is learnt, since a variable's type may follow from another's.
  private mutating func inferVariables(_ survey: Survey) {
    var count = -1
    while count != variables.count {
      count = variables.count
      for set in survey.sets {
        if set.operation == nil || set.operation == .add {
          infer(set.variable, set.value)
        } else {
          learn(set.variable.text, .number, at: set.variable.range)
        }
        infer(set.value, as: variables[set.variable.text]?.type)
      }
      for use in survey.expressions { infer(use.expression, as: use.expected) }
    }
  }

  private mutating func infer(_ variable: NameSyntax, _ value: Expression) {
    guard let type = type(of: value) else { return }
    learn(variable.text, type, at: variable.range)
  }

  private mutating func learn(_ name: String, _ type: ValueType, at range: SourceRange) {
    guard variables[name] == nil, let value = defaultValue(of: type) else { return }
    add(name, Variable(type: type, initialValue: value, origin: .inferred, range: range))
  }

  /// Learns the types of variables from the operators and functions that use them.
  private mutating func infer(_ expression: Expression, as expected: ValueType?) {
    switch expression.kind {
    case .variable(let name):
      if let expected { learn(name, expected, at: expression.range) }
    case .unary(let operation, let operand):
      infer(operand, as: operation == .not ? .bool : .number)
    case .binary(let operation, let left, let right):
      let type = operandType(of: operation, left, right, expected)
      infer(left, as: type)
      infer(right, as: type)
    case .call(let name, let arguments):
      let parameters = functions[name.text]?.parameters ?? []
      for (index, argument) in arguments.enumerated() {
        infer(argument, as: index < parameters.count ? parameters[index] : nil)
      }
    case .number, .string, .bool, .member, .missing:
      break
    }
  }

  private func operandType(
    of operation: BinaryOperator, _ left: Expression, _ right: Expression, _ expected: ValueType?
  ) -> ValueType? {
    switch operation {
    case .and, .or, .exclusiveOr: .bool
    case .equal, .notEqual: type(of: left) ?? type(of: right)
    case .add: type(of: left) ?? type(of: right) ?? expected
    default: .number
    }
  }
}
