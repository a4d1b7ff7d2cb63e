/// Makes a program from scripts that have been checked and hold no error.
///
/// One pass over the trees in the order of the files, then the hubs of node
/// groups, then the expressions that stand apart. Names become slots and
/// indices here, so that the machine never looks one up; jumps whose target is
/// not known yet are filled in when it is.
struct CodeGenerator {
  let checker: Checker
  var parts = ProgramParts()
  /// What is computed apart: smart variables, then the conditions of nodes in groups.
  var pendingExpressions: [PendingExpression] = []
  private(set) var currentNode = 0
  private let tracking: VisitTracking
  private var stringIndices: [String: Int] = [:]
  private var nodeIndices: [String: Int] = [:]
  private var slots: [String: Int] = [:]
  private var ladderIndices: [String: Int] = [:]
  private var functionIndices: [String: Int] = [:]
  private var lineIdentities: LineIdentities
  /// The lines directly before options, by their places.
  private let lastLines: Set<SourceRange>

  init(_ checker: Checker) {
    self.checker = checker
    tracking = VisitTracking(checker)
    lineIdentities = LineIdentities(checker.survey)
    lastLines = checker.survey.linesBeforeOptions
    parts.paths = checker.input.files.map(\.path)
    addVariables()
    addNodes()
    addGroups()
  }

  mutating func makeProgram() -> Program {
    for (index, node) in checker.survey.nodes.enumerated() {
      beginCode(of: index)
      generate(node.body)
      endCode(of: index)
    }
    for group in groupsInOrder { generateHub(of: group) }
    generatePendingExpressions()
    return Program(parts)
  }

  mutating func beginCode(of node: Int) {
    currentNode = node
    parts.nodes[node].code = parts.instructions.count..<parts.instructions.count
    emit(Instruction(.enterNode, operand: node))
  }

  mutating func endCode(of node: Int) {
    emit(Instruction(.endNode))
    parts.nodes[node].code = parts.nodes[node].entry..<parts.instructions.count
  }

  // MARK: - Tables

  private mutating func addVariables() {
    let symbols = checker.symbols
    for name in symbols.variableOrder {
      guard let variable = symbols.variables[name] else { continue }
      slots[name] = parts.variables.count
      parts.variables.append(
        VariableInfo(
          name: name, initialValue: variable.initialValue, isHostSet: variable.origin == .host,
          range: variable.bounds))
    }
    for (name, expression) in symbols.smartVariables.sorted(by: { $0.key < $1.key }) {
      parts.smartVariables[name] = addExpression("$" + name, .smartVariable(expression))
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

  private mutating func addNodes() {
    for (index, node) in checker.survey.nodes.enumerated() {
      let name = names(ofMembers: node.title.text)?[index] ?? node.title.text
      addNode(name, node.headers, tracking: [node.tracking], node.range)
    }
  }

  /// Adds a node without code, and counts its visits where they are asked about.
  @discardableResult
  mutating func addNode(
    _ name: String, _ headers: [HeaderSyntax], tracking values: [String?], _ range: SourceRange
  ) -> Int {
    let index = parts.nodes.count
    nodeIndices[name] = index
    var visitSlot: Int?
    if tracking.isTracked(name, tracking: values) {
      visitSlot = parts.visitCount
      parts.visitCount += 1
    }
    parts.nodes.append(
      NodeInfo(
        id: index, name: name,
        headers: headers.map { NodeHeader(key: $0.key.text, value: $0.value.text) },
        code: 0..<0, visitSlot: visitSlot, range: range))
    return index
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

  /// The function of the host by its name.
  mutating func function(_ name: String) -> Int {
    if let index = functionIndices[name] { return index }
    let index = parts.functions.count
    parts.functions.append(
      HostFunctionInfo(name: name, result: checker.symbols.functions[name]?.result))
    functionIndices[name] = index
    return index
  }

  /// A flag of its own for something that happens once.
  mutating func makeOnceFlag() -> Int {
    parts.onceCount += 1
    return parts.onceCount - 1
  }

  /// The id that the line has, or one that no line has.
  mutating func lineID(of line: LineSyntax) -> String {
    lineIdentities.id(of: line, inNodeTitled: checker.survey.nodes[currentNode].title.text)
  }

  /// What its tags say of a line, its id apart; the last before options is tagged so.
  func tags(of line: LineSyntax) -> [String] {
    var tags: [String] = []
    for tag in line.tags
    where !tag.text.hasPrefix(LineIDRule.prefix) && !tag.text.hasPrefix(LineIDRule.shadowPrefix) {
      tags.append(tag.text)
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
