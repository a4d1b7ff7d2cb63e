/// Makes a program from scripts that have been checked and hold no error.
///
/// One pass over the trees in the order of the files. Names become slots and
/// indices here, so that the machine never looks one up; jumps whose target is
/// not known yet are filled in when it is.
struct CodeGenerator {
  let checker: Checker
  var parts = ProgramParts()
  private var stringIndices: [String: Int] = [:]
  private var nodeIndices: [String: Int] = [:]
  private var slots: [String: Int] = [:]
  private var ladderIndices: [String: Int] = [:]
  private var lineIdentities: LineIdentities
  /// The lines directly before options, by their places.
  private let lastLines: Set<SourceRange>
  private(set) var currentNode = 0

  init(_ checker: Checker) {
    self.checker = checker
    lineIdentities = LineIdentities(checker.survey)
    lastLines = checker.survey.linesBeforeOptions
    parts.paths = checker.input.files.map(\.path)
    addVariables()
    for (index, node) in checker.survey.nodes.enumerated() {
      nodeIndices[node.title.text] = index
    }
  }

  mutating func makeProgram() -> Program {
    for (index, node) in checker.survey.nodes.enumerated() {
      currentNode = index
      add(node, index)
    }
    return Program(parts)
  }

  private mutating func add(_ node: NodeSyntax, _ index: Int) {
    let headers = node.headers.map { NodeHeader(key: $0.key.text, value: $0.value.text) }
    parts.nodes.append(
      NodeInfo(
        id: index, name: node.title.text, headers: headers, entry: parts.instructions.count,
        isTracked: node.header("tracking")?.value.text != "never", range: node.range))
    emit(Instruction(.enterNode, operand: index))
    generate(node.body)
    emit(Instruction(.endNode))
  }

  private mutating func addVariables() {
    let symbols = checker.symbols
    for (slot, name) in symbols.variableOrder.enumerated() {
      guard let variable = symbols.variables[name] else { continue }
      slots[name] = slot
      parts.variables.append(
        VariableInfo(
          name: name, initialValue: variable.initialValue, isHostSet: variable.origin == .host,
          range: variable.bounds))
    }
    for ladder in symbols.ladders {
      guard let slot = slots[ladder.name] else { continue }
      let index = parts.ladders.count
      ladderIndices[ladder.name] = index
      parts.variables[slot].ladder = index
      parts.ladders.append(
        LadderInfo(name: ladder.name, slot: slot, lower: ladder.lower, upper: ladder.upper))
    }
  }

  // MARK: - Names

  func slot(of variable: String) -> Int {
    guard let slot = slots[variable] else {
      preconditionFailure("the checker let an unknown variable through")
    }
    return slot
  }

  func ladder(of variable: String) -> Int? { ladderIndices[variable] }

  func node(named title: String) -> Int? { nodeIndices[title] }

  mutating func string(_ text: String) -> Int {
    if let index = stringIndices[text] { return index }
    let index = parts.strings.count
    parts.strings.append(text)
    stringIndices[text] = index
    return index
  }

  /// The id that the line has, or one that no line has.
  mutating func lineID(of line: LineSyntax) -> String {
    lineIdentities.id(of: line, inNodeTitled: checker.survey.nodes[currentNode].title.text)
  }

  /// What its tags say of a line, its id apart; the last before options is tagged so.
  func tags(of line: LineSyntax) -> [String] {
    var tags = line.tags.map(\.text).filter {
      !$0.hasPrefix(LineIDRule.prefix) && !$0.hasPrefix(LineIDRule.shadowPrefix)
    }
    if lastLines.contains(line.range), !tags.contains("lastline") { tags.append("lastline") }
    return tags
  }

  // MARK: - Instructions

  mutating func emit(_ instruction: Instruction) {
    parts.instructions.append(instruction)
  }

  /// Emits a jump whose target is not known yet; gives its place.
  mutating func emitForward(_ opcode: Opcode) -> Int {
    emit(Instruction(opcode))
    return parts.instructions.count - 1
  }

  /// Makes a forward jump lead to the next instruction.
  mutating func land(_ place: Int) {
    parts.instructions[place].operand = UInt32(clamping: parts.instructions.count)
  }
}
