import Foundation
import Testing

@testable import ScenarioEngine

@Suite struct ProgramTests {
  private func program(_ body: String, headers: String = "") throws -> Program {
    let text = "title: Start\n\(headers)---\n\(body)\n===\n"
    let input = CompilationInput(
      files: [SourceFile(path: "p.yarn", text: text)], profile: .yarn)
    return try #require(Compiler.compile(input).program)
  }

  @Test func commentsAndTheEditorsHeadersLeaveTheBytesAlone() throws {
    let plain = try program("A: x #line:1").canonicalBytes
    #expect(try program("\n// why\nA: x   #line:1 // so").canonicalBytes == plain)
    #expect(try program("A: x #line:1", headers: "position: 1,2\n").canonicalBytes == plain)
    #expect(try program("A: y #line:1").canonicalBytes != plain)
    #expect(try program("A: x #line:2").canonicalBytes != plain)
    #expect(try program("A: x #line:1 #tag").canonicalBytes != plain)
    #expect(try program("A: x #line:1", headers: "track: background\n").canonicalBytes != plain)
  }

  @Test func aLineKnowsItsSpeakerTagsAndTemplate() throws {
    let program = try program("Betjent A: Kl. {1 + 1} \\{nu\\} #line:a #law:rpl-750 #with")
    let line = try #require(program.line(withID: "line:a"))
    #expect(line.speaker == "Betjent A")
    #expect(line.template == "Betjent A: Kl. {0} {nu}")
    #expect(line.tags == ["law:rpl-750", "with"])
    #expect(line.tagValue("law") == "rpl-750")
    #expect(line.hasTag("with"))
    #expect(!line.isOption)
  }

  @Test func linesWithoutAnIDGetOneThatNoLineHas() throws {
    let program = try program("a\nb #line:Start-0\nc")
    #expect(program.lines.map(\.id) == ["line:Start-1", "line:Start-0", "line:Start-2"])
  }

  @Test func aProgramIsWrittenForPeople() throws {
    let text = """
      <<declare $a = 1>>
      -> x {$a} <<if visited("Start")>>
          <<set $a += 2.5>>
      -> y
          <<jump Start>>
      """
    #expect(
      Disassembler.text(of: try program(text)) == """
        Start:
            0  enterNode Start
            1  beginOptions
            2  pushString “Start”
            3  callBuiltIn visited (1)
            4  loadVariable $a
            5  addConditionalOption line:Start-0 “x {0}” (1)
            6  addOption line:Start-1 “y”
            7  showOptions (2)
            8  jump → 11
            9  jump → 16
           10  jump → 18
           11  loadVariable $a
           12  pushNumber 2.5
           13  add
           14  storeVariable $a
           15  jump → 18
           16  jumpToNode Start
           17  jump → 18
           18  endNode

        """)
  }

  @Test func anInstructionIsEightBytes() {
    #expect(MemoryLayout<Instruction>.size == 8)
  }

  /// Goes through the instructions in order: every statement leaves the stack as it found it.
  @Test(arguments: PlaythroughTests.cases)
  func everyStatementLeavesTheStackEmpty(_ name: String) throws {
    let url = PlaythroughTests.folder.appending(path: name + ".yarn")
    let compilation = Compiler.compile(TestLanguage.input(try CaseFolder.text(url)))
    var depth = 0
    for instruction in try #require(compilation.program).instructions {
      let effect = instruction.opcode.stackEffect(count: Int(instruction.count))
      depth -= effect.taken
      #expect(depth >= 0)
      depth += effect.put
      switch instruction.opcode {
      case .enterNode, .endNode, .jump, .jumpToNode, .runLine, .showOptions, .runCommand,
        .storeVariable, .storeLadder:
        #expect(depth == 0)
      default: break
      }
    }
  }
}
