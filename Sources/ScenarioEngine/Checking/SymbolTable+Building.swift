extension SymbolTable {
  /// Collects what the host and the scripts declare and infers the types of the rest.
  ///
  /// What is wrong with the types is added to the report.
  init(_ survey: Survey, _ input: CompilationInput, into report: inout [Diagnostic]) {
    for (index, node) in survey.nodes.enumerated() {
      let title = node.title.text
      if nodes[title] == nil { nodes[title] = node }
      if !node.whens.isEmpty { nodeGroups[title, default: []].append(index) }
    }
    var inference = TypeInference(input)
    if input.profile == .modet {
      inference.foresee(survey.declarations)
      addLadders(survey.commands, &inference)
    }
    inference.read(survey.nodes)
    inference.reportRest()
    addTypes(of: inference, input)
    for variable in inference.variables { add(variable, &inference, input) }
    addFunctions(of: &inference, input)
    report += inference.diagnostics
  }

  /// A ladder is a number; where it is declared too, the declaration says where it starts.
  private mutating func addLadders(
    _ commands: [Survey.Command], _ inference: inout TypeInference
  ) {
    for command in commands where command.syntax.name == LadderDeclaration.commandName {
      guard let ladder = LadderDeclaration(command.syntax) else { continue }
      let name = ladder.name.text
      guard !ladders.contains(where: { $0.name == name }) else { continue }
      ladders.append(
        Ladder(
          name: name, lower: ladder.lower, upper: ladder.upper, range: ladder.name.range))
      inference.addLadder(ladder.name)
    }
  }

  // MARK: - Types

  private mutating func addTypes(of inference: TypeInference, _ input: CompilationInput) {
    for enumeration in inference.solver.enumerations { enums[enumeration.name] = enumeration }
    var solver = inference.solver
    for (place, member) in inference.members {
      if let type = solver.enumeration(of: solver.resolve(member.term)) {
        members[place] = type.name
      }
    }
  }

  private mutating func addFunctions(
    of inference: inout TypeInference, _ input: CompilationInput
  ) {
    for function in input.vocabulary.functions { functions[function.name] = function }
    for function in BuiltInFunction.allCases {
      functions[function.name] = function.declaration
    }
    for (name, function) in inference.functions where functions[name] == nil {
      let parameters = function.parameters.map { inference.type(of: $0) }
      guard let result = inference.type(of: function.result) else { continue }
      functions[name] = FunctionDeclaration(name: name, parameters: parameters, result: result)
    }
  }

  // MARK: - Variables

  private mutating func add(
    _ variable: TypeInference.Variable, _ inference: inout TypeInference,
    _ input: CompilationInput
  ) {
    if !variable.isDeclared, !variable.isLadder, let range = variable.range {
      undeclared.append(Undeclared(name: variable.name, range: range, node: variable.node))
    }
    guard let type = inference.type(of: variable.term),
      var entry = entry(of: variable, type, input)
    else { return }
    entry.isUsed = variable.isUsed
    variables[variable.name] = entry
    if entry.origin != .smart { variableOrder.append(variable.name) }
  }

  private mutating func entry(
    of variable: TypeInference.Variable, _ type: ValueType, _ input: CompilationInput
  ) -> Variable? {
    if variable.isHostSet,
      let host = input.hostVariables.last(where: { $0.name == variable.name })
    {
      return Variable(
        type: type, initialValue: host.defaultValue, origin: .host, range: nil,
        bounds: host.range)
    }
    guard let zero = defaultValue(of: type) else { return nil }
    var entry = Variable(type: type, initialValue: zero, origin: .inferred, range: variable.range)
    if let declaration = variable.declaration {
      entry.origin = .declared
      if let value = storedValue(of: declaration.value, input) {
        entry.initialValue = value
      } else if declaration.value.kind != .missing {
        entry.origin = .smart
        smartVariables[variable.name] = declaration.value
      }
    } else if variable.isLadder, let ladder = ladders.first(where: { $0.name == variable.name }) {
      entry.origin = .ladder
      entry.initialValue = .number(Float(ladder.lower))
    }
    return entry
  }

  /// The value of a declaration that is written out; any other is computed at every use.
  ///
  /// Brackets make it a computed one: `(1)` says that the variable is always 1.
  private func storedValue(of expression: Expression, _ input: CompilationInput) -> Value? {
    if expression.isBracketed(in: input.files) { return nil }
    if case .unary(_, let operand) = expression.kind, operand.isBracketed(in: input.files) {
      return nil
    }
    return expression.literal ?? memberValue(of: expression)
  }
}

extension TypeInference {
  /// The type that was found for a term, if any was.
  mutating func type(of term: TypeTerm) -> ValueType? { solver.type(of: solver.resolve(term)) }
}

extension Expression {
  /// Whether it begins with a bracket, which the tree itself does not keep.
  func isBracketed(in files: [SourceFile]) -> Bool {
    let bytes = files[range.file].bytes
    return range.lower < bytes.count && bytes[range.lower] == UInt8(ascii: "(")
  }
}
