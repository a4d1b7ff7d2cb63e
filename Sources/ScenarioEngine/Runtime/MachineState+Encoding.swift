// A state as bytes, to be kept and to be taken up again.
//
// Little-endian numbers, every list with its length, a version first. Equal
// states give equal bytes. What is read is checked against the program before
// it becomes a state: a machine that runs it cannot trap, whatever the bytes
// were. That the program is the same one is for the caller to know.

extension MachineState {
  /// The first byte; another number is another layout.
  static let encodingVersion: UInt8 = 1

  /// Writes the whole state.
  package func encode() -> [UInt8] {
    var writer = StateWriter()
    writer.write(Self.encodingVersion)
    writer.write(shared)
    writer.write(thread)
    return writer.bytes
  }

  /// Reads a state of a program.
  package init(decoding bytes: [UInt8], program: Program) throws(StateDecodingError) {
    var reader = StateReader(bytes)
    let version = try reader.readByte()
    guard version == Self.encodingVersion else { throw .unknownVersion(version) }
    shared = try reader.readShared(program)
    thread = try reader.readThread(program)
    guard reader.isAtEnd else { throw .trailingBytes }
  }
}

extension ThreadState {
  /// Writes this track alone.
  package func encode() -> [UInt8] {
    var writer = StateWriter()
    writer.write(MachineState.encodingVersion)
    writer.write(self)
    return writer.bytes
  }

  /// Reads a track of a program.
  package init(decoding bytes: [UInt8], program: Program) throws(StateDecodingError) {
    var reader = StateReader(bytes)
    let version = try reader.readByte()
    guard version == MachineState.encodingVersion else { throw .unknownVersion(version) }
    self = try reader.readThread(program)
    guard reader.isAtEnd else { throw .trailingBytes }
  }
}

/// Why bytes are not a state of a program.
package enum StateDecodingError: Error, Sendable, Hashable {
  case unknownVersion(UInt8)
  /// The bytes end within something.
  case truncated
  /// Bytes are left over.
  case trailingBytes
  /// A number stands where it has no meaning, or a text is no UTF-8.
  case malformed
  /// A list is not as long as the program makes it, or a place is not in the program.
  case otherProgram
}

/// Appends numbers, texts and lists.
private struct StateWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func write(count: Int) { write(UInt32(truncatingIfNeeded: count)) }

  private mutating func write(_ text: String) {
    write(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func write(_ value: Value) {
    switch value {
    case .number(let number):
      write(UInt8(0))
      write(number.bitPattern)
    case .string(let text):
      write(UInt8(1))
      write(text)
    case .bool(let bool): write(UInt8(bool ? 3 : 2))
    }
  }

  mutating func write(_ shared: SharedState) {
    write(shared.generator.state)
    write(shared.saliency.rawValue)
    write(count: shared.variables.count)
    for value in shared.variables { write(value) }
    write(count: shared.visits.count)
    for count in shared.visits { write(count) }
    write(count: shared.contentViews.count)
    for count in shared.contentViews { write(count) }
    write(count: shared.seen.count)
    for isSeen in shared.seen { write(UInt8(isSeen ? 1 : 0)) }
  }

  mutating func write(_ thread: ThreadState) {
    write(thread.executionState.rawValue)
    write(count: thread.counter)
    write(count: thread.node)
    write(count: thread.groupStart)
    write(count: thread.quietNodes)
    write(count: thread.callStack.count)
    for site in thread.callStack {
      write(count: site.node)
      write(count: site.counter)
    }
    write(count: thread.offered.count)
    for offer in thread.offered {
      write(offer.line)
      write(UInt8(offer.isAvailable ? 1 : 0))
      write(offer.textCount)
      for text in thread.offeredTexts[offer.textRange] { write(text) }
    }
  }
}
