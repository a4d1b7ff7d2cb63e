import Foundation
import Testing

@testable import ScenarioEngine

@Suite struct MachineStateTests {
  private func program(_ name: String) throws -> Program {
    let url = PlaythroughTests.folder.appending(path: name + ".yarn")
    let compilation = Compiler.compile(TestLanguage.input(try CaseFolder.text(url)))
    return try #require(compilation.program, "\(compilation.errors)")
  }

  @Test(arguments: PlaythroughTests.cases)
  func aStateThatWasKeptGoesOnAsTheOriginal(_ name: String) throws {
    let program = try program(name)
    for seed in 0..<4 as Range<UInt64> {
      var original = StateWalk(program, seed: seed)
      var kept = original
      for step in 0..<150 {
        let bytes = original.machine.state.encode()
        let state = try MachineState(decoding: bytes, program: program)
        #expect(state == original.machine.state)
        #expect(state.hashValue == original.machine.state.hashValue)
        #expect(state.encode() == bytes)
        kept.machine.state = state
        #expect(original.step() == kept.step(), "seed \(seed), step \(step)")
        #expect(original.machine == kept.machine)
      }
    }
  }

  @Test(arguments: PlaythroughTests.cases)
  func aTrackIsKeptAlone(_ name: String) throws {
    let program = try program(name)
    var walk = StateWalk(program, seed: 9)
    for _ in 0..<60 {
      let thread = walk.machine.state.thread
      #expect(try ThreadState(decoding: thread.encode(), program: program) == thread)
      _ = walk.step()
    }
  }

  /// What another state's bytes become is a state or an error; the machine runs it or refuses it.
  @Test(arguments: PlaythroughTests.cases)
  func changedBytesNeverTrap(_ name: String) throws {
    let program = try program(name)
    var generator = SeededGenerator(seed: 3)
    var walk = StateWalk(program, seed: 5)
    var accepted = 0
    for _ in 0..<400 {
      _ = walk.step()
      var bytes = walk.machine.state.encode()
      for _ in 0...generator.draw(below: 3) {
        let place = Int(generator.draw(below: UInt64(bytes.count)))
        switch generator.draw(below: 4) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
        case 1: bytes[place] ^= 1 << UInt8(generator.draw(below: 8))
        case 2: bytes[place] = bytes[place] &+ 1
        default: bytes.removeLast(min(bytes.count - 1, Int(generator.draw(below: 5))))
        }
      }
      guard let state = try? MachineState(decoding: bytes, program: program) else { continue }
      accepted += 1
      var other = StateWalk(program, seed: generator.next())
      other.machine.state = state
      for _ in 0..<30 { _ = other.step() }
    }
    #expect(accepted > 0)
  }

  @Test func bytesOfAnythingAreRefused() throws {
    let program = try program("Meeting")
    var generator = SeededGenerator(seed: 8)
    for length in 0..<2_000 {
      var bytes = (0..<length % 97).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      if !bytes.isEmpty { bytes[0] = MachineState.encodingVersion }
      #expect(throws: StateDecodingError.self) {
        try MachineState(decoding: bytes, program: program)
      }
    }
  }

  @Test func whatIsWrongIsTold() throws {
    let program = try program("Meeting")
    let bytes = VirtualMachine(program: program).state.encode()
    func error(_ bytes: [UInt8]) -> StateDecodingError? {
      do {
        _ = try MachineState(decoding: bytes, program: program)
        return nil
      } catch {
        return error
      }
    }
    #expect(error(bytes) == nil)
    #expect(error([]) == .truncated)
    #expect(error([2] + bytes.dropFirst()) == .unknownVersion(2))
    #expect(error(Array(bytes.dropLast())) == .truncated)
    #expect(error(bytes + [0]) == .trailingBytes)
    var strategy = bytes
    strategy[9] = 4
    #expect(error(strategy) == .malformed)
    let other = try self.program("Once")
    #expect(throws: StateDecodingError.otherProgram) {
      try MachineState(decoding: bytes, program: other)
    }
  }

  @Test func statesAreEqualWhereTheirBytesAre() {
    let composed = Value.string("\u{E9}")
    let decomposed = Value.string("e\u{301}")
    #expect(composed != decomposed)
    #expect(Value.number(0) != Value.number(-0.0))
    #expect(Value.number(.nan) == Value.number(.nan))
    #expect(Set([composed, decomposed, .number(.nan), .number(.nan)]).count == 3)
  }

  @Test func aLadderOutsideItsBoundsIsRefused() throws {
    let program = try program("Meeting")
    var state = VirtualMachine(program: program).state
    let slot = try #require(program.ladders.first).slot
    for wrong in [11, -1, 2.5, .nan, .infinity] as [Float] {
      state.shared.variables[slot] = .number(wrong)
      #expect(throws: StateDecodingError.malformed) {
        try MachineState(decoding: state.encode(), program: program)
      }
    }
  }
}
