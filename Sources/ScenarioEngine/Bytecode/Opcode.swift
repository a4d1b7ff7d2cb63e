/// The operations of the machine.
///
/// Every case says what `operand` and `count` mean to it; `stackEffect` says
/// what it leaves on the value stack.
package enum Opcode: UInt8, Sendable, Hashable, CaseIterable {
  /// Begins a node; the host is told. Operand: node.
  case enterNode
  /// Leaves the node because its text is over: a detour returns, a run ends.
  case endNode
  /// Ends the run.
  case stop
  /// Goes on at an instruction. Operand: instruction.
  case jump
  /// Takes a bool and goes on at an instruction when it is false. Operand: instruction.
  case jumpIfFalse
  /// Leaves the node for another. Operand: node.
  case jumpToNode
  /// Takes a string and leaves the node for the one it names.
  case jumpToNamedNode
  /// Presents a line, taking its substitutions. Operand: line; count: substitutions.
  case runLine
  /// Begins a group of options, which is built anew from here after an interruption.
  case beginOptions
  /// Adds an option, taking its substitutions. Operand: line; count: substitutions.
  case addOption
  /// Takes a bool, then adds an option that can be chosen when it is true. As `addOption`.
  case addConditionalOption
  /// Offers the added options; the choice goes on at the jump after this one that has its place.
  case showOptions
  /// Hands a command to the host, taking its substitutions. Operand: command; count: substitutions.
  case runCommand
  /// Puts a number on the stack. Operand: its bits.
  case pushNumber
  /// Puts a string on the stack. Operand: string.
  case pushString
  /// Puts a bool on the stack. Operand: 0 or 1.
  case pushBool
  /// Puts a variable's value on the stack. Operand: slot.
  case loadVariable
  /// Takes a value and stores it. Operand: slot.
  case storeVariable
  /// Takes a number, keeps it within the ladder and stores it. Operand: ladder.
  case storeLadder
  case add
  case subtract
  case multiply
  case divide
  /// The remainder of whole numbers, fractions cut off.
  case remainder
  case negate
  case concatenate
  case equal
  case notEqual
  case less
  case lessOrEqual
  case greater
  case greaterOrEqual
  case and
  case or
  case exclusiveOr
  case not
  /// Calls a built-in function. Operand: its raw value; count: arguments.
  case callBuiltIn

  /// How many values the operation takes from and puts on the stack, given `count`.
  package func stackEffect(count: Int) -> (taken: Int, put: Int) {
    switch self {
    case .enterNode, .endNode, .stop, .jump, .jumpToNode, .beginOptions, .showOptions: (0, 0)
    case .jumpIfFalse, .jumpToNamedNode, .storeVariable, .storeLadder: (1, 0)
    case .runLine, .addOption, .runCommand: (count, 0)
    case .addConditionalOption: (count + 1, 0)
    case .pushNumber, .pushString, .pushBool, .loadVariable: (0, 1)
    case .add, .subtract, .multiply, .divide, .remainder, .concatenate, .equal, .notEqual, .less,
      .lessOrEqual, .greater, .greaterOrEqual, .and, .or, .exclusiveOr:
      (2, 1)
    case .negate, .not: (1, 1)
    case .callBuiltIn: (count, 1)
    }
  }
}
