/// One step of a program in 8 bytes; names and texts are indices into the program's tables.
package struct Instruction: Sendable, Hashable {
  package var opcode: Opcode
  /// How many values are taken, where the operation takes a varying number.
  package var count: UInt8
  package var operand: UInt32

  package init(_ opcode: Opcode, operand: Int = 0, count: Int = 0) {
    self.opcode = opcode
    self.count = UInt8(clamping: count)
    self.operand = UInt32(clamping: operand)
  }

  package init(number: Float) {
    self.opcode = .pushNumber
    self.count = 0
    self.operand = number.bitPattern
  }

  /// The operand as an index.
  package var index: Int { Int(operand) }
}
