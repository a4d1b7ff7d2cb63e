extension TypeInference {
  mutating func report(
    _ code: DiagnosticCode, _ wording: Wording, _ arguments: [String] = [], at range: SourceRange,
    notes: [Note] = [], fixIts: [FixIt] = []
  ) {
    diagnostics.append(
      Diagnostic(code, wording, arguments, at: range, notes: notes, fixIts: fixIts))
  }

  /// The text of a place, as it is shown in messages; without the braces around it.
  func text(at range: SourceRange) -> String {
    guard files.indices.contains(range.file) else { return "" }
    let text = files[range.file].text(range.lower, range.upper)
    return text.hasPrefix("{") ? String(text.dropFirst().prefix { $0 != "}" }) : text
  }

  mutating func name(of term: TypeTerm) -> String { solver.name(of: solver.resolve(term)) }

  // MARK: - Expressions

  mutating func reportMismatch(
    _ expected: TypeTerm, _ actual: TypeTerm, at range: SourceRange, firstUsed: SourceRange? = nil
  ) {
    let names = [name(of: expected), name(of: actual)]
    let notes = firstUsed.map { [Note(.firstUsedHere, at: $0)] } ?? []
    report(.typeMismatch, .typeMismatch, names, at: range, notes: notes)
  }

  mutating func reportOperator(
    _ operation: BinaryOperator, _ term: TypeTerm, at range: SourceRange
  ) {
    report(
      .typeMismatch, .operatorDoesNotTake, [operation.rawValue, name(of: term)], at: range)
  }

  mutating func reportCount(
    _ function: Function, _ name: NameSyntax, _ count: Int, at range: SourceRange
  ) {
    let notes = function.firstCall.map { [Note(.firstUsedHere, at: $0)] } ?? []
    report(
      .wrongFunctionParameters, .functionArgumentCount,
      [name.text, "\(function.parameters.count)", "\(count)"], at: range, notes: notes)
  }

  mutating func reportUnknownFunction(_ name: NameSyntax) {
    let fix = spelling.fix(name, among: functions.keys)
    report(.unknownFunction, .unknownFunction, [name.text], at: name.range, fixIts: fix)
  }

  // MARK: - Declarations

  mutating func reportRedeclaration(_ known: Variable, _ name: NameSyntax) {
    let notes = known.range.map { [Note(.firstDeclaredHere, at: $0)] } ?? []
    let wording: Wording = known.isHostSet ? .hostDeclares : .redeclaration
    report(.redeclaration, wording, ["$" + name.text], at: name.range, notes: notes)
  }

  mutating func reportRedeclaredType(_ name: NameSyntax) {
    let first = solver.enumeration(named: name.text).map { solver.enumerations[$0].range }
    report(
      .typeRedeclaration, .typeRedeclaration, [name.text], at: name.range,
      notes: first.map { [Note(.firstDeclaredHere, at: $0)] } ?? [])
  }

  // MARK: - Relations

  /// A relation that nothing in the scripts can make hold.
  mutating func report(_ relation: TypeRelation) {
    defer { giveUp(relation) }
    switch relation.kind {
    case .converts(let from, let target): reportMismatch(target, from, at: relation.range)
    case .adds(let term): reportOperator(.add, term, at: relation.range)
    case .isNamed(_, let name): reportUnknownType(.typeMismatch, name)
    case .hasCase(let term, let name, let type): reportUnknownCase(term, name, type)
    case .isDeclared(let term, let type, let variable, _):
      if solver.declaredType(named: type.text) == nil {
        return reportUnknownType(.declarationTypeMismatch, type, of: term)
      }
      report(
        .declarationTypeMismatch, .declarationTypeMismatch,
        ["$" + variable.text, type.text, name(of: term)], at: relation.range)
    }
  }

  /// What has been reported is not told again as a type that cannot be found.
  private mutating func giveUp(_ relation: TypeRelation) {
    switch relation.kind {
    case .converts: break
    case .adds(let term), .isNamed(let term, _), .hasCase(let term, _, _),
      .isDeclared(let term, _, _, _):
      if solver.resolve(term).isUnknown { _ = solver.unify(term, .faulty) }
    }
  }

  /// A name that no type has; the nearest is offered where it would fit.
  private mutating func reportUnknownType(
    _ code: DiagnosticCode, _ name: NameSyntax, of term: TypeTerm? = nil
  ) {
    var names = solver.enumerations.map(\.name)
    if let term {
      let type = solver.resolve(term)
      names += ValueType.basic.map(\.name)
      names.removeAll { solver.declaredType(named: $0) != type }
    }
    let fix = spelling.fix(name, among: names)
    report(code, .unknownType, [name.text], at: name.range, fixIts: fix)
  }

  /// A case that its enumeration, or any, has not.
  private mutating func reportUnknownCase(
    _ term: TypeTerm, _ name: NameSyntax, _ type: NameSyntax?
  ) {
    if let type, solver.enumeration(named: type.text) == nil { return }
    guard let enumeration = solver.enumeration(of: solver.resolve(term)) else {
      let all = solver.enumerations.flatMap { $0.cases.map(\.name) }
      let fix = spelling.fix(name, among: Set(all))
      return report(.typeMismatch, .unknownCase, [name.text], at: name.range, fixIts: fix)
    }
    report(
      type == nil ? .typeMismatch : .memberAccess, .unknownCaseOf, [enumeration.name, name.text],
      at: name.range, notes: [Note(.firstDeclaredHere, at: enumeration.range)],
      fixIts: spelling.fix(name, among: enumeration.cases.map(\.name)))
  }

  /// A type that two enumerations, or two of the language's types, fit as well.
  mutating func reportAmbiguous(_ relation: TypeRelation, _ types: [TypeTerm]) {
    if case .hasCase(_, let name, _) = relation.kind {
      let notes = types.compactMap { solver.enumeration(of: $0) }.map {
        Note(.caseDeclaredHere, [$0.name, name.text], at: $0.range)
      }
      return report(
        .typeInferenceFailure, .ambiguousCase, [name.text], at: relation.range, notes: notes)
    }
    report(.typeInferenceFailure, .typeUnknown, [text(at: relation.range)], at: relation.range)
  }

  // MARK: - At the end

  /// Says which expressions have no type, and which operators one that they do not take.
  mutating func reportRest() {
    for (name, range) in valuesOfAnyType {
      report(.undeterminedType, .undeterminedType, [name], at: range)
    }
    for operation in operations {
      let term = solver.resolve(operation.term)
      if term.isUnknown || Self.takes(operation.operation, term) { continue }
      reportOperator(operation.operation, term, at: operation.range)
    }
    var known: Set<TypeTerm> = []
    // In a scenario an undeclared variable is an error as it is.
    for variable in variables where !allowsUndeclared && !variable.isDeclared {
      known.insert(solver.resolve(variable.term))
    }
    for place in undetermined {
      let term = solver.resolve(place.term)
      guard term.isUnknown, known.insert(term).inserted else { continue }
      report(
        .undeterminedType, .undeterminedType, [text(at: place.range)], at: place.range)
    }
  }

  /// Variables and results that would have to be of every type at once.
  private var valuesOfAnyType: [(String, SourceRange)] {
    var solver = solver
    var places: [(String, SourceRange)] = []
    for variable in variables where solver.resolve(variable.term) == .any {
      if let range = variable.range { places.append(("$" + variable.name, range)) }
    }
    for (name, function) in functions where solver.resolve(function.result) == .any {
      if let range = function.firstCall { places.append((name, range)) }
    }
    return places
  }
}
