/// What a program does with a value that one of its instructions puts on the stack.
///
/// Read from the instructions, without knowing any value: within an expression
/// nothing jumps, so the one that takes the value is found by counting. A value
/// that is only shown, and compared with nothing but constants, falls into a few
/// classes that no run can look behind: one value of each stands for all of them.
enum ValueUse: Hashable, Sendable {
  /// Part of a line's text.
  case shown
  case compared(with: Value)
  case otherwise

  /// What is done with every value that a variable gives.
  static func uses(ofVariable slot: Int, in program: Program) -> Set<ValueUse> {
    Set(
      program.instructions.indices.filter {
        program.instructions[$0].opcode == .loadVariable && program.instructions[$0].index == slot
      }.map { use(ofValueAt: $0, from: $0, in: program) })
  }

  /// What is done with the value that the instructions from `start` to `index` compute.
  static func use(ofValueAt index: Int, from start: Int, in program: Program) -> ValueUse {
    let code = program.instructions
    var above = 0
    for place in code.indices.dropFirst(index + 1) {
      let effect = code[place].opcode.stackEffect(count: Int(code[place].count))
      if effect.taken <= above {
        above += effect.put - effect.taken
        continue
      }
      switch code[place].opcode {
      case .runLine, .addOption: return .shown
      // Its condition lies below its texts.
      case .addConditionalOption: return above < Int(code[place].count) ? .shown : .otherwise
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
        let other =
          above == 0
          ? constant(endingAt: start - 1, notBefore: 0, program)
          : constant(endingAt: place - 1, notBefore: index + 1, program)
        return other.map { .compared(with: $0) } ?? .otherwise
      default: return .otherwise
      }
    }
    return .otherwise
  }

  /// The constant that the instructions up to one put on the stack; nil for anything computed.
  ///
  /// What is to be the right operand must be all that stands between the two.
  private static func constant(
    endingAt last: Int, notBefore first: Int, _ program: Program
  ) -> Value? {
    guard last >= max(0, first) else { return nil }
    let code = program.instructions
    let isWhole = { (begin: Int) in first == 0 || begin == first }
    switch code[last].opcode {
    case .pushNumber where isWhole(last): return .number(Float(bitPattern: code[last].operand))
    case .pushString where isWhole(last): return .string(program.strings[code[last].index])
    case .pushBool where isWhole(last): return .bool(code[last].operand != 0)
    case .negate:
      guard last > first, code[last - 1].opcode == .pushNumber, isWhole(last - 1) else {
        return nil
      }
      return .number(-Float(bitPattern: code[last - 1].operand))
    default: return nil
    }
  }
}
