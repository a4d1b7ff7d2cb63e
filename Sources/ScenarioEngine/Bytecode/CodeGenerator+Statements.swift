extension CodeGenerator {
  mutating func generate(_ statements: [Statement]) {
    for statement in statements { generate(statement) }
  }

  private mutating func generate(_ statement: Statement) {
    switch statement {
    case .line(let line): generate(line)
    case .options(let group): generate(group)
    case .lineGroup(let group): generate(group)
    case .conditional(let conditional): generate(conditional)
    case .once(let once): generate(once)
    case .set(let set): generate(set)
    case .jump(let jump): generate(jump)
    case .returning: emit(Instruction(.endNode))
    case .call(let call):
      generate(call.call)
      emit(Instruction(.pop))
    case .command(let command): generate(command)
    case .declare, .enumeration: break
    }
  }

  // MARK: - Lines

  private mutating func generate(_ line: LineSyntax) {
    guard let condition = line.condition else {
      return generateText(of: line)
    }
    let flag = generate(condition)
    let skip = emitForward(.jumpIfFalse)
    markSeen(flag)
    generateText(of: line)
    land(skip)
  }

  private mutating func generateText(of line: LineSyntax) {
    let count = generateSubstitutions(line.text)
    let index = addLine(line, isOption: false)
    emit(Instruction(.runLine, operand: index, count: count))
  }

  /// Emits whether the condition holds; gives the flag to set where it holds only once.
  private mutating func generate(_ condition: LineCondition) -> Int? {
    switch condition {
    case .holds(let expression):
      generate(expression)
      return nil
    case .once(let expression, _):
      let flag = makeOnceFlag()
      generateUnseen(flag, and: expression)
      return flag
    }
  }

  private mutating func markSeen(_ flag: Int?) {
    if let flag { emit(Instruction(.markSeen, operand: flag)) }
  }

  private mutating func addLine(
    _ line: LineSyntax, isOption: Bool
  ) -> Int {
    let index = parts.lines.count
    let id = lineID(of: line)
    parts.lines.append(
      LineInfo(
        index: index, id: id, shadowedID: line.shadowedID, speaker: line.speaker?.text,
        pieces: pieces(of: line.text), tags: tags(of: line), isOption: isOption,
        node: currentNode, range: line.range))
    return index
  }

  // MARK: - Groups

  /// Options, then `showOptions`, then one jump for each option and one for no choice.
  private mutating func generate(_ group: OptionGroupSyntax) {
    emit(Instruction(.beginOptions))
    var flags: [Int?] = []
    for option in group.options { flags.append(generateOffer(of: option.line)) }
    emit(Instruction(.showOptions, count: group.options.count))
    var entries: [Int] = []
    for _ in group.options { entries.append(emitForward(.jump)) }
    var exits = [emitForward(.jump)]
    for (option, (entry, flag)) in zip(group.options, zip(entries, flags)) {
      land(entry)
      markSeen(flag)
      generate(option.body)
      exits.append(emitForward(.jump))
    }
    for exit in exits { land(exit) }
  }

  private mutating func generateOffer(of line: LineSyntax) -> Int? {
    let flag = line.condition.flatMap { generate($0) }
    let count = generateSubstitutions(line.text)
    let opcode: Opcode = line.condition == nil ? .addOption : .addConditionalOption
    let index = addLine(line, isOption: true)
    emit(Instruction(opcode, operand: index, count: count))
    return flag
  }

  /// Candidates, then the selection and its table, then each item and what is below it.
  private mutating func generate(_ group: LineGroupSyntax) {
    var flags: [Int?] = []
    var contents: [Int] = []
    for item in group.items {
      if let condition = item.line.condition {
        flags.append(generate(condition))
      } else {
        emit(Instruction(.pushBool, operand: 1))
        flags.append(nil)
      }
      contents.append(parts.contents.count)
      addCandidate("", item.line.condition?.complexity ?? 0)
    }
    let entries = emitSelection(of: group.items.count)
    var exits = [entries.none]
    for (place, item) in group.items.enumerated() {
      land(entries.places[place])
      markSeen(flags[place])
      generateText(of: item.line)
      parts.contents[contents[place]].id = parts.lines.last?.id ?? ""
      generate(item.body)
      exits.append(emitForward(.jump))
    }
    for exit in exits { land(exit) }
  }

  // MARK: - Flow

  private mutating func generate(_ conditional: ConditionalSyntax) {
    var exits: [Int] = []
    for clause in conditional.clauses {
      var next: Int?
      if let condition = clause.condition {
        generate(condition)
        next = emitForward(.jumpIfFalse)
      }
      generate(clause.body)
      exits.append(emitForward(.jump))
      if let next { land(next) }
    }
    for exit in exits { land(exit) }
  }

  private mutating func generate(_ once: OnceSyntax) {
    let flag = makeOnceFlag()
    generateUnseen(flag, and: once.condition)
    let next = emitForward(.jumpIfFalse)
    markSeen(flag)
    generate(once.body)
    let exit = emitForward(.jump)
    land(next)
    generate(once.otherwise ?? [])
    land(exit)
  }

  private mutating func generate(_ jump: JumpSyntax) {
    switch jump.target {
    case .computed(let expression):
      generate(expression)
      emit(Instruction(jump.isDetour ? .detourToNamedNode : .jumpToNamedNode))
    case .node(let name):
      if let node = node(named: name.text) {
        emit(Instruction(jump.isDetour ? .detourToNode : .jumpToNode, operand: node))
      } else {
        // Only a warning in the language alone; the run then reports the missing node.
        emit(Instruction(.pushString, operand: string(name.text)))
        emit(Instruction(jump.isDetour ? .detourToNamedNode : .jumpToNamedNode))
      }
    }
  }

  private mutating func generate(_ set: SetSyntax) {
    let name = set.variable.text
    if let operation = set.operation {
      emit(Instruction(.loadVariable, operand: slot(of: name)))
      generate(set.value)
      emit(Instruction(Opcode(operation)))
    } else {
      generate(set.value)
    }
    if let ladder = ladder(of: name) {
      emit(Instruction(.storeLadder, operand: ladder))
    } else {
      emit(Instruction(.storeVariable, operand: slot(of: name)))
    }
    parts.assignments.append(
      AssignmentInfo(instruction: parts.instructions.count - 1, range: set.range))
  }

  // MARK: - Commands

  private mutating func generate(_ command: CommandSyntax) {
    if command.name == "stop", command.words.count == 1 { return emit(Instruction(.stop)) }
    if command.name == LadderDeclaration.commandName, checker.input.profile == .modet { return }
    let count = generateSubstitutions(command.text)
    emit(Instruction(.runCommand, operand: parts.commands.count, count: count))
    parts.commands.append(info(of: command, substitutions: count))
  }

  private func info(of command: CommandSyntax, substitutions: Int) -> CommandInfo {
    var next = 0
    let words = command.words.map { word in pieces(of: word.pieces, from: &next) }
    var info = CommandInfo(
      words: words, pieces: pieces(of: command.text), tags: command.tags.map(\.text),
      constant: nil, range: command.range)
    if substitutions == 0 { info.constant = info.presented([]) }
    return info
  }

  // MARK: - Text

  private mutating func generateSubstitutions(_ text: [TextSyntax]) -> Int {
    var count = 0
    for case .expression(let expression) in text {
      generate(expression)
      count += 1
    }
    return count
  }

  private func pieces(of text: [TextSyntax]) -> [TextPiece] {
    var next = 0
    return pieces(of: text, from: &next)
  }

  private func pieces(of text: [TextSyntax], from next: inout Int) -> [TextPiece] {
    text.map { piece in
      switch piece {
      case .literal(let literal, _): return .literal(literal)
      case .expression:
        defer { next += 1 }
        return .substitution(next)
      }
    }
  }
}
