/// The operations of the machine.
///
/// Every case says what `operand` and `count` mean to it; `stackEffect` says
/// what it leaves on the value stack. Between two statements the stack is empty.
package enum Opcode: UInt8, Sendable, Hashable, CaseIterable {
  // MARK: Nodes

  /// Begins a node; the host is told. Operand: node.
  case enterNode
  /// Leaves the node because its text is over: a detour returns, a run ends.
  case endNode
  /// Ends the run, and with it every node that a detour left.
  case stop
  /// Leaves the node, and every node that a detour left, for another. Operand: node.
  case jumpToNode
  /// Takes a string and leaves the node for the one it names, as `jumpToNode`.
  case jumpToNamedNode
  /// Runs a node and comes back. Operand: node.
  case detourToNode
  /// Takes a string, runs the node that it names and comes back.
  case detourToNamedNode

  // MARK: Flow

  /// Goes on at an instruction. Operand: instruction.
  case jump
  /// Takes a bool and goes on at an instruction when it is false. Operand: instruction.
  case jumpIfFalse
  /// Computes one of the program's expressions and comes back. Operand: expression.
  case callExpression
  /// Ends an expression, whose value is on the stack.
  case endExpression

  // MARK: Content

  /// Presents a line, taking its substitutions. Operand: line; count: substitutions.
  case runLine
  /// Hands a command to the host, taking its substitutions. Operand: command; count: substitutions.
  case runCommand
  /// Begins a group of options, which is built anew from here after an interruption.
  case beginOptions
  /// Adds an option, taking its substitutions. Operand: line; count: substitutions.
  case addOption
  /// Takes the substitutions and then a bool, and adds an option that can be chosen where it is
  /// true. As `addOption`.
  case addConditionalOption
  /// Offers the added options; the choice goes on at the jump after this one that has its place.
  ///
  /// Count: options.
  case showOptions
  /// Takes a bool; where it is true the content may be selected. Operand: content.
  case addCandidate
  /// Selects among the added contents; goes on at the jump after this one that has its place.
  ///
  /// A last jump stands for the case that no content may be selected.
  case selectContent

  // MARK: Values

  /// Puts a number on the stack. Operand: its bits.
  case pushNumber
  /// Puts a string on the stack. Operand: string.
  case pushString
  /// Puts a bool on the stack. Operand: 0 or 1.
  case pushBool
  /// Takes a value and forgets it.
  case pop
  /// Puts a variable's value on the stack. Operand: slot.
  case loadVariable
  /// Takes a value and stores it. Operand: slot.
  case storeVariable
  /// Takes a number, keeps it within the ladder and stores it. Operand: ladder.
  case storeLadder
  /// Puts on the stack whether something that happens once is still to come. Operand: its flag.
  case pushUnseen
  /// Remembers that something that happens once has happened. Operand: its flag.
  case markSeen

  // MARK: Operators

  /// Adds numbers or joins strings.
  case add
  case subtract
  case multiply
  case divide
  /// The remainder of numbers that are made whole first.
  case remainder
  case negate
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
  /// Calls a function of the host. Operand: function; count: arguments.
  case callHost

  /// How many values the operation takes from and puts on the stack, given `count`.
  package func stackEffect(count: Int) -> (taken: Int, put: Int) {
    switch self {
    case .enterNode, .endNode, .stop, .jump, .jumpToNode, .detourToNode, .beginOptions,
      .showOptions, .selectContent, .markSeen:
      (0, 0)
    case .jumpIfFalse, .jumpToNamedNode, .detourToNamedNode, .storeVariable, .storeLadder, .pop,
      .addCandidate, .endExpression:
      (1, 0)
    case .runLine, .addOption, .runCommand: (count, 0)
    case .addConditionalOption: (count + 1, 0)
    case .pushNumber, .pushString, .pushBool, .loadVariable, .pushUnseen, .callExpression: (0, 1)
    case .add, .subtract, .multiply, .divide, .remainder, .equal, .notEqual, .less, .lessOrEqual,
      .greater, .greaterOrEqual, .and, .or, .exclusiveOr:
      (2, 1)
    case .negate, .not: (1, 1)
    case .callBuiltIn, .callHost: (count, 1)
    }
  }
}
