// Node groups: nodes of one title, of which the run selects one.
//
// The title leads to a hub, a node of its own. It asks each member's condition,
// lets the strategy select, and runs the selected member as a detour.

extension CodeGenerator {
  /// An expression that is computed apart from where it is used.
  enum PendingExpression {
    case smartVariable(Expression)
    /// The conditions of a member, and its flag where it runs only once.
    case conditions([WhenCondition], onceFlag: Int?)
    /// Whether any of these expressions holds.
    case anyOf([Int])
  }

  /// Gives the expression its index; its code comes at the end of the program.
  mutating func addExpression(_ name: String, _ pending: PendingExpression) -> Int {
    parts.expressions.append(ExpressionInfo(name: name, entry: 0))
    pendingExpressions.append(pending)
    return parts.expressions.count - 1
  }

  /// The nodes of each group, as the groups appear in the scripts.
  var groupsInOrder: [[Int]] {
    checker.symbols.nodeGroups.values.map { $0.sorted() }
      .sorted { $0.first ?? 0 < $1.first ?? 0 }
  }

  /// What the members of a group are called: the title and their subtitle or number.
  func names(ofMembers title: String) -> [Int: String]? {
    guard let members = checker.symbols.nodeGroups[title] else { return nil }
    let nodes = checker.survey.nodes
    let subtitles = Set(members.compactMap { nodes[$0].subtitle })
    var names: [Int: String] = [:]
    var number = 0
    for member in members.sorted() {
      var label = nodes[member].subtitle
      while label == nil {
        number += 1
        if !subtitles.contains(String(number)) { label = String(number) }
      }
      names[member] = "\(title).\(label ?? "")"
    }
    return names
  }

  /// Adds the hubs behind the nodes that are written.
  mutating func addGroups() {
    for members in groupsInOrder {
      guard let first = members.first else { continue }
      let nodes = checker.survey.nodes
      let hub = addNode(
        nodes[first].title.text, [], tracking: members.map { nodes[$0].tracking },
        nodes[first].range)
      var conditions: [Int] = []
      for member in members {
        parts.nodes[member].hub = hub
        conditions.append(addConditions(of: member))
      }
      parts.nodes[hub].availability = addExpression(
        parts.nodes[hub].name, .anyOf(conditions))
    }
  }

  private mutating func addConditions(of member: Int) -> Int {
    let conditions = checker.survey.nodes[member].whens.map(\.condition)
    let isOnce = conditions.contains { if case .once = $0 { true } else { false } }
    let flag = isOnce ? makeOnceFlag() : nil
    return addExpression(parts.nodes[member].name, .conditions(conditions, onceFlag: flag))
  }

  // MARK: - Code

  mutating func generateHub(of members: [Int]) {
    guard let first = members.first, let hub = parts.nodes[first].hub,
      let availability = parts.nodes[hub].availability,
      case .anyOf(let conditions) = pendingExpressions[availability]
    else { return }
    beginCode(of: hub)
    for (member, condition) in zip(members, conditions) {
      emit(Instruction(.callExpression, operand: condition))
      let complexity = checker.survey.nodes[member].whens.reduce(0) {
        $0 + $1.condition.complexity
      }
      addCandidate(parts.nodes[member].name, complexity)
    }
    let entries = emitSelection(of: members.count)
    for (member, (condition, entry)) in zip(members, zip(conditions, entries.places)) {
      land(entry)
      if case .conditions(_, let flag?) = pendingExpressions[condition] {
        emit(Instruction(.markSeen, operand: flag))
      }
      emit(Instruction(.detourToNode, operand: member))
      emit(Instruction(.endNode))
    }
    land(entries.none)
    endCode(of: hub)
  }

  /// Emits the candidate whose bool is on the stack.
  mutating func addCandidate(_ id: String, _ complexity: Int) {
    emit(Instruction(.addCandidate, operand: parts.contents.count))
    parts.contents.append(ContentInfo(id: id, complexity: complexity))
  }

  /// Emits the selection and its table; gives the jump of each candidate, and of none.
  mutating func emitSelection(of count: Int) -> (places: [Int], none: Int) {
    emit(Instruction(.selectContent))
    var places: [Int] = []
    for _ in 0..<count { places.append(emitForward(.jump)) }
    return (places, emitForward(.jump))
  }

  mutating func generatePendingExpressions() {
    for index in pendingExpressions.indices {
      parts.expressions[index].entry = parts.instructions.count
      switch pendingExpressions[index] {
      case .smartVariable(let expression): generate(expression)
      case .conditions(let conditions, let flag):
        generateJoined(conditions, with: .and) { generator, condition in
          generator.generate(condition, onceFlag: flag)
        }
      case .anyOf(let expressions):
        generateJoined(expressions, with: .or) { generator, expression in
          generator.emit(Instruction(.callExpression, operand: expression))
        }
      }
      emit(Instruction(.endExpression))
    }
  }

  /// Emits bools that are joined one after another.
  private mutating func generateJoined<Element>(
    _ elements: [Element], with opcode: Opcode, _ body: (inout CodeGenerator, Element) -> Void
  ) {
    for (index, element) in elements.enumerated() {
      body(&self, element)
      if index > 0 { emit(Instruction(opcode)) }
    }
  }

  private mutating func generate(_ condition: WhenCondition, onceFlag: Int?) {
    switch condition {
    case .always: emit(Instruction(.pushBool, operand: 1))
    case .holds(let expression): generate(expression)
    case .once(let expression): generateUnseen(onceFlag ?? 0, and: expression)
    }
  }

  /// Emits whether a flag is not set and an expression holds.
  mutating func generateUnseen(_ flag: Int, and expression: Expression?) {
    emit(Instruction(.pushUnseen, operand: flag))
    if let expression {
      generate(expression)
      emit(Instruction(.and))
    }
  }
}

extension NodeSyntax {
  /// What a header `subtitle` says, in any case of letters; `nil` where it says nothing.
  var subtitle: String? {
    guard let value = headers.first(where: { $0.key.text.lowercased() == "subtitle" })?.value.text,
      !value.isEmpty
    else { return nil }
    return value
  }
}
