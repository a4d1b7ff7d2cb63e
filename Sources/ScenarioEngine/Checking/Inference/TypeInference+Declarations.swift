extension TypeInference {
  // MARK: - Variables

  /// A value goes into a variable where it converts to the variable's type.
  mutating func read(_ set: SetSyntax) {
    let index = index(of: set.variable.text, at: set.variable.range)
    variables[index].isUsed = true
    let variable = solver.resolve(variables[index].term)
    if variable.isUnknown { remember(variable, at: set.variable.range) }
    let value = read(set.value)
    require(.converts(value, to: variable), at: set.value.range)
    if let operation = set.operation { check(operation, value, at: set.value.range) }
  }

  /// Declares a variable; its value, its type after `as` and its uses before are of one type.
  mutating func read(_ declaration: DeclareSyntax) {
    let name = declaration.variable
    let index = index(of: name.text, at: name.range)
    let value = read(declaration.value)
    let known = variables[index]
    if known.isDeclared { return reportRedeclaration(known, name) }
    if let type = declaration.typeName { declare(value, as: type, declaration) }
    if !solver.unify(known.term, value) {
      reportMismatch(known.term, value, at: declaration.value.range, firstUsed: known.range)
    }
    variables[index].declaration = declaration
    variables[index].range = name.range
  }

  private mutating func declare(
    _ value: TypeTerm, as type: NameSyntax, _ declaration: DeclareSyntax
  ) {
    let kind = TypeRelation.Kind.isDeclared(
      value, type, variable: declaration.variable, value: declaration.value.range)
    pending.append(TypeRelation(kind: kind, range: declaration.value.range))
  }

  /// Gives variables that are declared with a written value that type from the start.
  ///
  /// A scenario declares its variables wherever it likes; upstream reads a file
  /// before the one that declares as if nothing were known.
  mutating func foresee(_ declarations: [DeclareSyntax]) {
    for declaration in declarations {
      guard let value = declaration.value.literal else { continue }
      let index = index(of: declaration.variable.text, at: declaration.variable.range)
      _ = solver.unify(variables[index].term, TypeTerm(value))
    }
  }

  /// A ladder is a number, declared by its command.
  mutating func addLadder(_ name: NameSyntax) {
    let index = index(of: name.text, at: name.range)
    _ = solver.unify(variables[index].term, .number)
    variables[index].isLadder = true
  }

  // MARK: - Enumerations

  /// Adds an enumeration; gives it where it is new.
  mutating func read(_ syntax: EnumSyntax) -> EnumInfo? {
    if solver.type(named: syntax.name.text) != nil {
      reportRedeclaredType(syntax.name)
      return nil
    }
    let enumeration = EnumReader(files: files).read(syntax, into: &diagnostics)
    solver.add(enumeration)
    return enumeration
  }
}
