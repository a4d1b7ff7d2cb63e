/// Writes a program as text that a person can read, one instruction a line.
package enum Disassembler {
  /// Every node and expression with its instructions; jumps show the number of the line they lead to.
  package static func text(of program: Program) -> String {
    var lines: [String] = []
    let expressions = Dictionary(
      program.expressions.map { ($0.entry, $0.name) }, uniquingKeysWith: { first, _ in first })
    for (place, instruction) in program.instructions.enumerated() {
      if instruction.opcode == .enterNode {
        lines.append("\(program.nodes[instruction.index].name):")
      } else if let name = expressions[place] {
        lines.append("\(name) =")
      }
      lines.append(line(place, instruction, program))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(
    _ place: Int, _ instruction: Instruction, _ program: Program
  ) -> String {
    let number = String(place)
    let padding = String(repeating: " ", count: max(0, 5 - number.utf8.count))
    var text = "\(padding)\(number)  \(instruction.opcode)"
    if let operand = operand(of: instruction, program) { text += " \(operand)" }
    if instruction.count > 0 { text += " (\(instruction.count))" }
    return text
  }

  private static func operand(of instruction: Instruction, _ program: Program) -> String? {
    let index = instruction.index
    switch instruction.opcode {
    case .enterNode, .jumpToNode, .detourToNode: return program.nodes[index].name
    case .jump, .jumpIfFalse: return "→ \(index)"
    case .runLine, .addOption, .addConditionalOption:
      return "\(program.lines[index].id) “\(program.lines[index].template)”"
    case .runCommand: return "<<\(TextPiece.template(of: program.commands[index].pieces))>>"
    case .pushNumber: return NumberText.text(of: Float(bitPattern: instruction.operand))
    case .pushString: return "“\(program.strings[index])”"
    case .pushBool: return index == 0 ? "false" : "true"
    case .loadVariable, .storeVariable: return "$" + program.variables[index].name
    case .storeLadder: return "$" + program.ladders[index].name
    case .callBuiltIn: return BuiltInFunction(rawValue: UInt8(clamping: index))?.name
    case .callHost: return program.functions[index].name
    case .callExpression: return program.expressions[index].name
    case .addCandidate:
      return "\(program.contents[index].id) [\(program.contents[index].complexity)]"
    case .pushUnseen, .markSeen: return "#\(index)"
    case .endNode, .stop, .jumpToNamedNode, .detourToNamedNode, .endExpression, .beginOptions,
      .showOptions, .selectContent, .pop, .add, .subtract, .multiply, .divide, .remainder,
      .negate, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or,
      .exclusiveOr, .not:
      return nil
    }
  }
}
