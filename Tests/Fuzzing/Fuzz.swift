// The fuzzing target: one text in, everything that the engine can do with it, and no trap.
//
// It is compiled together with the engine's own sources (see `fuzz`), so that
// every edge of them counts as coverage.

/// What libFuzzer calls for each text that it tries.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var trial = Trial(bytes)
  trial.run()
  return 0
}

/// Everything that is tried with one text.
struct Trial {
  /// Enough to leave any small scene, short enough to try thousands a second.
  static let stepLimit = 120

  let text: String
  private var generator: SeededGenerator

  init(_ bytes: [UInt8]) {
    text = String(decoding: bytes, as: UTF8.self)
    // The text itself decides every choice, so that a finding comes again.
    let seed = bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    generator = SeededGenerator(seed: seed)
  }

  mutating func run() {
    for profile in CompilationProfile.allCases {
      let compilation = compile(text, profile)
      tellAll(compilation.diagnostics)
      if let program = compilation.program { play(program) }
    }
    _ = try? TestPlan(text)
  }

  // MARK: - Compiling

  private func compile(_ text: String, _ profile: CompilationProfile) -> Compilation {
    Compiler.compile(
      CompilationInput(
        files: [SourceFile(path: "f.yarn", text: text)], vocabulary: Declarations.vocabulary,
        knownNames: profile == .modet ? Declarations.names : nil, profile: profile))
  }

  /// Writes every diagnostic and looks whether its places lie in the text.
  private func tellAll(_ diagnostics: [Diagnostic]) {
    let file = SourceFile(path: "f.yarn", text: text)
    for language in DiagnosticLanguage.allCases {
      _ = DiagnosticFormatter(files: [file], language: language).format(diagnostics)
    }
    for diagnostic in diagnostics {
      let ranges =
        [diagnostic.range] + diagnostic.notes.map(\.range)
        + diagnostic.fixIts.flatMap { $0.edits.map(\.range) }
      for range in ranges {
        precondition(range.file == 0, "\(diagnostic.code.rawValue) is in no file")
        precondition(
          range.lower >= 0 && range.lower <= range.upper && range.upper <= file.bytes.count,
          "\(diagnostic.code.rawValue) points outside the text")
      }
    }
  }

  // MARK: - Playing

  private mutating func play(_ program: Program) {
    var machine = VirtualMachine(
      program: program, functions: SuiteFunctions.functions, seed: generator.next())
    let strategies = SaliencyStrategy.allCases
    machine.state.shared.saliency = strategies[pick(strategies.count)]
    let texts = StringTable(baseLanguage: "da")
    guard !program.nodes.isEmpty else { return }
    let start = program.nodes[pick(program.nodes.count)].name
    guard (try? machine.start(node: start)) != nil else { return }
    for _ in 0..<Self.stepLimit {
      guard let shown = try? machine.next() else { return }
      switch shown {
      case .line(let line):
        _ = texts.text(
          for: program.lines[line.lineIndex], substitutions: line.substitutions, language: "da")
      case .options(let group): answer(group, &machine)
      case .finished: return
      default: break
      }
      if pick(16) == 0 {
        try? machine.detour(toNode: program.nodes[pick(program.nodes.count)].name)
      }
      restore(&machine)
      if pick(8) == 0 { goAstray(machine) }
    }
  }

  private mutating func answer(_ group: OfferedGroup, _ machine: inout VirtualMachine) {
    let choice = pick(group.options.count + 1)
    guard group.options.indices.contains(choice), group.options[choice].isAvailable else {
      try? machine.selectNone()
      return
    }
    try? machine.select(choice)
  }

  /// Goes on with the state as it is read back from its bytes, which must be the same state.
  private func restore(_ machine: inout VirtualMachine) {
    let bytes = machine.state.encode()
    guard let state = try? MachineState(decoding: bytes, program: machine.program) else {
      preconditionFailure("a state cannot be read back")
    }
    precondition(state.encode() == bytes, "a state read back differs")
    machine.state = state
  }

  /// Runs on from bytes that somebody has changed: refused, or a state like any other.
  private mutating func goAstray(_ machine: VirtualMachine) {
    var bytes = machine.state.encode()
    bytes[pick(bytes.count)] = UInt8(truncatingIfNeeded: generator.next())
    guard let state = try? MachineState(decoding: bytes, program: machine.program) else { return }
    var other = machine
    other.state = state
    for _ in 0..<8 {
      guard let shown = try? other.next() else { return }
      if case .options(let group) = shown { answer(group, &other) }
    }
  }

  private mutating func pick(_ count: Int) -> Int {
    count > 0 ? Int(generator.next() % UInt64(count)) : 0
  }
}

/// One declaration of each kind, so that every check has something to do.
enum Declarations {
  static let vocabulary = Vocabulary(
    commands: [
      CommandDeclaration(name: "timer", parameters: [.init(name: "seconds", type: .duration)]),
      CommandDeclaration(name: "wait", parameters: [.init(name: "seconds", type: .duration)]),
      CommandDeclaration(name: "end", parameters: [.init(name: "end", type: .end)]),
      CommandDeclaration(name: "start", parameters: [.init(name: "node", type: .node)]),
      CommandDeclaration(
        name: "look",
        parameters: [
          .init(name: "who", type: .cast), .init(name: "target", type: .string, isOptional: true),
        ]),
      CommandDeclaration(
        name: "face",
        parameters: [
          .init(name: "who", type: .cast), .init(name: "face", type: .oneOf(["neutral", "smile"])),
        ]),
      CommandDeclaration(
        name: "light",
        parameters: [.init(name: "level", type: .number), .init(name: "on", type: .bool)]),
      CommandDeclaration(
        name: "say", parameters: [.init(name: "words", type: .string, isRepeated: true)]),
    ],
    functions: SuiteFunctions.declarations)

  static let names = KnownNames(
    cast: ["Betjent", "Unge"], marks: ["street"], ends: ["calm"], sounds: ["siren"],
    law: ["rpl-750"])
}
