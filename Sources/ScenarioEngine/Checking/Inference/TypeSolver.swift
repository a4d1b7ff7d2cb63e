/// Finds the types that make every relation hold.
///
/// A union-find forest: each unknown points at what it was found equal to, in
/// the end at a type. What only limits an unknown waits in `pending` until its
/// statement ends; then the most specific type that fits all limits is taken:
/// an enumeration before number, string and bool, and those before any. When
/// two are equally specific the type is ambiguous, which is an error rather
/// than a guess. Nothing is ever taken back, so the work is near linear.
struct TypeSolver: Sendable {
  /// Why a relation does not hold.
  enum Outcome {
    case fails
    case isAmbiguous([TypeTerm])
  }

  /// For each unknown: another term, or itself.
  private var parents: [TypeTerm] = []
  private(set) var enumerations: [EnumInfo] = []
  private var indices: [String: Int] = [:]
  private var indicesByCase: [String: [Int]] = [:]
  private var stringEnumerations: [Int] = []
  private var numberEnumerations: [Int] = []

  // MARK: - Unknowns

  mutating func makeUnknown() -> TypeTerm {
    let term = TypeTerm.unknown(parents.count)
    parents.append(term)
    return term
  }

  /// What is known of a term: a type, or the unknown that stands for its set.
  mutating func resolve(_ term: TypeTerm) -> TypeTerm {
    var current = term
    while let index = current.unknownIndex {
      let parent = parents[index]
      if parent == current { return current }
      if let above = parent.unknownIndex { parents[index] = parents[above] }
      current = parent
    }
    return current
  }

  /// Makes two terms the same type; false if they cannot be.
  mutating func unify(_ left: TypeTerm, _ right: TypeTerm) -> Bool {
    let left = resolve(left)
    let right = resolve(right)
    if left == right { return true }
    switch (left.unknownIndex, right.unknownIndex) {
    case (let a?, let b?) where a > b: parents[a] = right
    case (_, let b?): parents[b] = left
    case (let a?, nil): parents[a] = right
    case (nil, nil): return left == .faulty || right == .faulty
    }
    return true
  }

  // MARK: - Types

  /// Adds an enumeration; its name is new.
  mutating func add(_ enumeration: EnumInfo) {
    let index = enumerations.count
    enumerations.append(enumeration)
    indices[enumeration.name] = index
    for element in enumeration.cases { indicesByCase[element.name, default: []].append(index) }
    if enumeration.rawType == .string {
      stringEnumerations.append(index)
    } else {
      numberEnumerations.append(index)
    }
  }

  func enumeration(named name: String) -> Int? { indices[name] }

  func enumeration(of term: TypeTerm) -> EnumInfo? {
    term.enumerationIndex.map { enumerations[$0] }
  }

  /// The enumerations with a case of a name, in the order declared.
  func enumerations(withCase name: String) -> [Int] { indicesByCase[name] ?? [] }

  func type(of term: TypeTerm) -> ValueType? {
    switch term {
    case .number: .number
    case .string: .string
    case .bool: .bool
    default: enumeration(of: term).map { .enumeration($0.name) }
    }
  }

  func name(of term: TypeTerm) -> String { type(of: term)?.name ?? "any" }

  /// The type of a name as it stands before a case; the language's own types take theirs.
  func type(named name: String) -> TypeTerm? {
    switch name {
    case "Number": .number
    case "String": .string
    case "Bool": .bool
    case "Any": .any
    default: indices[name].map { .enumeration($0) }
    }
  }

  /// The type of a name as it stands after `as`.
  func declaredType(named name: String) -> TypeTerm? {
    ValueType(basicName: name).flatMap { TypeTerm($0) } ?? type(named: name)
  }

  /// An enumeration goes where its raw values do, everything where any value does.
  func converts(_ from: TypeTerm, to target: TypeTerm) -> Bool {
    if from == target || target == .any || from == .faulty || target == .faulty { return true }
    guard let enumeration = enumeration(of: from) else { return false }
    return target == (enumeration.rawType == .string ? .string : .number)
  }

  // MARK: - Relations

  /// Tries relations that belong together; gives what became of each that does not hold.
  mutating func settle(_ relations: [TypeRelation]) -> [(TypeRelation, Outcome)] {
    var open: [(term: TypeTerm, relation: Int)] = []
    var failures: [(TypeRelation, Outcome)] = []
    for (index, relation) in relations.enumerated() {
      switch narrow(relation) {
      case .some(let term): open.append((term, index))
      case .none: if !holds(relation) { failures.append((relation, .fails)) }
      }
    }
    // Those that limit one unknown come together; within it they keep their order.
    for index in open.indices { open[index].term = resolve(open[index].term) }
    open.sort { ($0.term.code, $0.relation) < ($1.term.code, $1.relation) }
    var start = 0
    while start < open.count {
      var end = start + 1
      while end < open.count, open[end].term == open[start].term { end += 1 }
      choose(open[start].term, open[start..<end].map { relations[$0.relation] }, &failures)
      start = end
    }
    return failures
  }

  /// The unknown that a relation limits; `nil` when it can be judged, or has made two unknowns one.
  private mutating func narrow(_ relation: TypeRelation) -> TypeTerm? {
    switch relation.kind {
    case .converts(let from, let target):
      let from = resolve(from)
      let target = resolve(target)
      if from.isUnknown, target.isUnknown { return unify(from, target) ? nil : from }
      if from.isUnknown { return target == .faulty ? nil : from }
      if from == .faulty { return unify(target, from) ? nil : target }
      return target.isUnknown ? target : nil
    case .adds(let term), .isNamed(let term, _), .hasCase(let term, _, _),
      .isDeclared(let term, _, _, _):
      let term = resolve(term)
      return term.isUnknown ? term : nil
    }
  }

  private mutating func holds(_ relation: TypeRelation) -> Bool {
    switch relation.kind {
    case .converts(let from, let target): converts(resolve(from), to: resolve(target))
    case .adds(let term), .isNamed(let term, _), .hasCase(let term, _, _),
      .isDeclared(let term, _, _, _):
      admits(resolve(term), relation)
    }
  }

  /// Whether a relation lets its unknown be a type.
  private mutating func admits(_ type: TypeTerm, _ relation: TypeRelation) -> Bool {
    if type == .faulty { return true }
    switch relation.kind {
    case .converts(let from, let target):
      let from = resolve(from)
      return from.isUnknown ? converts(type, to: resolve(target)) : converts(from, to: type)
    case .adds: return type == .number || type == .string
    case .isNamed(_, let name): return self.type(named: name.text) == type
    case .isDeclared(_, let name, _, _): return declaredType(named: name.text) == type
    case .hasCase(_, let name, _):
      return enumeration(of: type)?.rawValue(of: name.text) != nil
    }
  }

  /// Gives an unknown the most specific type that all its relations let it be.
  private mutating func choose(
    _ term: TypeTerm, _ relations: [TypeRelation], _ failures: inout [(TypeRelation, Outcome)]
  ) {
    for candidates in candidates(relations) {
      var fitting: [TypeTerm] = []
      for candidate in candidates where fitting.count < 2 {
        if relations.allSatisfy({ admits(candidate, $0) }) { fitting.append(candidate) }
      }
      if fitting.isEmpty { continue }
      if fitting.count > 1 { failures.append((relations[0], .isAmbiguous(fitting))) }
      _ = unify(term, fitting.count > 1 ? .faulty : fitting[0])
      return
    }
    failures += relations.map { ($0, .fails) }
  }

  /// The types that may fit, the more specific ones first.
  private mutating func candidates(_ relations: [TypeRelation]) -> [[TypeTerm]] {
    var least: [Int]?
    for relation in relations {
      guard let some = enumerations(for: relation) else { continue }
      if least.map({ some.count < $0.count }) ?? true { least = some }
    }
    // Where nothing limits them two are enough to see that it is ambiguous.
    let specific = least ?? Array(enumerations.indices.prefix(2))
    return [specific.map { .enumeration($0) }, [.string, .number, .bool], [.any]]
  }

  /// The enumerations that one relation leaves open; `nil` for all.
  private mutating func enumerations(for relation: TypeRelation) -> [Int]? {
    switch relation.kind {
    case .adds: return []
    case .isNamed(_, let name), .isDeclared(_, let name, _, _):
      return indices[name.text].map { [$0] } ?? []
    case .hasCase(_, let name, _): return enumerations(withCase: name.text)
    case .converts(let from, let target):
      let from = resolve(from)
      if !from.isUnknown { return from.enumerationIndex.map { [$0] } ?? [] }
      switch resolve(target) {
      case .string: return stringEnumerations
      case .number: return numberEnumerations
      case .any: return nil
      case let target: return target.enumerationIndex.map { [$0] } ?? []
      }
    }
  }
}
