/// How far each count of visits matters: one past the largest number that it is compared with.
///
/// From there on every comparison has the same result, so a larger count is the
/// same state. Where a count is used in another way than in a comparison with a
/// number there is no such bound.
struct VisitLimits {
  /// A count that has no bound is followed to here, and the result called undecided beyond.
  static let largest = 255

  /// By visit slot: where the count stays; 0 where nothing asks about it.
  private(set) var limits: [Int]
  /// By visit slot: whether reaching the limit loses something.
  private(set) var isOpen: [Bool]

  init(_ program: Program) {
    limits = Array(repeating: 0, count: program.visitCount)
    isOpen = Array(repeating: false, count: program.visitCount)
    for index in program.instructions.indices {
      let instruction = program.instructions[index]
      guard instruction.opcode == .callBuiltIn,
        let function = BuiltInFunction(rawValue: UInt8(truncatingIfNeeded: instruction.operand))
      else { continue }
      switch function {
      case .visited: raise(Self.slots(askedAt: index, program), to: 1)
      case .visitedCount:
        raise(Self.slots(askedAt: index, program), to: Self.limit(at: index, program))
      default: break
      }
    }
  }

  /// `nil` stands for no bound.
  private mutating func raise(_ slots: [Int], to limit: Int?) {
    for slot in slots {
      if let limit, limit <= Self.largest {
        limits[slot] = max(limits[slot], limit)
      } else {
        limits[slot] = Self.largest
        isOpen[slot] = true
      }
    }
  }

  /// The counts that a call can ask about: one, or all where the name is computed.
  private static func slots(askedAt index: Int, _ program: Program) -> [Int] {
    let before = program.instructions[max(0, index - 1)]
    guard before.opcode == .pushString else { return Array(0..<program.visitCount) }
    let name = program.strings[before.index]
    return program.nodeIndices[name].flatMap { program.nodes[$0].visitSlot }.map { [$0] } ?? []
  }

  /// One past the number that the result is compared with; 0 where it is only shown.
  private static func limit(at index: Int, _ program: Program) -> Int? {
    let isNamed = index > 0 && program.instructions[index - 1].opcode == .pushString
    switch ValueUse.use(ofValueAt: index, from: isNamed ? index - 1 : index, in: program) {
    case .shown: return 0
    case .compared(with: .number(let number)) where number.magnitude < 1_000_000:
      return max(0, Int(number.rounded(.down)) + 1)
    case .compared, .otherwise: return nil
    }
  }
}
