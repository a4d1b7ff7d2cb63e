/// Writes the canonical bytes of a program: little-endian, every list with its length.
enum ProgramSerializer {
  /// Headers that editors keep for themselves and that change nothing in a run.
  private static let editorHeaders: Set<String> = ["position", "colorID", "colorid", "color"]

  static func bytes(of program: Program) -> [UInt8] {
    var writer = ByteWriter()
    writer.write("modet-program-2")
    writer.write(program.instructions) { writer, instruction in
      writer.bytes.append(instruction.opcode.rawValue)
      writer.bytes.append(instruction.count)
      writer.write(instruction.operand)
    }
    writer.write(program.nodes) { writeNode($1, to: &$0) }
    writer.write(program.lines) { writeLine($1, to: &$0) }
    writer.write(program.commands) { writer, command in
      writer.write(command.words) { $0.write(TextPiece.template(of: $1)) }
      writer.write(command.tags) { $0.write($1) }
    }
    writer.write(program.variables) { writeVariable($1, to: &$0) }
    writer.write(program.ladders) { writer, ladder in
      writer.write(UInt32(truncatingIfNeeded: ladder.slot))
      writer.write(UInt32(truncatingIfNeeded: ladder.lower))
      writer.write(UInt32(truncatingIfNeeded: ladder.upper))
    }
    writer.write(program.contents) { writer, content in
      writer.write(content.id)
      writer.write(UInt32(truncatingIfNeeded: content.complexity))
    }
    writer.write(program.expressions) { writer, expression in
      writer.write(expression.name)
      writer.write(UInt32(truncatingIfNeeded: expression.entry))
    }
    writer.write(program.functions) { $0.write($1.name) }
    writer.write(UInt32(truncatingIfNeeded: program.onceCount))
    writer.write(program.strings) { $0.write($1) }
    return writer.bytes
  }

  private static func writeNode(_ node: NodeInfo, to writer: inout ByteWriter) {
    writer.write(node.name)
    writer.write(UInt32(truncatingIfNeeded: node.entry))
    writer.write(UInt32(truncatingIfNeeded: node.visitSlot ?? -1))
    writer.write(UInt32(truncatingIfNeeded: node.hub ?? -1))
    writer.write(node.headers.filter { !editorHeaders.contains($0.key) }) {
      $0.write($1.key)
      $0.write($1.value)
    }
  }

  private static func writeLine(_ line: LineInfo, to writer: inout ByteWriter) {
    writer.write(line.id)
    writer.write(line.textID)
    writer.write(line.template)
    writer.write(line.tags) { $0.write($1) }
    writer.bytes.append(line.isOption ? 1 : 0)
  }

  private static func writeVariable(_ variable: VariableInfo, to writer: inout ByteWriter) {
    writer.write(variable.name)
    writer.write(variable.initialValue.type.name)
    writer.write(variable.initialValue.text)
    writer.bytes.append(variable.isHostSet ? 1 : 0)
  }
}

/// Appends numbers, strings and lists to a byte array.
private struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func write(_ number: UInt32) {
    for shift in stride(from: 0, through: 24, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift)))
    }
  }

  mutating func write(_ text: String) {
    write(UInt32(truncatingIfNeeded: text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write<Element>(
    _ elements: [Element], _ body: (inout ByteWriter, Element) -> Void
  ) {
    write(UInt32(truncatingIfNeeded: elements.count))
    for element in elements { body(&self, element) }
  }
}
